/** A clause with what was added and removed, told by a sign and in words, not by colour alone. */
import type { ReactElement } from 'react';
import type { ClauseChange, Piece } from './difference.ts';
import css from './difference.module.css';

export interface DifferenceWords {
  /** Read out before and after a piece, and shown as its sign. */
  readonly added: string;
  readonly removed: string;
  readonly end: string;
}

const SIGN = { added: '＋', removed: '－' } as const;

function Part({ kind, text, words }: Piece & { readonly words: DifferenceWords }): ReactElement {
  if (kind === 'same') return <span>{text}</span>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className={css[kind]} data-change={kind}>
      <span className="spoken">{words[kind]}</span>
      <b aria-hidden>{SIGN[kind]}</b>
      {text}
      <span className="spoken">{words.end}</span>
    </Mark>
  );
}

export function Difference({
  change,
  words,
}: {
  readonly change: ClauseChange;
  readonly words: DifferenceWords;
}): ReactElement {
  return (
    <p className={css['text']} lang="zh-CN" data-personal>
      {change.pieces.map((piece, at) => (
        <Part key={at} {...piece} words={words} />
      ))}
    </p>
  );
}
