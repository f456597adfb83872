/** A drawing of the desk: the card sinks onto the reader in a slow loop; under reduced motion it lies there. */
import type { ReactNode } from 'react';
import { useLayout } from '../../parts/layout.ts';
import { useText } from '../../text/text.ts';
import shared from './arrive.module.css';
import styles from './DeskDrawing.module.css';

export function DeskDrawing({ reading }: { readonly reading: boolean }): ReactNode {
  const text = useText().card;
  const { large } = useLayout();
  // With large text there is less room: the desk without the screen above it.
  const seen = large ? '20 158 760 364' : '0 0 800 560';
  return (
    <div className={shared.drawing} data-teaches>
      <svg
        className={styles.desk}
        data-reading={reading || undefined}
        viewBox={seen}
        role="img"
        aria-label={text.drawing}
      >
        {/* screen, desk */}
        <path className={styles.screen} d="M196 20h408a14 14 0 0 1 14 14v120H182V34a14 14 0 0 1 14-14z" />
        <path className={styles.screenLine} d="M236 66h150M236 96h104" />
        <rect className={styles.screenButton} x="474" y="100" width="98" height="30" rx="8" />
        <path className={styles.board} d="M112 190h576l92 300H20z" />
        <path className={styles.edge} d="M20 490h760v32H20z" />
        {/* reader */}
        <path className={styles.glow} d="M386 262h284l42 158H372z" />
        <path className={styles.reader} d="M398 274h262l36 134H388z" />
        <text className={styles.name} x="541" y="452" textAnchor="middle">
          {text.readerName}
        </text>
        {/* card */}
        <g className={styles.card}>
          <path className={styles.plastic} d="M426 292h208l24 98H414z" />
          <path className={styles.photo} d="M560 306h52l13 58h-58z" />
          <circle className={styles.face} cx="589" cy="325" r="10" />
          <path className={styles.face} d="M572 356c2-14 9-19 19-19s18 5 22 19z" />
          <path className={styles.print} d="M446 314h84M444 334h92M441 354h76M437 376h120" />
        </g>
        {/* where it goes */}
        <g className={styles.arrow}>
          <path d="M541 168v70m-28-26 28 30 28-30" />
        </g>
        <g className={styles.waves}>
          <path d="M728 268c20 20 28 44 28 72" />
          <path d="M706 290c12 14 18 30 18 50" />
        </g>
      </svg>
    </div>
  );
}
