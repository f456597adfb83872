/** All keys on one card. */
import type { ReactElement } from 'react';
import { Modal } from './Modal.tsx';
import css from './Shortcuts.module.css';
import { useWords } from './words.tsx';

export function Shortcuts({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { shortcuts } = useWords();
  return (
    <Modal heading={shortcuts.heading} onClose={onClose}>
      <dl className={css['keys']}>
        {shortcuts.rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <button type="button" className="button main" onClick={onClose}>
          {shortcuts.close}
        </button>
      </div>
    </Modal>
  );
}
