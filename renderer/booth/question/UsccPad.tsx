/** Keys for a code of digits and letters, all in sight: the unified social credit code with the 21 letters it uses, or another. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useLayout } from '../../parts/layout.ts';
import type { UsccText } from '../../text/request.ts';
import { Key } from '../../text-entry/Key.tsx';
import type { PadLabels } from '../../text-entry/labels.ts';
import { groupUscc, USCC_DIGITS, USCC_LENGTH, USCC_LETTERS } from './digits.ts';
import { Split } from './Sheet.tsx';
import styles from './UsccPad.module.css';

/** Which keys there are, how long the code is, how it is shown. */
export interface CodeKind {
  readonly keys: readonly string[];
  readonly length: number;
  readonly grouped: (code: string) => string;
}

export interface UsccPadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly labels: PadLabels;
  readonly words: Pick<UsccText, 'keys' | 'count'>;
  readonly heading: ReactNode;
}

const USCC: CodeKind = { keys: [...USCC_DIGITS, ...USCC_LETTERS], length: USCC_LENGTH, grouped: groupUscc };

export const UsccPad = (props: UsccPadProps): ReactNode => <CodePad {...props} of={USCC} />;

export function CodePad({
  of,
  value,
  onChange,
  label,
  labels,
  words,
  heading,
}: UsccPadProps & { readonly of: CodeKind }): ReactNode {
  const press = (key: string): void => {
    if (value.length < of.length) onChange(value + key);
  };
  const { large } = useLayout();
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toUpperCase();
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Backspace') onChange(value.slice(0, -1));
    else if (of.keys.includes(key)) press(key);
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
              {of.grouped(value)}
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
            {of.keys.map((key) => (
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
