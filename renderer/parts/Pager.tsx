/** 上一页 · 第 1 页，共 3 页 · 下一页: for content a screen pages by itself, such as a document. */
import type { ReactNode } from 'react';
import { useText } from '../text/text.ts';
import { Button } from './Button.tsx';
import styles from './Pager.module.css';

export interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly of: number;
  readonly onTurn: (page: number) => void;
}

export function Pager({ page, of, onTurn }: PagerProps): ReactNode {
  const text = useText();
  return (
    <div className={styles.pager}>
      <span data-off={page <= 1 || undefined}>
        <Button icon="chevron-up" onPress={() => onTurn(page - 1)}>
          {text.common.previousPage}
        </Button>
      </span>
      <p aria-live="polite">{text.common.pageOf(page, of)}</p>
      <span data-off={page >= of || undefined}>
        <Button icon="chevron-down" onPress={() => onTurn(page + 1)}>
          {text.common.nextPage}
        </Button>
      </span>
    </div>
  );
}
