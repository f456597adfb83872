/** A dialog of the browser itself: it keeps the focus inside, Esc closes it. */
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import css from './Modal.module.css';

export type ModalProps = {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

export function Modal({ heading, onClose, children, wide = false }: ModalProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) {
      shown.showModal();
      // React leaves the autofocus attribute out, so the control to begin with is marked by its own.
      shown.querySelector<HTMLElement>('[data-first]')?.focus();
    }
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${css['dialog']} ${wide ? css['wide'] : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
