/** Asks the court while somebody types, and again while it still reads pages. */
import { useEffect, useState } from 'react';
import type { SearchAnswer } from '../../../main/contract/search.ts';
import type { Result } from '../../../main/contract/result.ts';
import { deskApi, type Trouble } from '../api.ts';

/** `typing`: a pause between two characters. `reading`: a page takes the court some seconds. */
const DELAYS = { typing: 200, reading: 2_000 } as const;

export type Searched = { readonly words: string; readonly answer: Result<SearchAnswer, Trouble> };

/** The last answer, and to which words; null before the first and when nothing is asked. */
export function useSearch(id: string, words: string): Searched | null {
  const [searched, setSearched] = useState<Searched | null>(null);
  const asked = words.trim();
  useEffect(() => {
    if (asked === '') return undefined;
    let gone = false;
    let timer: number | undefined;
    const ask = (): void => {
      void deskApi.search(id, asked).then((answer) => {
        if (gone) return;
        setSearched({ words: asked, answer });
        if (answer.ok && answer.value.reading.going) timer = window.setTimeout(ask, DELAYS.reading);
      });
    };
    timer = window.setTimeout(ask, DELAYS.typing);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [id, asked]);
  return asked === '' ? null : searched;
}
