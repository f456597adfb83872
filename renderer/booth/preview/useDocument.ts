/** The bytes of the document being read or signed, asked from core once; gone from the page with the screen that shows it. */
import { useEffect, useState } from 'react';
import { AskFailed } from '../../../main/contract/port.ts';
import { useBooth } from '../../booth.ts';

export type DocumentBytes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly bytes: Uint8Array };

export interface DocumentState {
  readonly state: DocumentBytes;
  readonly again: () => void;
  readonly fail: () => void;
}

export function useDocument(document: string): DocumentState {
  const { ask } = useBooth();
  const [state, setState] = useState<DocumentBytes>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    ask('documentBytes', { document }).then(
      (answer) => {
        if (!gone) setState(answer === null ? { kind: 'failed' } : { kind: 'ready', bytes: answer.bytes });
      },
      (reason: unknown) => {
        if (!(reason instanceof AskFailed)) throw reason;
        if (!gone) setState({ kind: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [ask, document, tries]);
  return {
    state,
    again: () => {
      setState({ kind: 'loading' });
      setTries(tries + 1);
    },
    fail: () => setState({ kind: 'failed' }),
  };
}
