/** The lights of effect: who has signed, what is still missing, and since when the agreement is in effect; a missing one can be noted. */
import { Circle, CircleCheck } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { OpenedAgreement } from '../../../main/contract/agreements.ts';
import type { Light } from '../../../main/contract/session/regime.ts';
import { deskApi } from '../api.ts';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import css from './Agreements.module.css';
import { ProofEnd } from './ProofEnd.tsx';
import { SealedCopyForm } from './SealedCopyForm.tsx';
import type { AgreementText } from './text.ts';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

export function Lights({ agreement, onChanged }: Props): ReactElement {
  const { agreements, locale } = useWords();
  const words = agreements.lights;
  const { lights, people, row } = agreement;
  const name = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <ul className={css['lights']}>
        {lights.parties.map(({ party, at }) => (
          <OneLight key={party} label={name(party)} at={at} />
        ))}
        {lights.others.map(({ light, at, noted }) => (
          <OneLight
            key={light}
            label={words.other[light]}
            at={at}
            note={noted === null ? null : noteWords(agreements, locale, noted)}
          >
            {noted?.pages.map((sha256, index) => (
              <a
                key={sha256}
                className="button"
                href={`/desk/api/agreements/${row.id}/sealed-copy/${index + 1}`}
                target="_blank"
                rel="noreferrer"
              >
                {words.copy.page(index + 1)}
              </a>
            ))}
          </OneLight>
        ))}
      </ul>
      {lights.others
        .filter(({ at }) => at === null)
        .map(({ light }) => (
          <details key={light} className={css['more']}>
            <summary>
              {light === 'organisation' ? words.copy.heading : words.note(words.other[light])}
            </summary>
            {light === 'organisation' ? (
              <SealedCopyForm agreement={agreement} onChanged={onChanged} />
            ) : (
              <NoteForm id={row.id} light={light} onChanged={onChanged} />
            )}
          </details>
        ))}
      <p>
        <strong>
          {lights.effectiveAt === null ? words.notYet : words.effective(fullTime(lights.effectiveAt, locale))}
        </strong>{' '}
        <span className="hint">{words.byBooth}</span>
      </p>
    </section>
  );
}

type Noted = NonNullable<OpenedAgreement['lights']['others'][number]['noted']>;

function noteWords(words: AgreementText, locale: string, { pages, by, proof, notedAt }: Noted): string {
  const at = fullTime(notedAt, locale);
  return pages.length === 0 ? words.lights.noted(proof, at) : words.lights.copy.seen(by, at, proof);
}

type OneProps = {
  readonly label: string;
  readonly at: string | null;
  readonly note?: string | null;
  readonly children?: ReactNode;
};

function OneLight({ label, at, note = null, children }: OneProps): ReactElement {
  const { agreements, locale } = useWords();
  return (
    <li data-lit={at !== null}>
      {at === null ? <Circle size={20} aria-hidden /> : <CircleCheck size={20} aria-hidden />}
      <span>
        {label} · {at === null ? agreements.lights.missing : fullTime(at, locale)}
        {note !== null && <span className="hint"> {note}</span>} {children}
      </span>
    </li>
  );
}

type FormProps = { readonly id: string; readonly light: Light; readonly onChanged: () => void };

function NoteForm({ id, light, onChanged }: FormProps): ReactElement {
  const { agreements, trouble } = useWords();
  const words = agreements.lights;
  const [date, setDate] = useState('');
  const [proof, setProof] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (date === '' || proof.trim() === '') return setWrong(words.needBoth);
    const told = await deskApi.noteLight(id, { light, date, proof: proof.trim() });
    return told.ok ? onChanged() : setWrong(trouble.of(told.error.kind));
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <p className="hint">{words.noteWords}</p>
      <label>
        {words.date}
        <input type="date" className="field" value={date} onChange={(event) => setDate(event.target.value)} />
      </label>
      <ProofEnd words={words} proof={proof} onProof={setProof} wrong={wrong} />
    </form>
  );
}
