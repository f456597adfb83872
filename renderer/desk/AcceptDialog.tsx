/** Accepting asks once more: a number is given for good. */
import { useState, type ReactElement } from 'react';
import { deskApi } from './api.ts';
import { Modal } from './Modal.tsx';
import { useWords } from './words.tsx';

export type DecisionProps = {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDecided: () => void;
};

export function AcceptDialog({ id, onClose, onDecided }: DecisionProps): ReactElement {
  const { decide, trouble } = useWords();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const accept = async (): Promise<void> => {
    setBusy(true);
    const told = await deskApi.accept(id);
    if (told.ok) onDecided();
    else {
      setWrong(told.error.kind);
      setBusy(false);
    }
  };
  return (
    <Modal heading={decide.acceptQuestion} onClose={onClose}>
      <p>{decide.acceptWords}</p>
      {wrong !== null && (
        <p role="alert" className="alert">
          {trouble.of(wrong)}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {decide.cancel}
        </button>
        <button
          type="button"
          className="button main"
          data-first
          disabled={busy}
          onClick={() => void accept()}
        >
          {decide.acceptDo}
        </button>
      </div>
    </Modal>
  );
}
