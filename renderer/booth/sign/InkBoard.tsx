/** White paper with the signature as it is written: black ink in every theme, the pad's own proportions, a base line. */
import { memo, useRef, type PointerEvent, type ReactNode } from 'react';
import type { PadGeometry, PenSample } from '../../../main/contract/devices.ts';
import { useArea } from '../../text-entry/useArea.ts';
import { penWidth, pointerSample, strokePath, type Ink, type InkStroke } from './ink.ts';
import styles from './Sign.module.css';

/** A finished stroke is the same array for ever: it is outlined once. */
const Stroke = memo(function Stroke({
  stroke,
  width,
  complete,
}: {
  stroke: InkStroke;
  width: number;
  complete: boolean;
}): ReactNode {
  return <path d={strokePath(stroke, width, complete)} />;
});

export interface InkBoardProps {
  readonly ink: Ink;
  readonly geometry: PadGeometry;
  readonly label: string;
  /** Shown while the board is empty. */
  readonly hint: string;
  /** Given where the board itself is written on. */
  readonly onSamples?: (samples: readonly PenSample[]) => void;
}

const BASE_LINE = 0.78;

export function InkBoard({ ink, geometry, label, hint, onSamples }: InkBoardProps): ReactNode {
  const [ref, area] = useArea<HTMLDivElement>();
  const ratio = geometry.maxX / geometry.maxY;
  const width = Math.floor(Math.min(area.width, area.height * ratio));
  const height = Math.floor(width / ratio);
  const started = useRef<number | null>(null);
  const down = useRef(false);

  const send = (event: PointerEvent<HTMLDivElement>, touching: boolean): void => {
    if (onSamples === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const native = event.nativeEvent;
    const all = native.getCoalescedEvents?.() ?? [];
    const origin = (started.current ??= native.timeStamp);
    onSamples(
      (touching && all.length > 0 ? all : [native]).map((one) =>
        pointerSample(
          {
            x: one.clientX,
            y: one.clientY,
            pressure: touching ? one.pressure : 0,
            t: Math.round(one.timeStamp - origin),
            down: touching,
          },
          box,
          geometry,
        ),
      ),
    );
  };
  const writing =
    onSamples === undefined
      ? {}
      : {
          onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
            if (!event.isPrimary) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            down.current = true;
            send(event, true);
          },
          onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
            if (down.current && event.isPrimary) send(event, true);
          },
          onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
            if (!down.current || !event.isPrimary) return;
            down.current = false;
            send(event, false);
          },
          onPointerCancel: (event: PointerEvent<HTMLDivElement>) => {
            if (!down.current) return;
            down.current = false;
            send(event, false);
          },
        };
  const last = ink.strokes.length - 1;
  return (
    <div ref={ref} className={styles.place}>
      {width > 0 && (
        <div
          className={styles.board}
          data-paper
          role="img"
          aria-label={label}
          data-writable={onSamples !== undefined || undefined}
          style={{ width, height }}
          {...writing}
        >
          <svg viewBox={`0 0 ${geometry.maxX} ${geometry.maxY}`} aria-hidden>
            <line
              className={styles.base}
              x1={geometry.maxX * 0.06}
              x2={geometry.maxX * 0.94}
              y1={geometry.maxY * BASE_LINE}
              y2={geometry.maxY * BASE_LINE}
            />
            {ink.strokes.map((stroke, i) => (
              <Stroke key={i} stroke={stroke} width={penWidth(geometry)} complete={i < last || !ink.down} />
            ))}
          </svg>
          {ink.strokes.length === 0 && <p className={styles.hint}>{hint}</p>}
        </div>
      )}
    </div>
  );
}
