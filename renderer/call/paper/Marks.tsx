/** Who has marked this page, in words: for who does not see ink, and for whom colours are alike. */
import type { ReactElement } from 'react';
import { marksOn } from '../../../main/contract/ink.ts';
import type { RoomView } from '../../../main/contract/live.ts';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import { ROLE_INK } from './inkDrawing.ts';
import css from './paper.module.css';
import type { Papers, PapersState } from './papers.ts';

export interface MarksProps {
  readonly papers: Papers;
  readonly state: PapersState;
  readonly view: RoomView;
}

export function Marks({ papers, state, view }: MarksProps): ReactElement | null {
  const words = useCallWords();
  const strokes = marksOn(papers.ink(), state.page).filter(({ body }) => body.kind === 'stroke');
  const seats = [...new Set(strokes.map(({ seat }) => seat))].toSorted((a, b) => a - b);
  if (seats.length === 0) return null;
  return (
    <ul className={css['marks']} aria-label={words.paper.words.marksHere}>
      {seats.map((number) => {
        const of = strokes.filter(({ seat }) => seat === number);
        const role = of[0]?.role ?? 'party';
        const seat = view.seats.find((one) => one.seat === number);
        const who = seat === undefined ? words.role[role] : plateOf(seat, view, words);
        return (
          <li key={number}>
            <b style={{ background: ROLE_INK[role] }} aria-hidden>
              {words.paper.sign[role]}
              {number}
            </b>{' '}
            {words.paper.marks(who, of.length)}
          </li>
        );
      })}
    </ul>
  );
}
