/** Kept marks above a page: strokes in the colour of who made them, notes where they were put. The page lies in the same box. */
import type { ReactElement } from 'react';
import { INK } from '../../../main/contract/coview.ts';
import { pointsOf, type Mark } from '../../../main/contract/ink.ts';
import { ROLE_INK } from '../../call/paper/inkDrawing.ts';
import { useWords } from '../words.tsx';
import css from './Marks.module.css';

export function KeptInk({ marks }: { readonly marks: readonly Mark[] }): ReactElement | null {
  const { live, marks: words } = useWords();
  if (marks.length === 0) return null;
  return (
    <>
      <svg
        className={css['strokes']}
        viewBox={`0 0 ${INK.side} ${INK.side}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {marks.map(({ body, role }, index) =>
          body.kind === 'stroke' ? (
            <polyline key={index} points={pairsOf(pointsOf(body.pieces))} stroke={ROLE_INK[role]} />
          ) : null,
        )}
      </svg>
      {marks.map(({ body, role, seat }, index) =>
        body.kind === 'note' ? (
          <p
            key={index}
            className={css['note']}
            style={{ left: `${body.x / 100}%`, top: `${body.y / 100}%`, borderColor: ROLE_INK[role] }}
          >
            <b>{words.who(live.host[role], seat)}</b> {body.words}
          </p>
        ) : null,
      )}
    </>
  );
}

/** A dot is a line to itself. */
function pairsOf(points: readonly number[]): string {
  const pairs: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) pairs.push(`${points[i]},${points[i + 1]}`);
  return pairs.length === 1 ? `${pairs[0]} ${pairs[0]}` : pairs.join(' ');
}
