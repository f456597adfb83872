/** The court's own mediation statement: what was issued, or the form that issues it. */
import { useState, type ReactElement } from 'react';
import { CaseNumber, type OpenedAgreement } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import { base64Of } from '../base64.ts';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import { Ask } from './AgreementAnswers.tsx';
import css from './Agreements.module.css';
import { FormEnd } from './ProofEnd.tsx';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

/** Nothing where the court makes none of this kind of mediation. */
export function Statement({ agreement, onChanged }: Props): ReactElement | null {
  const { agreements, locale } = useWords();
  const words = agreements.statement;
  const { statement, mayIssue, row } = agreement;
  if (statement === null && !mayIssue) return null;
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      {statement === null ? (
        <>
          <p>{words.none}</p>
          <details className={css['more']}>
            <summary>{words.do}</summary>
            <IssueForm id={row.id} onChanged={onChanged} />
          </details>
        </>
      ) : (
        <p>
          {words.issued(statement.number, statement.date, statement.by, fullTime(statement.issuedAt, locale))}{' '}
          <a className="button" href={`/desk/api/agreements/${row.id}/statement.pdf`} target="_blank" rel="noreferrer">
            {words.paper}
          </a>
        </p>
      )}
    </section>
  );
} // prettier-ignore

function IssueForm({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }): ReactElement {
  const { agreements } = useWords();
  const words = agreements.statement;
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    const whole = CaseNumber.safeParse(number.trim()).success && date !== '' && file !== null;
    setWrong(whole ? null : words.needAll);
    setAsking(whole);
  };
  const issue = async () =>
    await deskApi.issueStatement(id, {
      number: number.trim(),
      date,
      file: file === null ? '' : await base64Of(file),
    });
  return (
    <form onSubmit={ask} noValidate>
      <label>
        {words.number}
        <input
          className="field"
          maxLength={60}
          placeholder={words.numberHint}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <label>
        {words.date}
        <input type="date" className="field" value={date} onChange={(event) => setDate(event.target.value)} />
      </label>
      <label>
        {words.file}
        <input
          type="file"
          className="field"
          accept="application/pdf"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      <FormEnd wrong={wrong} label={words.do} />
      {asking && (
        <Ask
          heading={words.question}
          words={words.words}
          doIt={words.do}
          act={issue}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </form>
  );
}
