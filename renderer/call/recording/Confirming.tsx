/** The integrity value of what was recorded, shown in groups, and the answer of each person to it. */
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { NOT_RECORDED, RECORD_WORDS_MAX, type MadeView } from '../../../main/contract/recording.ts';
import type { RoomView } from '../../../main/contract/live.ts';
import type { Call } from '../call.ts';
import css from '../call.module.css';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import own from './recording.module.css';

export interface ConfirmingProps {
  readonly call: Call;
  readonly view: RoomView;
  /** Where buttons are others and words are written in a place of their own: these instead of the two answers. */
  readonly answers?: (recording: string) => ReactNode;
}

/** Whether somebody is being asked for their own answer. */
export const asksYou = (view: RoomView): boolean =>
  (view.recording ?? NOT_RECORDED).made.some(({ value, yours }) => value !== null && yours === null);

/** The oldest that still waits for somebody; nothing where none does. */
export function Confirming({ view, ...props }: ConfirmingProps): ReactElement | null {
  const { made } = view.recording ?? NOT_RECORDED;
  const open = made.find(({ value, yours, missing }) => value === null || yours === null || missing.length > 0);
  return open === undefined ? null : <One key={open.recording} {...props} view={view} made={open} />;
} // prettier-ignore

function One({ call, view, made, answers }: ConfirmingProps & { readonly made: MadeView }): ReactElement {
  const all = useCallWords();
  const { made: words, missing } = all.recording;
  const { recording, value, yours } = made;
  const waited = view.seats.filter(({ seat }) => made.missing.includes(seat));
  if (value === null)
    return (
      <section className={own['card']} role="status">
        <p>{words.waiting}</p>
      </section>
    );
  return (
    <section className={own['card']} aria-label={words.title}>
      {yours === null ? (
        <>
          <div role="alert">
            <h2>{words.title}</h2>
          </div>
          <p>{words.words}</p>
          <p className={own['value']} data-value>
            {inGroups(value).map((group, at) => (
              <span key={at}>{group}</span>
            ))}
          </p>
          {answers?.(recording) ?? (
            <Answering onAnswer={(answer, said) => call.answerRecording(recording, answer, said)} />
          )}
        </>
      ) : (
        <p role="status">{yours === 'confirmed' ? words.confirmed : words.objected}</p>
      )}
      {waited.length > 0 && (
        <p className={css['hint']} role="status">
          {missing(waited.map((seat) => plateOf(seat, view, all)).join('、'))}
        </p>
      )}
    </section>
  );
}

interface AnsweringProps {
  readonly onAnswer: (answer: 'confirmed' | 'objected', words: string) => void;
}

function Answering({ onAnswer }: AnsweringProps): ReactElement {
  const { made: words } = useCallWords().recording;
  const [said, setSaid] = useState<string | null>(null);
  const [empty, setEmpty] = useState(false);
  const id = useId();
  if (said === null)
    return (
      <div className={css['row']}>
        {/* Neither answer is put before the other. */}
        <button type="button" className={css['button']} onClick={() => onAnswer('confirmed', '')}>
          {words.confirm}
        </button>
        <button type="button" className={css['button']} onClick={() => setSaid('')}>
          {words.object}
        </button>
      </div>
    );
  return (
    <>
      <label htmlFor={id}>{words.objection}</label>
      <textarea
        id={id}
        maxLength={RECORD_WORDS_MAX}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      {empty && (
        <p role="alert" className={css['warn']}>
          {words.needWords}
        </p>
      )}
      <div className={css['row']}>
        <button
          type="button"
          className={css['button']}
          data-kind="main"
          onClick={() => (said.trim() === '' ? setEmpty(true) : onAnswer('objected', said.trim()))}
        >
          {words.send}
        </button>
        <button type="button" className={css['button']} onClick={() => setSaid(null)}>
          {words.back}
        </button>
      </div>
    </>
  );
}

/** Sixty-four signs, eight by eight, so that two people can compare them aloud. */
const inGroups = (value: string): readonly string[] => value.match(/.{1,8}/gu) ?? [];
