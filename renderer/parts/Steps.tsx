/** Numbered things to do, in order. */
import type { ReactNode } from 'react';
import styles from './Steps.module.css';

export function Step({
  number,
  children,
}: {
  readonly number: number;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.step}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <p>{children}</p>
    </div>
  );
}
