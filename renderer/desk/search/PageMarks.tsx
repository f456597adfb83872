/** The lines that were looked for, and marks that were kept, on the page they stand on; the page lies in the same box. */
import type { ReactElement, ReactNode } from 'react';
import type { Mark } from '../../../main/contract/ink.ts';
import type { PageCorners } from '../../../main/contract/request.ts';
import { KeptInk } from '../marks/KeptInk.tsx';
import css from './PageMarks.module.css';

export function PageMarks({
  lines,
  kept = [],
  children,
}: {
  readonly lines: readonly PageCorners[];
  readonly kept?: readonly Mark[];
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={css['page']}>
      {children}
      <KeptInk marks={kept} />
      {lines.length > 0 && (
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
          {lines.map((corners, index) => (
            <polygon key={index} points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
          ))}
        </svg>
      )}
    </div>
  );
}
