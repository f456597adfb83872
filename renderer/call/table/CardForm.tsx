/** What stands on a party's card, typed by its holder after the privacy notice; whoever leads compares it with the card itself. */
import { useId, useState, type ReactElement } from 'react';
import { TypedCard, type RemoteView } from '../../../main/contract/remote/page.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import { useLocalText, type Speaking } from './speaking.tsx';
import css from './table.module.css';

const FIELDS = ['name', 'number', 'nation', 'address', 'authority', 'validFrom', 'validTo'] as const;
const EMPTY = { name: '', number: '', nation: '', address: '', authority: '', validFrom: '', validTo: '' };

export function CardForm({
  view,
  speaking,
}: {
  readonly view: Extract<RemoteView, { at: 'asked' }>;
  readonly speaking: Speaking;
}): ReactElement {
  const { card: words, refused } = useCallWords().table;
  const local = useLocalText();
  const id = useId();
  const [typed, setTyped] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const [since] = useState(() => performance.now());
  if (view.given)
    return (
      <>
        <h2>{words.given}</h2>
        <p role="status">{words.givenWords}</p>
      </>
    );
  const send = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    const card = TypedCard.safeParse(typed);
    setMissing(!card.success);
    if (card.success)
      void speaking.ask({
        want: 'takePart',
        card: card.data,
        shownMs: Math.round(performance.now() - since),
      });
  };
  return (
    <form className={css['form']} onSubmit={send} autoComplete="off">
      <h2>{words.title}</h2>
      {view.privacy.rows.map(({ question, sentence }) => (
        <p key={question['zh-CN']} className={call['hint']}>
          <strong>{local(question)}</strong> {local(sentence)}
        </p>
      ))}
      <p>{words.words}</p>
      {view.problem !== null && (
        <p role="alert" className={call['warn']}>
          {refused[view.problem]}
        </p>
      )}
      {FIELDS.map((field) => (
        <div key={field}>
          <label htmlFor={`${id}${field}`}>{words[field]}</label>
          <input
            id={`${id}${field}`}
            className={call['field']}
            value={typed[field]}
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            placeholder={field === 'validFrom' ? words.date : undefined}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </div>
      ))}
      {missing && (
        <p role="alert" className={call['warn']}>
          {words.missing}
        </p>
      )}
      <div className={call['actions']}>
        <button type="submit" className={call['button']} data-kind="main" disabled={speaking.busy}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
