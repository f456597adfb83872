/** Pictures of one paper's pages, a few of them kept: drawn once for all who look, and one at a time for each seat. */
import type { LiveRefusal } from '../../contract/live.ts';
import { err, type Result } from '../../contract/result.ts';

type Picture = Result<Uint8Array, LiveRefusal>;
export type PaperPictures = {
  /** A seat that waits for one page and asks for another is told `notNow`: nobody fills the queue of the others. */
  of(page: number, seat: number): Promise<Picture>;
  /** Draws the page that is led to and the next, when nothing else is being drawn. */
  ahead(page: number, pages: number): void;
};

/** At most a megabyte each, and usually a tenth of it. */
const KEPT = 24;

export function paperPictures(
  draw: (page: number) => Promise<Result<Uint8Array, 'unreadable'>>,
): PaperPictures {
  /** Asked last, last in order. */
  const kept = new Map<number, Promise<Picture>>();
  const drawing = new Set<number>();
  const waiting = new Map<number, number>();

  function drawn(page: number): Promise<Picture> {
    const one = kept.get(page) ?? begun(page);
    kept.delete(page);
    kept.set(page, one);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) if (!drawing.has(oldest)) kept.delete(oldest);
    return one;
  }
  function begun(page: number): Promise<Picture> {
    drawing.add(page);
    return draw(page).then((picture) => {
      drawing.delete(page);
      // What failed may work the next time: the program may have ended over another file.
      if (!picture.ok) kept.delete(page);
      return picture;
    });
  }

  return {
    async of(page, seat) {
      const other = waiting.get(seat);
      if (other !== undefined && other !== page && !kept.has(page)) return err('notNow');
      waiting.set(seat, page);
      const picture = await drawn(page);
      if (waiting.get(seat) === page) waiting.delete(seat);
      return picture;
    },
    ahead(page, pages) {
      if (drawing.size > 0 || (kept.has(page) && (page === pages || kept.has(page + 1)))) return;
      void drawn(page).then(() => {
        if (page < pages && drawing.size === 0) void drawn(page + 1);
      });
    },
  };
}
