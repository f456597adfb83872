/** The full text of an address: fetched when the address names one, forgotten when it does not. */
import { useCallback, useEffect, useState } from 'react';
import type { Told } from './api.ts';

export type Opened<T> = (
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly trouble: string }
  | { readonly kind: 'open'; readonly text: T }
) & {
  /** Tries once more after trouble, or reads again what was changed. */
  readonly again: () => void;
};

type Answer<T> = { readonly id: string; readonly told: Awaited<Told<T>> };

/**
 * `id` null: nothing that has a text. `state` is the row's state in the list: when the last file arrives or an answer is
 * given, the text is read again. `read` is one function of `deskApi`, always the same.
 */
export function useOpened<T>(id: string | null, state: string, read: (id: string) => Told<T>): Opened<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    void read(id).then((told) => {
      if (!gone) setAnswer({ id, told });
    });
    return () => {
      gone = true;
    };
  }, [id, state, round, read]);

  // Nothing of a text stays in the page once it was closed.
  useEffect(() => () => setAnswer(null), [id]);

  if (id === null) return { kind: 'none', again };
  if (answer === null || answer.id !== id) return { kind: 'opening', again };
  return answer.told.ok
    ? { kind: 'open', text: answer.told.value, again }
    : { kind: 'failed', trouble: answer.told.error.kind, again };
}
