/** Registering or returning: asked once more, since a number is given for good and a return ends it. */
import { useState, type ReactElement } from 'react';
import type { AgreementRow } from '../../../main/contract/agreements.ts';
import { unreachable } from '../../../main/contract/result.ts';
import { deskApi } from '../api.ts';
import detail from '../Detail.module.css';
import { Modal } from '../Modal.tsx';
import { fullTime, useWords } from '../words.tsx';

type Props = { readonly row: AgreementRow; readonly onAnswered: () => void };

export function AgreementAnswers({ row, onAnswered }: Props): ReactElement {
  const { agreements: words, locale } = useWords();
  const [asking, setAsking] = useState<'none' | 'register' | 'return'>('none');
  const done = (): void => {
    setAsking('none');
    onAnswered();
  };
  const { answer } = row;
  if (answer !== null)
    return (
      <div className={detail['bar']}>
        {answer.kind === 'registered' ? (
          <p className={detail['accepted']}>
            {words.answer.registered(answer.number, fullTime(answer.at, locale))}
          </p>
        ) : (
          <div className={detail['returned']}>
            <p>{words.answer.returned(fullTime(answer.at, locale))}</p>
            <p>{answer.reason}</p>
          </div>
        )}
      </div>
    );
  return (
    <div className={detail['bar']}>
      <button type="button" className="button main" onClick={() => setAsking('register')}>
        {words.answer.register}
      </button>
      <button type="button" className="button" onClick={() => setAsking('return')}>
        {words.answer.return}
      </button>
      <Dialog asking={asking} id={row.id} onClose={() => setAsking('none')} onDone={done} />
    </div>
  );
}

type DialogProps = {
  readonly asking: 'none' | 'register' | 'return';
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function Dialog({ asking, ...props }: DialogProps): ReactElement | null {
  switch (asking) {
    case 'none':
      return null;
    case 'register':
      return <RegisterDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    default:
      return unreachable(asking);
  }
}

type OneDialog = Omit<DialogProps, 'asking'>;

function RegisterDialog({ id, onClose, onDone }: OneDialog): ReactElement {
  const { agreements: words } = useWords();
  return (
    <Ask
      heading={words.answer.registerQuestion}
      words={words.answer.registerWords}
      doIt={words.answer.register}
      act={() => deskApi.registerAgreement(id)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function ReturnDialog({ id, onClose, onDone }: OneDialog): ReactElement {
  const { agreements: words } = useWords();
  return (
    <AskReason
      heading={words.answer.returnHeading}
      words={words.answer.returnWords}
      doIt={words.answer.return}
      act={(reason) => deskApi.returnAgreement(id, reason)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

type AskReasonProps = Omit<AskProps, 'act' | 'missing' | 'children'> & {
  readonly act: (reason: string) => ReturnType<AskProps['act']>;
};

/** The same with a reason in words, without which nothing is returned. `doIt` as on the button that leads here. */
export function AskReason({ act, doIt, ...question }: AskReasonProps): ReactElement {
  const { agreements: words } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Ask
      {...question}
      doIt={doIt.replace('…', '').trim()}
      missing={reason.trim() === '' ? words.answer.needReason : null}
      act={() => act(reason.trim())}
    >
      <label>
        {words.answer.reason}
        <textarea
          className="field"
          data-first
          maxLength={1000}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </Ask>
  );
}

export type AskProps = {
  readonly heading: string;
  readonly words: string;
  readonly doIt: string;
  readonly missing?: string | null;
  readonly act: () => Promise<
    { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } }
  >;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly children?: ReactElement;
};

/** One question with one act; what goes wrong is said in the dialog. */
export function Ask({
  heading,
  words,
  doIt,
  missing = null,
  act,
  onClose,
  onDone,
  children,
}: AskProps): ReactElement {
  const { trouble, agreements } = useWords();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const go = async (): Promise<void> => {
    if (missing !== null) return setWrong(missing);
    setBusy(true);
    const told = await act();
    if (told.ok) return onDone();
    setWrong(trouble.of(told.error.kind));
    return setBusy(false);
  };
  return (
    <Modal heading={heading} onClose={onClose}>
      <p>{words}</p>
      {children}
      {wrong !== null && (
        <p role="alert" className="alert">
          {wrong}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {agreements.answer.cancel}
        </button>
        <button type="button" className="button main" data-first disabled={busy} onClick={() => void go()}>
          {doIt}
        </button>
      </div>
    </Modal>
  );
}
