/** The ink of one paper as the court keeps it: gives each mark its number, keeps the bounds, and knows whose is whose. */
import { INK, type InkAsk } from '../../contract/coview.ts';
import { cleanWords, foldInk, marksOn, noInk, pointsOf } from '../../contract/ink.ts';
import type { InkChange, LiveRefusal, LiveRole } from '../../contract/live.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';

export type Author = { readonly seat: number; readonly role: LiveRole; readonly host: boolean };
/** What everybody is to know; null where nothing changed. */
export type Inked = Result<InkChange | null, LiveRefusal>;

export type InkBook = {
  ask(author: Author, ask: InkAsk): Inked;
  /** The number of the newest mark. */
  newest(): number;
  /** All of it, for who comes late. */
  all(): readonly InkChange[];
};

type Own = { readonly order: number; readonly page: number; points: number };

/** `before`: what was told of this paper until the court was started again, in its order. */
export function inkBook(pages: number, before: readonly InkChange[] = []): InkBook {
  const ink = noInk();
  /** By seat and the page's own name of the mark; also of those that are gone, whose late pieces shall not come back. */
  const own = new Map<string, Own>();
  let points = 0;

  const tell = (change: InkChange): Inked => {
    foldInk(ink, change);
    return ok(change);
  };
  const named = ({ seat }: Pick<Author, 'seat'>, mark: string): string => `${seat} ${mark}`;
  const isGone = ({ order, page }: Own): boolean =>
    ink.gone.has(order) || order <= (ink.cleared.get(page) ?? 0);

  function begun(author: Pick<Author, 'seat'>, mark: string, page: number): Own | null {
    const order = own.size + 1;
    if (order > INK.marks) return null;
    const one = { order, page, points: 0 };
    own.set(named(author, mark), one);
    return one;
  }

  function remember(change: InkChange): void {
    if (change.c === 'stroke' || change.c === 'note') {
      const { mark, page } = change;
      const one = own.get(named(change, mark)) ?? begun(change, mark, page);
      const fresh = change.c === 'stroke' ? change.points.length / 2 : 0;
      if (one !== null) one.points += fresh;
      points += fresh;
    }
    foldInk(ink, change);
  }
  for (const change of before) remember(change);

  function stroke(author: Author, ask: Extract<InkAsk, { t: 'stroke' }>): Inked {
    const before = own.get(named(author, ask.mark));
    if (before !== undefined && isGone(before)) return ok(null);
    const has = before?.points ?? 0;
    const isStroke = before === undefined || ink.marks.get(before.order)?.body.kind === 'stroke';
    // A piece in between was lost: the page says the whole again.
    if (!isStroke || ask.from > has || (before !== undefined && before.page !== ask.page))
      return err('notNow');
    const fresh = ask.points.slice(2 * (has - ask.from));
    if (fresh.length === 0) return ok(null);
    const count = fresh.length / 2;
    if (has + count > INK.pointsOfStroke || points + count > INK.points) return err('full');
    const one = before ?? begun(author, ask.mark, ask.page);
    if (one === null) return err('full');
    one.points += count;
    points += count;
    const { seat, role } = author;
    const { mark, page } = ask;
    return tell({ c: 'stroke', order: one.order, seat, role, mark, page, from: has, points: fresh });
  }

  function note(author: Author, { mark, page, x, y, words }: Extract<InkAsk, { t: 'note' }>): Inked {
    if (own.has(named(author, mark))) return ok(null);
    const clean = cleanWords(words);
    if (clean === null) return err('foreign');
    const one = begun(author, mark, page);
    if (one === null) return err('full');
    const { seat, role } = author;
    // Normalising may make a text longer, never much.
    return tell({
      c: 'note',
      order: one.order,
      seat,
      role,
      mark,
      page,
      x,
      y,
      words: clean.slice(0, INK.note),
    });
  }

  return {
    ask(author, ask) {
      if ('page' in ask && ask.page > pages) return err('noSuchPaper');
      switch (ask.t) {
        case 'stroke':
          return stroke(author, ask);
        case 'note':
          return note(author, ask);
        case 'unmark': {
          const one = own.get(named(author, ask.mark));
          return one === undefined || isGone(one) ? ok(null) : tell({ c: 'gone', orders: [one.order] });
        }
        case 'clear':
          if (!author.host) return err('hostOnly');
          // Cleared already: nothing to tell, and nothing to keep.
          if (ink.cleared.get(ask.page) === own.size) return ok(null);
          return tell({ c: 'cleared', page: ask.page, upTo: own.size });
        default:
          return unreachable(ask);
      }
    },
    newest: () => own.size,
    all: () => [
      ...[...ink.cleared].map(([page, upTo]): InkChange => ({ c: 'cleared', page, upTo })),
      ...inPieces([...ink.gone], INK.goneOfMessage).map((orders): InkChange => ({ c: 'gone', orders })),
      ...Array.from({ length: pages }, (_, at) => marksOn(ink, at + 1)).flatMap((marks) =>
        marks.flatMap(wholeOf),
      ),
    ],
  };
}

function wholeOf({ body, ...head }: ReturnType<typeof marksOn>[number]): readonly InkChange[] {
  if (body.kind === 'note') {
    const { x, y, words } = body;
    return [{ c: 'note', ...head, x, y, words }];
  }
  return inPieces(pointsOf(body.pieces), 2 * INK.pointsOfMessage).map((points, at) => ({
    c: 'stroke', ...head, from: at * INK.pointsOfMessage, points,
  })); // prettier-ignore
}

export function inPieces<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
