/** The one place where a finger is drawn along: takes strokes of the first contact only and shows them at once. */
import { useEffect, useRef, type PointerEvent, type ReactNode } from 'react';
import type { InkPoint, Stroke } from './provider.ts';
import { useArea } from './useArea.ts';
import styles from './TextEntry.module.css';

const PEN_WIDTH = 12;
/** Points nearer than this add nothing but work. */
const NEAREST = 2;

export interface WritingAreaProps {
  readonly strokes: readonly Stroke[];
  readonly name: string;
  readonly note: string;
  readonly onStroke: (stroke: Stroke, areaSide: number) => void;
}

function drawPart(context: CanvasRenderingContext2D, from: InkPoint, to: InkPoint): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.lineCap = 'round';
  context.lineWidth = PEN_WIDTH;
  context.strokeStyle = getComputedStyle(canvas).color;
  return context;
}

export function WritingArea({ strokes, name, note, onStroke }: WritingAreaProps): ReactNode {
  const [frame, area] = useArea<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<{ id: number; points: InkPoint[] } | null>(null);

  useEffect(() => {
    const context = canvas.current === null ? null : penOf(canvas.current);
    if (canvas.current === null || context === null) return;
    context.clearRect(0, 0, canvas.current.width, canvas.current.height);
    for (const stroke of strokes) {
      for (const [index, point] of stroke.entries()) drawPart(context, stroke[index - 1] ?? point, point);
    }
  }, [strokes, area.width, area.height]);

  const extend = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (pen.current?.id !== event.pointerId || canvas.current === null) return;
    const { left, top } = canvas.current.getBoundingClientRect();
    const context = penOf(canvas.current);
    const points = pen.current.points;
    const native = event.nativeEvent;
    const coalesced = native.getCoalescedEvents();
    for (const part of coalesced.length > 0 ? coalesced : [native]) {
      const point = { x: part.clientX - left, y: part.clientY - top };
      const last = points.at(-1);
      if (last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < NEAREST) continue;
      if (context !== null) drawPart(context, last ?? point, point);
      points.push(point);
    }
  };

  return (
    <div ref={frame} className={styles.pad}>
      <span className={styles.guide} data-way="across" />
      <span className={styles.guide} data-way="down" />
      <canvas
        ref={canvas}
        role="img"
        aria-label={name}
        width={Math.max(1, Math.round(area.width))}
        height={Math.max(1, Math.round(area.height))}
        onPointerDown={(event) => {
          if (pen.current !== null || !event.isPrimary) return; // palms and further fingers (ux rule 9)
          event.currentTarget.setPointerCapture(event.pointerId);
          pen.current = { id: event.pointerId, points: [] };
          extend(event);
        }}
        onPointerMove={extend}
        onPointerUp={(event) => {
          if (pen.current?.id !== event.pointerId) return;
          extend(event);
          const { points } = pen.current;
          pen.current = null;
          if (points.length > 0) onStroke(points, Math.min(area.width, area.height));
        }}
        onPointerCancel={(event) => {
          if (pen.current?.id === event.pointerId) pen.current = null;
        }}
      />
      {note === '' ? null : <p className={styles.invite}>{note}</p>}
    </div>
  );
}
