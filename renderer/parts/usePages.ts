/** Measures the blocks of a page and decides: two columns, one, or several pages of whole blocks. Text never shrinks (ux 10, 20). */
import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { fillPages } from './fill.ts';

export interface Plan {
  readonly columns: 1 | 2;
  /** Indexes of the blocks on each page; always at least one page. */
  readonly pages: readonly (readonly number[])[];
}

const samePlan = (a: Plan, b: Plan) =>
  a.columns === b.columns && JSON.stringify(a.pages) === JSON.stringify(b.pages);

/** Where things are inside a page element; `Page.tsx` marks them. */
const areaOf = (page: HTMLElement) => page.querySelector<HTMLElement>(':scope > [data-area]');
const blocksOf = (area: HTMLElement) => [
  ...area.querySelectorAll<HTMLElement>(':scope > [data-column] > [data-block]'),
];

function columnsFit(area: HTMLElement): boolean {
  const columns = [...area.querySelectorAll<HTMLElement>(':scope > [data-column]')];
  return columns.every(
    (column) => column.scrollHeight <= area.clientHeight && column.scrollWidth <= column.clientWidth + 1,
  );
}

/** Lays the page out in each way in turn, unseen, before the browser paints. */
function measure(page: HTMLElement, mayHaveColumns: boolean): Plan | null {
  const area = areaOf(page);
  if (area === null || area.clientHeight === 0) return null;
  const blocks = blocksOf(area);
  const all = blocks.map((_, index) => index);
  try {
    page.dataset['measure'] = 'two';
    if (mayHaveColumns && columnsFit(area)) return { columns: 2, pages: [all] };
    page.dataset['measure'] = 'one';
    const gap = Number.parseFloat(getComputedStyle(area).rowGap) || 0;
    const sizes = () =>
      blocks.map((block) => ({
        height: Math.ceil(block.getBoundingClientRect().height),
        gap: gap + Number.parseFloat(getComputedStyle(block).marginTop),
      }));
    const once = fillPages(sizes(), area.clientHeight);
    if (once.length <= 1) return { columns: 1, pages: [all] };
    page.dataset['measure'] = 'paged';
    return { columns: 1, pages: fillPages(sizes(), area.clientHeight) };
  } finally {
    delete page.dataset['measure'];
  }
}

/** `key` names everything that changes sizes: scale, language, orientation, the blocks. */
export function usePages(page: RefObject<HTMLElement | null>, key: string, mayHaveColumns: boolean): Plan {
  const [plan, setPlan] = useState<Plan>({ columns: mayHaveColumns ? 2 : 1, pages: [[]] });
  const remeasure = useCallback(() => {
    const next = page.current === null ? null : measure(page.current, mayHaveColumns);
    // oxlint-disable-next-line react/set-state-in-effect -- sizes are known only once laid out: one more render before the paint
    if (next !== null) setPlan((before) => (samePlan(before, next) ? before : next));
  }, [page, mayHaveColumns]);

  useLayoutEffect(remeasure, [remeasure, key]);
  // Content may grow in place (a live note), and the room for it may (a strip of people that goes).
  useEffect(() => {
    const area = page.current === null ? null : areaOf(page.current);
    if (area === null) return undefined;
    const observer = new ResizeObserver(remeasure);
    for (const block of blocksOf(area)) observer.observe(block);
    observer.observe(area);
    return () => observer.disconnect();
  }, [page, key, remeasure]);
  useEffect(() => {
    window.addEventListener('resize', remeasure);
    document.fonts.addEventListener('loadingdone', remeasure);
    return () => {
      window.removeEventListener('resize', remeasure);
      document.fonts.removeEventListener('loadingdone', remeasure);
    };
  }, [remeasure]);
  return plan;
}
