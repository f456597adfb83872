/** Three small drawings for the idle screen, in the line of the icons. */
import type { ReactNode } from 'react';
import styles from './StepPicture.module.css';

const drawings: Readonly<Record<'card' | 'talk' | 'sign', ReactNode>> = {
  card: (
    <>
      <path className={styles.soft} d="M26 84h108l14 22H12z" />
      <rect className={styles.paper} x="38" y="26" width="84" height="54" rx="7" />
      <circle cx="59" cy="46" r="7" />
      <path d="M48 66c1-8 5-11 11-11s10 3 11 11M82 43h28M82 54h28M82 65h18" />
      <path d="M80 86v12m-8-7 8 8 8-8" />
    </>
  ),
  talk: (
    <>
      <path className={styles.soft} d="M16 100h128v6H16z" />
      <path
        className={styles.paper}
        d="M24 22h66a8 8 0 0 1 8 8v26a8 8 0 0 1-8 8H56L40 78V64H24a8 8 0 0 1-8-8V30a8 8 0 0 1 8-8z"
      />
      <path d="M32 38h50M32 49h30" />
      <path
        className={styles.paper}
        d="M110 46h26a8 8 0 0 1 8 8v22a8 8 0 0 1-8 8h-8v13L114 84H86a8 8 0 0 1-8-8v-4"
      />
      <path d="M112 66h16" />
    </>
  ),
  sign: (
    <>
      <path className={styles.soft} d="M14 98h132v8H14z" />
      <path className={styles.paper} d="M40 16h56l22 22v62H40z" />
      <path d="M96 16v22h22M54 40h28M54 52h48M54 64h34" />
      <path className={styles.ink} d="M56 84c6-12 11-12 11-2s6 6 9 0 7-7 8 0 6 4 12-1" />
      <path d="m100 82 32-34 8 8-32 33-11 3z" className={styles.paper} />
    </>
  ),
};

export function StepPicture({ of }: { readonly of: keyof typeof drawings }): ReactNode {
  return (
    <svg className={styles.picture} aria-hidden viewBox="0 0 160 120" width="160" height="120">
      {drawings[of]}
    </svg>
  );
}
