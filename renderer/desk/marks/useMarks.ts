/** The marks kept with an open request: fetched with it, again after one was taken out, and when the page is looked at again. */
import { useCallback, useEffect, useState } from 'react';
import type { RequestPart } from '../../../main/contract/coview.ts';
import { foldInk, marksOn, noInk, type Mark } from '../../../main/contract/ink.ts';
import type { KeptMarksSet } from '../../../main/contract/marks.ts';
import { deskApi } from '../api.ts';

export type MarkSet = KeptMarksSet & { readonly pages: ReadonlyMap<number, readonly Mark[]> };
export type Kept = {
  readonly sets: readonly MarkSet[];
  readonly trouble: string | null;
  readonly remove: (set: string) => Promise<void>;
};

export function useMarks(id: string): Kept {
  const [sets, setSets] = useState<readonly MarkSet[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fetchAll = useCallback(async (): Promise<() => void> => {
    const answer = await deskApi.marks(id);
    return () => {
      if (answer.ok) setSets(answer.value.sets.map(withPages));
      setTrouble(answer.ok ? null : answer.error.kind);
    };
  }, [id]);
  useEffect(() => {
    let gone = false;
    const again = (): void => {
      if (document.visibilityState !== 'visible') return;
      void fetchAll().then((show) => {
        if (!gone) show();
      });
    };
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', again);
    };
  }, [fetchAll]);
  return {
    sets,
    trouble,
    async remove(set) {
      const done = await deskApi.removeMarks(id, set);
      (await fetchAll())();
      if (!done.ok) setTrouble(done.error.kind);
    },
  };
}

function withPages(set: KeptMarksSet): MarkSet {
  const ink = noInk();
  for (const change of set.changes) foldInk(ink, change);
  const pages = new Set([...ink.marks.values()].map(({ page }) => page));
  return { ...set, pages: new Map([...pages].map((page) => [page, marksOn(ink, page)])) };
}

/** What is to be seen on one page, in the order it was kept. */
export const marksOfPage = (sets: readonly MarkSet[], what: RequestPart, page: number): readonly Mark[] =>
  sets.flatMap((set) => (set.current && set.what === what ? (set.pages.get(page) ?? []) : []));
