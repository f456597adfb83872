/** The code that was read out on the telephone, typed in. */
import { useId, useState, type ReactElement } from 'react';
import css from '../call/call.module.css';
import { useHeading } from '../call/hooks.ts';
import { useCallWords } from '../call/text.ts';
import { redeem, type HeldSeat } from './seat.ts';

/** Nothing was typed; every other name of a refusal is the court's. */
const EMPTY = 'empty';

export function Entry({ onSeat }: { readonly onSeat: (seat: HeldSeat) => void }): ReactElement {
  const words = useCallWords();
  const { entry } = words;
  const heading = useHeading();
  const id = useId();
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const wrong = refused === null ? null : refused === EMPTY ? entry.empty : words.refused(refused);
  const enter = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (code.trim() === '') return setRefused(EMPTY);
    const seat = await redeem(code.trim());
    return seat.ok ? onSeat(seat.value) : setRefused(seat.error);
  };
  return (
    <main className={css['calm']}>
      <h1 ref={heading} tabIndex={-1}>
        {entry.title}
      </h1>
      {wrong !== null && (
        <p role="alert" id={`${id}wrong`} className={css['warn']}>
          {wrong}
        </p>
      )}
      <form className={css['form']} onSubmit={(event) => void enter(event)}>
        <label htmlFor={id}>{entry.label}</label>
        <p id={`${id}hint`} className={css['hint']}>
          {entry.words}
        </p>
        <input
          id={id}
          className={css['field']}
          value={code}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={wrong === null ? `${id}hint` : `${id}hint ${id}wrong`}
          aria-invalid={wrong !== null}
          onChange={(event) => setCode(event.target.value)}
        />
        <button type="submit" className={css['button']} data-kind="main">
          {entry.enter}
        </button>
      </form>
    </main>
  );
}
