/** A question before something that cannot be taken back: a dialog of the browser, the safe answer first. */
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import css from './call.module.css';

export interface QuestionProps {
  readonly heading: string;
  readonly words: string;
  readonly no: string;
  readonly yes: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
}

export function Question({ heading, words, no, yes, onNo, onYes }: QuestionProps): ReactElement {
  return (
    <Modal heading={heading} onCancel={onNo}>
      <p>{words}</p>
      <div className={css['row']}>
        <button type="button" className={css['button']} onClick={onNo}>
          {no}
        </button>
        <button type="button" className={css['button']} onClick={onYes}>
          {yes}
        </button>
      </div>
    </Modal>
  );
}

export interface ModalProps {
  readonly heading: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Keeps the focus within, and gives it back. */
export function Modal({ heading, onCancel, children }: ModalProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css['question']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
