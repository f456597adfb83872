/** What lies over a screen: an opaque page of its own inside `main`, with the fixed bar alive below; the screen stays mounted, unseen. */
import { useId, type ReactNode } from 'react';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the first one is the safest. */
  readonly actions: ReactNode;
  /** `alertdialog` interrupts a screen reader: the cover alone. */
  readonly urgent?: boolean;
}

export function Dialog({ title, children, actions, urgent = false }: DialogProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.ground}>
      <div
        role={urgent ? 'alertdialog' : 'dialog'}
        aria-labelledby={`${id}t`}
        aria-describedby={`${id}d`}
        className={styles.card}
      >
        <h1 id={`${id}t`} tabIndex={-1}>
          {title}
        </h1>
        <div id={`${id}d`} className={styles.body}>
          {children}
        </div>
        <div className={styles.actions}>{actions}</div>
      </div>
    </div>
  );
}
