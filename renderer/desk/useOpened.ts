/** The opened request of an address: fetched when the address names one, forgotten when it does not. */
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { OpenedRequest } from '../../main/contract/desk.ts';
import { deskApi } from './api.ts';

export type Opened = (
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly trouble: string }
  | { readonly kind: 'open'; readonly request: z.infer<typeof OpenedRequest> }
) & {
  /** Tries once more after trouble. */
  readonly again: () => void;
};

type Answer = { readonly id: string; readonly opened: Awaited<ReturnType<typeof deskApi.open>> };

/** `state` is the row's state in the inbox: when the last file arrives or an answer is given, the request is read again. */
export function useOpened(id: string | null, state: string): Opened {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    void deskApi.open(id).then((opened) => {
      if (!gone) setAnswer({ id, opened });
    });
    return () => {
      gone = true;
    };
  }, [id, state, round]);

  // Nothing of a request stays in the page once it was closed.
  useEffect(() => () => setAnswer(null), [id]);

  if (id === null) return { kind: 'none', again };
  if (answer === null || answer.id !== id) return { kind: 'opening', again };
  return answer.opened.ok
    ? { kind: 'open', request: answer.opened.value, again }
    : { kind: 'failed', trouble: answer.opened.error.kind, again };
}
