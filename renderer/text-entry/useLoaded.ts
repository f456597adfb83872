/** Loads a provider when its panel opens and says how far it is. */
import { useEffect, useState } from 'react';
import type { EntryInput, TextEntryProvider } from './provider.ts';

export type LoadState =
  | { readonly kind: 'loading'; readonly share: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed' };

export function useLoaded<W extends keyof EntryInput>(provider: TextEntryProvider<W> | null): LoadState {
  const [state, setState] = useState<LoadState>({ kind: 'loading', share: 0 });
  useEffect(() => {
    if (provider === null) return;
    let current = true;
    const show = (next: LoadState): void => {
      if (current) setState(next);
    };
    void provider
      .load((share) => show({ kind: 'loading', share }))
      .then((result) => show({ kind: result.ok ? 'ready' : 'failed' }));
    return () => {
      current = false;
    };
  }, [provider]);
  return state;
}
