/** The opened agreement of an address: fetched when the address names one, forgotten when it does not. */
import { useCallback, useEffect, useState } from 'react';
import type { OpenedAgreement } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';

export type OpenedState = (
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly trouble: string }
  | { readonly kind: 'open'; readonly agreement: OpenedAgreement }
) & { readonly again: () => void };

type Answer = { readonly id: string; readonly told: Awaited<ReturnType<typeof deskApi.openAgreement>> };

/** `id` null: nothing that has a text. */
export function useAgreement(id: string | null): OpenedState {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    void deskApi.openAgreement(id).then((told) => {
      if (!gone) setAnswer({ id, told });
    });
    return () => {
      gone = true;
    };
  }, [id, round]);
  // Nothing of an agreement stays in the page once it was closed.
  useEffect(() => () => setAnswer(null), [id]);

  if (id === null) return { kind: 'none', again };
  if (answer === null || answer.id !== id) return { kind: 'opening', again };
  return answer.told.ok
    ? { kind: 'open', agreement: answer.told.value, again }
    : { kind: 'failed', trouble: answer.told.error.kind, again };
}
