/** Keys for the unified social credit code: ten digits and the 21 letters it uses, all in sight. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useLayout } from '../../parts/layout.ts';
import type { UsccText } from '../../text/request.ts';
import { Key } from '../../text-entry/Key.tsx';
import type { PadLabels } from '../../text-entry/labels.ts';
import { groupUscc, USCC_DIGITS, USCC_LENGTH, USCC_LETTERS } from './digits.ts';
import { Split } from './Sheet.tsx';
import styles from './UsccPad.module.css';

export interface UsccPadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly labels: PadLabels;
  readonly words: UsccText;
  readonly heading: ReactNode;
}

const KEYS = [...USCC_DIGITS, ...USCC_LETTERS];

export function UsccPad({ value, onChange, label, labels, words, heading }: UsccPadProps): ReactNode {
  const press = (key: string): void => {
    if (value.length < USCC_LENGTH) onChange(value + key);
  };
  const { large } = useLayout();
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toUpperCase();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Backspace') onChange(value.slice(0, -1));
    else if (KEYS.includes(key)) press(key);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.pad} onKeyDown={onKeyDown}>
      <Split
        words="start"
        head={heading}
        rest={
          <>
            <div className={styles.field} role="textbox" tabIndex={0} aria-label={label} aria-readonly="true">
              {groupUscc(value)}
              <span className={styles.caret} />
            </div>
            <p className={large ? 'spoken' : styles.count} aria-live="polite">
              {words.count(value.length)}
            </p>
            <div className={styles.tools}>
              <Key look="soft" onPress={() => onChange(value.slice(0, -1))}>
                {labels.deleteOne}
              </Key>
              <Key look="soft" onPress={() => onChange('')}>
                {labels.clearAll}
              </Key>
            </div>
          </>
        }
        work={
          <div className={styles.keys} role="group" aria-label={words.keys}>
            {KEYS.map((key) => (
              <Key key={key} onPress={() => press(key)}>
                {key}
              </Key>
            ))}
          </div>
        }
      />
    </div>
  );
}
