/** A white card on the paper: groups what belongs together. */
import type { ReactNode } from 'react';
import styles from './Card.module.css';

export function Card({ children, grow = false }: { readonly children: ReactNode; readonly grow?: boolean }): ReactNode {
  return (
    <div className={styles.card} data-grow={grow || undefined}>
      {children}
    </div>
  );
}
