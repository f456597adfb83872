/** A joint application from the booth: when it came, its paper, and the clerk's answer. Received is never called accepted here. */
import { useState, type ReactElement } from 'react';
import type { ApplicationRow } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import { fullTime, useWords } from '../words.tsx';
import { Ask, AskReason } from './AgreementAnswers.tsx';

type Props = {
  /** Of which it is: an agreement, or one member of its group. */
  readonly at: string;
  readonly application: ApplicationRow;
  /** The thirty days have begun. */
  readonly begun: boolean;
  readonly onChanged: () => void;
};

export function Application({ at, application, begun, onChanged }: Props): ReactElement {
  const { agreements, locale } = useWords();
  const words = agreements.confirmation;
  const { state, flaw, receivedAt, number, signedAt, answer } = application;
  return (
    <>
      <p>
        {words.came[state]} {flaw === null ? '' : agreements.flaw[flaw]}
      </p>
      {number !== null && (
        <p>
          {words.cameAt(
            fullTime(receivedAt, locale),
            number,
            signedAt === null ? '' : fullTime(signedAt, locale),
          )}{' '}
          <a className="button" href={`/desk/api/agreements/${at}/application.pdf`} download>
            {words.paper}
          </a>
        </p>
      )}
      {answer !== null && (
        <p>
          {answer.kind === 'taken'
            ? words.taken(answer.number, fullTime(answer.at, locale))
            : words.returned(fullTime(answer.at, locale), answer.reason)}
        </p>
      )}
      {state === 'received' && <Answers at={at} begun={begun} onChanged={onChanged} />}
    </>
  );
}

function Answers({ at, begun, onChanged }: Omit<Props, 'application'>): ReactElement {
  const { agreements } = useWords();
  const words = agreements.confirmation;
  const [asking, setAsking] = useState<'none' | 'take' | 'return'>('none');
  const close = (): void => setAsking('none');
  const done = (): void => {
    close();
    onChanged();
  };
  return (
    <>
      {!begun && <p>{words.notYet}</p>}
      <p>
        {begun && (
          <button type="button" className="button" onClick={() => setAsking('take')}>
            {words.take}
          </button>
        )}{' '}
        <button type="button" className="button" onClick={() => setAsking('return')}>
          {words.return}
        </button>
      </p>
      {asking === 'take' && (
        <Ask
          heading={words.takeQuestion}
          words={words.takeWords}
          doIt={words.take}
          act={() => deskApi.takeApplication(at)}
          onClose={close}
          onDone={done}
        />
      )}
      {asking === 'return' && (
        <AskReason
          heading={words.returnHeading}
          words={words.returnWords}
          doIt={words.return}
          act={(reason) => deskApi.returnApplication(at, reason)}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
}
