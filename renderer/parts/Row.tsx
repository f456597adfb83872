/** A row of a card: icon, a bold line, a plain line, and something at its end. */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import styles from './Row.module.css';

export interface RowProps {
  readonly icon?: IconName;
  readonly tone?: 'plain' | 'ok' | 'warn';
  readonly title: ReactNode;
  readonly line?: ReactNode;
  readonly end?: ReactNode;
  /** Larger, for screens with little on them. */
  readonly roomy?: boolean;
}

export function Row({ icon, tone = 'plain', title, line, end, roomy = false }: RowProps): ReactNode {
  return (
    <div className={styles.row} data-tone={tone} data-roomy={roomy || undefined}>
      {icon !== undefined && (
        <span className={styles.icon}>
          <Icon name={icon} size={roomy ? 60 : 48} />
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {line !== undefined && <p className={styles.line}>{line}</p>}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </div>
  );
}
