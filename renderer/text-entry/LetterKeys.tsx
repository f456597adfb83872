/** Twenty-six letters in three rows, the separator and a key that takes the last letter back. */
import type { ReactNode } from 'react';
import { Key } from './Key.tsx';
import type { EntryLabels } from './labels.ts';
import styles from './TextEntry.module.css';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

export interface LetterKeysProps {
  readonly labels: EntryLabels;
  readonly onLetter: (letter: string) => void;
  readonly onDelete: () => void;
}

export function LetterKeys({ labels, onLetter, onDelete }: LetterKeysProps): ReactNode {
  return (
    <div className={styles.rows} role="group" aria-label={labels.letters}>
      {ROWS.map((row, index) => (
        <div key={row} className={styles.row}>
          {Array.from(row, (letter) => (
            <Key key={letter} look="letter" onPress={() => onLetter(letter)}>
              {letter}
            </Key>
          ))}
          {index === ROWS.length - 1 ? (
            <Key look="soft" onPress={onDelete}>
              {labels.deleteLetter}
            </Key>
          ) : null}
        </div>
      ))}
    </div>
  );
}
