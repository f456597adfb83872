/** The box a name is drawn in, by finger, pen or mouse: samples as they come, in hundredths of a millimetre of the box; the line is for the eye alone. */
import { useRef, type PointerEvent, type ReactElement } from 'react';
import type { PadGeometry } from '../../../main/contract/devices.ts';
import { REMOTE_SAMPLES_MAX } from '../../../main/contract/remote/page.ts';
import type { Samples } from '../../../main/contract/remote/signing.ts';
import css from './table.module.css';

const TIP = 3;
const OFF = 2;

export function Drawing({
  geometry,
  samples,
  label,
  onSamples,
}: {
  readonly geometry: PadGeometry;
  readonly samples: Samples;
  readonly label: string;
  /** Given where the box is written on. */
  readonly onSamples?: (more: Samples) => void;
}): ReactElement {
  const down = useRef(false);
  const began = useRef<number | null>(null);
  const { maxX, maxY, maxPressure } = geometry;

  const take = (event: PointerEvent<SVGSVGElement>, touching: boolean): void => {
    if (onSamples === undefined || samples.length >= REMOTE_SAMPLES_MAX) return;
    const box = event.currentTarget.getBoundingClientRect();
    const coalesced = touching ? (event.nativeEvent.getCoalescedEvents?.() ?? []) : [];
    const all = coalesced.length > 0 ? coalesced : [event.nativeEvent];
    const origin = (began.current ??= event.nativeEvent.timeStamp);
    const bounded = (share: number, most: number): number => Math.round(Math.min(1, Math.max(0, share)) * most);
    onSamples(
      all.map((one) => ({
        t: Math.max(0, Math.round(one.timeStamp - origin)),
        x: bounded((one.clientX - box.left) / box.width, maxX),
        y: bounded((one.clientY - box.top) / box.height, maxY),
        p: touching ? bounded(one.pressure, maxPressure) : 0,
        flags: touching ? TIP : OFF,
      })),
    );
  };
  const writing =
    onSamples === undefined
      ? {}
      : {
          onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
            if (!event.isPrimary) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            down.current = true;
            take(event, true);
          },
          onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
            if (down.current && event.isPrimary) take(event, true);
          },
          onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
            if (!down.current || !event.isPrimary) return;
            down.current = false;
            take(event, false);
          },
          onPointerCancel: (event: PointerEvent<SVGSVGElement>) => {
            if (!down.current) return;
            down.current = false;
            take(event, false);
          },
        };
  return (
    <svg
      className={css['box']}
      viewBox={`0 0 ${maxX} ${maxY}`}
      role="img"
      aria-label={label}
      data-writable={onSamples === undefined ? undefined : true}
      {...writing}
    >
      <line x1={maxX * 0.06} x2={maxX * 0.94} y1={maxY * 0.78} y2={maxY * 0.78} className={css['base']} />
      <path d={pathOf(samples)} className={css['ink']} />
    </svg>
  );
} // prettier-ignore

function pathOf(samples: Samples): string {
  let touching = false;
  return samples
    .map(({ x, y, flags }) => {
      const tip = (flags & 1) === 1;
      const part = tip ? `${touching ? 'L' : 'M'}${x} ${y}` : '';
      touching = tip;
      return part;
    })
    .join('');
}
