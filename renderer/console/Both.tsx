/** A word in both languages. */
import type { ReactNode } from 'react';
import type { Words } from './words.ts';

export function Both({ words }: { words: Words }): ReactNode {
  return (
    <>
      {words.zh} <small lang="en">{words.en}</small>
    </>
  );
}
