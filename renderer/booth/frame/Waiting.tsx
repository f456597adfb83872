/** While the booth gets ready or its core restarts: calm words in both languages, because no view tells which one. */
import type { ReactNode } from 'react';
import { en } from '../../text/en.ts';
import { zhCN } from '../../text/zhCN.ts';
import styles from './Waiting.module.css';

export function Waiting({ lost }: { readonly lost: boolean }): ReactNode {
  return (
    <main className={styles.waiting} role="status">
      <h1>{lost ? zhCN.common.lostTitle : zhCN.common.connecting}</h1>
      {lost && <p>{zhCN.common.lostSentence}</p>}
      <p lang="en">{lost ? `${en.common.lostTitle}. ${en.common.lostSentence}` : en.common.connecting}</p>
    </main>
  );
}
