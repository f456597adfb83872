/** What every part of a party's page shares: saying something to the table, a button that does, the pack's texts in the page's language. */
import { useState, useSyncExternalStore, type ReactElement } from 'react';
import type { LocalText } from '../../../main/contract/policy.ts';
import type { RemoteAsk, RemoteRefusal, RemoteView } from '../../../main/contract/remote/page.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import type { TableLine } from '../../../main/contract/remote/pageLine.ts';

/** Says it, shows that it is under way, and in words why it was not taken. */
export interface Speaking {
  readonly busy: boolean;
  readonly refused: RemoteRefusal | null;
  readonly ask: (what: RemoteAsk) => Promise<RemoteRefusal | null>;
}

export const useTable = (line: TableLine) => useSyncExternalStore(line.onChange, line.state);

export function useSpeaking(line: TableLine): Speaking {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RemoteRefusal | null>(null);
  return {
    busy,
    refused,
    async ask(what) {
      setBusy(true);
      setRefused(null);
      const answer = await line.ask(what);
      setBusy(false);
      setRefused(answer);
      return answer;
    },
  };
}

/** In the page's own language, the Chinese text binding. */
export const useLocalText = (): ((text: LocalText) => string) => {
  const { language } = useCallWords();
  return (text) => text[language];
};

export type AtTableView = Extract<RemoteView, { at: 'table' }>;
export interface PlaceProps {
  readonly view: AtTableView;
  readonly speaking: Speaking;
}

/** One button, one ask. */
export function Say({
  speaking,
  words,
  ask,
  main = false,
}: {
  readonly speaking: Speaking;
  readonly words: string;
  readonly ask: () => RemoteAsk;
  readonly main?: boolean;
}): ReactElement {
  return (
    <button
      type="button"
      className={call['button']}
      data-kind={main ? 'main' : undefined}
      disabled={speaking.busy}
      onClick={() => void speaking.ask(ask())}
    >
      {words}
    </button>
  );
}
