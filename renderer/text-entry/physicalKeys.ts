/** What a key of a connected keyboard means to a text field: letters go to pinyin, digits and space choose, the rest is left alone. */

export type KeyPress =
  | { readonly kind: 'letter'; readonly letter: string }
  /** Take a candidate by its place. */
  | { readonly kind: 'take'; readonly index: number }
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'delete' }
  /** Drop the letters typed so far. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'move'; readonly by: number };

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
};

/**
 * @param composing letters wait for a choice
 * @param onText the text itself has the focus; on a button, space and Enter must keep pressing that button
 * @returns null when the key is not ours
 */
export function readKey(event: PressedKey, composing: boolean, onText: boolean): KeyPress | null {
  const { key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (/^[a-z]$/iu.test(key)) return { kind: 'letter', letter: key.toLowerCase() };
  if (composing && key === "'") return { kind: 'letter', letter: key };
  if (key === 'Escape' && composing) return { kind: 'drop' };
  if (!onText) return null;
  if (composing && /^[1-8]$/u.test(key)) return { kind: 'take', index: Number(key) - 1 };
  if (composing && (key === ' ' || key === 'Enter')) return { kind: 'take', index: 0 };
  if (key === 'Backspace') return { kind: 'delete' };
  if (key === 'ArrowLeft') return { kind: 'move', by: -1 };
  if (key === 'ArrowRight') return { kind: 'move', by: 1 };
  if (composing) return null;
  if (/^[0-9 ]$/u.test(key)) return { kind: 'insert', text: key };
  const mark = PUNCTUATION[key];
  return mark === undefined ? null : { kind: 'insert', text: mark };
}
