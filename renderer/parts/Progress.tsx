/** Where the person is in the request: words and a bar; the number may shrink, never grow. */
import type { ReactNode } from 'react';
import styles from './Progress.module.css';

export interface ProgressProps {
  readonly step: number;
  readonly of: number;
  /** 第 3 步，共 8 步 · 要求什么 */
  readonly words: string;
}

export function Progress({ step, of, words }: ProgressProps): ReactNode {
  return (
    <div className={styles.progress}>
      <span className={styles.bar} aria-hidden>
        {Array.from({ length: of }, (_, index) => (
          <span key={index} data-state={index + 1 < step ? 'done' : index + 1 === step ? 'now' : 'ahead'} />
        ))}
      </span>
      <p data-public>{words}</p>
    </div>
  );
}
