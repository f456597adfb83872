/** The signature drawn from its samples, whole or as it came about in time. */
import { Play } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { SignatureRecord } from '../../main/contract/request.ts';
import detail from './Detail.module.css';
import { durationMs, frameOf, strokesOf, until, type Stroke } from './ink.ts';
import css from './SignatureView.module.css';
import { clockTime, useWords } from './words.tsx';

export function SignatureView({ record }: { readonly record: SignatureRecord }): ReactElement {
  const { signature: words, locale } = useWords();
  const strokes = useMemo(() => strokesOf(record.samples, record.geometry), [record]);
  const end = durationMs(strokes);
  const [moment, setMoment] = useState(end);
  const [playing, setPlaying] = useState(false);
  useReplay(playing, end, setMoment, () => setPlaying(false));
  const frame = frameOf(strokes);

  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <svg
        className={css['ink']}
        role="img"
        aria-label={words.picture((end / 1000).toFixed(1), strokes.length)}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      >
        {until(strokes, moment).map((stroke, index) => (
          <Ink key={index} stroke={stroke} />
        ))}
      </svg>
      <div className={css['replay']}>
        <button
          type="button"
          className="button"
          onClick={() => {
            setMoment(0);
            setPlaying(true);
          }}
        >
          <Play size={18} aria-hidden />
          {words.replay}
        </button>
        <input
          type="range"
          aria-label={words.moment}
          min={0}
          max={end}
          step={10}
          value={moment}
          onChange={(event) => {
            setPlaying(false);
            setMoment(Number(event.target.value));
          }}
        />
      </div>
      <p className="hint">
        {words.facts(
          record.pad.model,
          clockTime(record.startedAt, locale),
          clockTime(record.completedAt, locale),
          record.samples.length,
        )}{' '}
        {words.gaps(record.gaps)}
      </p>
    </section>
  );
}

/** Between each two samples a line as wide as the pressure was. */
function Ink({ stroke }: { readonly stroke: Stroke }): ReactElement {
  return (
    <g>
      {stroke.map((dot, index) => {
        const before = stroke[index - 1] ?? dot;
        return <line key={index} x1={before.x} y1={before.y} x2={dot.x} y2={dot.y} strokeWidth={dot.width} />;
      })}
    </g>
  );
}

/** Plays in the time it was written, by the clock of the screen. */
function useReplay(playing: boolean, end: number, show: (moment: number) => void, done: () => void): void {
  useEffect(() => {
    if (!playing) return undefined;
    let begun: number | null = null;
    let frame = requestAnimationFrame(function step(time) {
      begun ??= time;
      const moment = Math.min(end, time - begun);
      show(moment);
      if (moment < end) frame = requestAnimationFrame(step);
      else done();
    });
    return () => cancelAnimationFrame(frame);
    // `show` and `done` only set state: a new function is no reason to begin again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [playing, end]);
}
