/** A canvas that stands for the pad's surface: what is drawn here reaches the booth as pen reports. */
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import styles from './console.module.css';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly p: number;
}

interface PadCanvasProps {
  /** One finished stroke, in 0…1 of the surface; `msPerSample` keeps the pace it was drawn at. */
  /** Width and height in pixels of the page. */
  readonly shape: readonly [number, number];
  readonly onInk: (strokes: Point[][], msPerSample: number) => void;
}

/** What stands on the pad's own screen is looked at this often, so that its buttons can be tapped. */
const LOOK_MS = 1000;
/** A mouse has no pressure; a pen of the page's own keeps its. */
const MOUSE_PRESSURE = 0.5;

export function PadCanvas({ shape: [width, height], onInk }: PadCanvasProps): ReactNode {
  const [looked, setLooked] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLooked((times) => times + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const stroke = useRef<{ points: Point[]; began: number } | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  const add = (event: PointerEvent<HTMLCanvasElement>): void => {
    const current = stroke.current;
    const context = canvas.current?.getContext('2d');
    if (current === null || context === null || context === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
      p: event.pressure > 0 ? event.pressure : MOUSE_PRESSURE,
    };
    const last = current.points.at(-1) ?? point;
    current.points.push(point);
    context.lineWidth = 2;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(last.x * width, last.y * height);
    context.lineTo(point.x * width, point.y * height);
    context.stroke();
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    stroke.current = { points: [], began: performance.now() };
    add(event);
  };
  const end = (): void => {
    const current = stroke.current;
    stroke.current = null;
    if (current === null || current.points.length === 0) return;
    const pace = (performance.now() - current.began) / current.points.length;
    onInk([current.points], Math.min(50, Math.max(1, pace)));
  };
  return (
    <div>
      <canvas
        ref={canvas}
        className={styles.pad}
        width={width}
        height={height}
        style={{ width, height, backgroundImage: `url(/pad.png?${looked})`, backgroundSize: '100% 100%' }}
        aria-label="在这里写字 write here"
        onPointerDown={begin}
        onPointerMove={add}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <button type="button" onClick={() => canvas.current?.getContext('2d')?.clearRect(0, 0, width, height)}>
        擦干净 <small lang="en">wipe (this window only)</small>
      </button>
    </div>
  );
}
