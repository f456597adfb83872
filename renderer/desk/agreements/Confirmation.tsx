/** The joint application for judicial confirmation: how many days are left, what came from the booth, and the note that it came. */
import { useState, type ReactElement } from 'react';
import type { OpenedAgreement } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import { Application } from './Application.tsx';
import { Ask } from './AgreementAnswers.tsx';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

export function Confirmation({ agreement, onChanged }: Props): ReactElement {
  const { agreements } = useWords();
  const [asking, setAsking] = useState(false);
  const words = agreements.confirmation;
  const { confirmation, row, application } = agreement;
  // what lies here from the booth is answered itself
  const here = application?.state === 'received' || application?.state === 'taken';
  const open =
    !here && confirmation !== null && confirmation.appliedAt === null && confirmation.daysLeft >= 0;
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <Period confirmation={confirmation} />
      {application !== null && (
        <Application
          at={row.id}
          application={application}
          begun={confirmation !== null}
          onChanged={onChanged}
        />
      )}
      {open && (
        <p>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {words.apply}
          </button>
        </p>
      )}
      {asking && (
        <Ask
          heading={words.question}
          words={words.words}
          doIt={words.apply}
          act={() => deskApi.applyForConfirmation(row.id)}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function Period({ confirmation }: { readonly confirmation: OpenedAgreement['confirmation'] }): ReactElement {
  const { agreements, locale } = useWords();
  const words = agreements.confirmation;
  if (confirmation === null) return <p>{words.notConfirmable}</p>;
  const { due, daysLeft, exact, appliedAt } = confirmation;
  if (appliedAt !== null) return <p>{words.applied(fullTime(appliedAt, locale))}</p>;
  return <p>{daysLeft < 0 ? words.over(due) : words.due(due, daysLeft, exact)}</p>;
}
