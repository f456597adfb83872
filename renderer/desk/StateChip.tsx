/** The state of a request as a word on its colour; the word alone says it all. */
import type { ReactElement } from 'react';
import type { InboxRow } from '../../main/contract/desk.ts';
import css from './StateChip.module.css';
import { useWords } from './words.tsx';

export function StateChip({ state }: { readonly state: InboxRow['state'] }): ReactElement {
  return (
    <span className={css['chip']} data-state={state}>
      {useWords().state[state]}
    </span>
  );
}
