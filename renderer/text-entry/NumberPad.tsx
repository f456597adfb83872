/** Digits by a keypad with 1-2-3 on top: money with its capital words, phone numbers, ID numbers. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { upperCaseAmount } from '../../main/contract/money.ts';
import { fenOfTyped, pressAmountKey, roughSize, shownAmount, type AmountKey } from './amount.ts';
import { Key } from './Key.tsx';
import type { PadLabels } from './labels.ts';
import styles from './NumberPad.module.css';

type Mode = 'money' | 'digits' | 'id';

export interface NumberPadProps {
  /** What was typed, as typed: `35600.5`, `3万5600`, `13800001234`, `11010119900101123X`. Money: `fenOfTyped` gives the fen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `id` adds the X key. */
  readonly mode: Mode;
  /** Accessible name of the field: the question being answered. */
  readonly label: string;
  /** Digits only; money has its own limit of twelve digits before the point. */
  readonly maxLength?: number;
  readonly labels: PadLabels;
  /** Shows the key `读一遍` where given; gets the element that holds the field and its echo. */
  readonly onReadAloud?: (shown: HTMLElement | null) => void;
  /** Shown above the field: the question and its hint. */
  readonly heading?: ReactNode;
}

type PadKey = AmountKey | 'X' | 'readAloud' | 'none';

const MONEY_KEYS: readonly PadKey[] = ['1', '2', '3', 'delete', '4', '5', '6', 'clear', '7', '8', '9', 'ten000', 'point', '0', '00', 'readAloud']; // prettier-ignore
const DIGIT_KEYS: readonly PadKey[] = ['1', '2', '3', 'delete', '4', '5', '6', 'clear', '7', '8', '9', 'none', 'none', '0', 'none', 'readAloud']; // prettier-ignore
const ID_KEYS: readonly PadKey[] = DIGIT_KEYS.map((key, index) => (index === 14 ? 'X' : key));
const LAYOUT: Readonly<Record<Mode, readonly PadKey[]>> = {
  money: MONEY_KEYS,
  digits: DIGIT_KEYS,
  id: ID_KEYS,
};
const DEFAULT_LENGTH = 20;

function pressed(value: string, key: AmountKey | 'X', mode: Mode, maxLength: number): string {
  if (mode === 'money') return key === 'X' ? value : pressAmountKey(value, key);
  if (key === 'clear') return '';
  if (key === 'delete') return value.slice(0, -1);
  if (key === 'point' || key === 'ten000') return value;
  // An X closes an identity number: nothing follows it.
  return value.endsWith('X') ? value : (value + key).slice(0, maxLength);
}

/** The key of a connected keyboard, if the pad has it. */
function physicalKey(event: KeyboardEvent): AmountKey | 'X' | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  switch (event.key) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return event.key;
    case '.':
      return 'point';
    case 'Backspace':
      return 'delete';
    case 'x':
    case 'X':
      return 'X';
    default:
      return null;
  }
}

function lengthName(shown: string): 'usual' | 'long' | 'longest' {
  if (shown.length > 13) return 'longest';
  return shown.length > 9 ? 'long' : 'usual';
}

function Echo({ fen, labels }: { fen: number; labels: PadLabels }): ReactNode {
  const rough = roughSize(fen);
  return (
    <>
      <p>{labels.upperCase}</p>
      <p className={styles.words} lang="zh-CN">
        {upperCaseAmount(fen)}
      </p>
      {rough === null ? null : <p>{labels.rough(rough.size, rough.unit, fen)}</p>}
    </>
  );
}

export function NumberPad(props: NumberPadProps): ReactNode {
  const { value, onChange, mode, label, maxLength = DEFAULT_LENGTH, labels, onReadAloud, heading } = props;
  const field = useRef<HTMLDivElement>(null);
  const press = (key: AmountKey | 'X'): void => {
    const next = pressed(value, key, mode, maxLength);
    if (next !== value) onChange(next);
  };
  const fen = mode === 'money' ? fenOfTyped(value) : null;
  const shown = mode === 'money' ? shownAmount(value) : value;
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = physicalKey(event);
    if (key === null || (key === 'X' && mode !== 'id')) return;
    event.preventDefault();
    press(key);
  };
  const names: Readonly<Record<Exclude<PadKey, 'none'>, string>> = {
    '0': '0',
    '1': '1',
    '2': '2',
    '3': '3',
    '4': '4',
    '5': '5',
    '6': '6',
    '7': '7',
    '8': '8',
    '9': '9',
    '00': '00',
    X: 'X',
    delete: labels.deleteOne,
    clear: labels.clearAll,
    ten000: labels.ten000,
    point: labels.point,
    readAloud: labels.readAloud,
  };
  return (
    <div className={styles.frame}>
      <div className={styles.padded} onKeyDown={onKeyDown}>
        <div ref={field} className={styles.shown}>
          {heading}
          <div
            className={styles.field}
            data-length={lengthName(shown)}
            role="textbox"
            tabIndex={0}
            aria-label={label}
            aria-readonly="true"
          >
            {mode === 'money' ? <span className={styles.unit}>¥</span> : null}
            <span className={styles.digits} data-mode={mode}>
              {shown}
            </span>
            {mode === 'money' ? <span className={styles.unit}>{labels.yuan}</span> : null}
          </div>
          {mode === 'money' ? (
            <div className={styles.echo} role="status" hidden={fen === null}>
              {fen === null ? null : <Echo fen={fen} labels={labels} />}
            </div>
          ) : null}
        </div>
        <div className={styles.keys} role="group" aria-label={labels.keypad}>
          {LAYOUT[mode].map((key, index) => {
            if (key === 'none' || (key === 'readAloud' && onReadAloud === undefined))
              return <span key={index} />;
            return (
              <Key
                key={index}
                look={/^\d+$|^X$/u.test(key) ? 'digit' : 'soft'}
                onPress={() => (key === 'readAloud' ? onReadAloud?.(field.current) : press(key))}
              >
                {names[key]}
              </Key>
            );
          })}
        </div>
      </div>
    </div>
  );
}
