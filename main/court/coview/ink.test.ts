/** Ink comes to the same on every page, whatever order its changes arrive in, and stays within its bounds at the court. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INK, type InkAsk } from '../../contract/coview.ts';
import { cleanWords, foldInk, marksOn, noInk, pointsOf, type Ink } from '../../contract/ink.ts';
import { InkChange } from '../../contract/live.ts';
import { inkBook, type Author, type InkBook } from './inkBook.ts';

const PAPER = 'p'.repeat(22);
const PAGES = 3;
const AUTHORS: readonly Author[] = [
  { seat: 1, role: 'mediator', host: true },
  { seat: 2, role: 'party', host: false },
  { seat: 3, role: 'party', host: false },
];
const HOST: Author = { seat: 1, role: 'mediator', host: true };
const PARTY: Author = { seat: 2, role: 'party', host: false };

/** What a page shows: marks of each page in their order, strokes to where they are known. */
const seen = (ink: Ink): unknown =>
  Array.from({ length: PAGES }, (_, at) =>
    marksOn(ink, at + 1).map(({ body, ...head }) => ({
      ...head,
      body: body.kind === 'stroke' ? pointsOf(body.pieces) : body,
    })),
  );
const folded = (changes: readonly InkChange[]): Ink => {
  const ink = noInk();
  for (const change of changes) foldInk(ink, change);
  return ink;
};

const page = fc.integer({ min: 1, max: PAGES });
const mark = fc.constantFrom('mark-one', 'mark-two', 'mark-three');
const spot = fc.integer({ min: 0, max: INK.side });
const points = fc.array(fc.tuple(spot, spot), { minLength: 1, maxLength: 4 }).map((pairs) => pairs.flat());
const ask: fc.Arbitrary<InkAsk> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      t: fc.constant('stroke' as const), paper: fc.constant(PAPER), page, mark, from: fc.integer({ min: 0, max: 6 }), points,
    }), // prettier-ignore
  },
  {
    weight: 2,
    arbitrary: fc.record({
      t: fc.constant('note' as const), paper: fc.constant(PAPER), page, mark, x: spot, y: spot, words: fc.constantFrom('这里不对', '看第二条'),
    }), // prettier-ignore
  },
  {
    weight: 2,
    arbitrary: fc.record({ t: fc.constant('unmark' as const), paper: fc.constant(PAPER), mark }),
  },
  { weight: 1, arbitrary: fc.record({ t: fc.constant('clear' as const), paper: fc.constant(PAPER), page }) },
);
const asks = fc.array(fc.tuple(fc.constantFrom(...AUTHORS), ask), { maxLength: 60 });

function drawn(book: InkBook, given: readonly (readonly [Author, InkAsk])[]): InkChange[] {
  return given.flatMap(([author, one]) => {
    const inked = book.ask(author, one);
    return inked.ok && inked.value !== null ? [InkChange.parse(inked.value)] : [];
  });
}

describe('ink', () => {
  test('is the same on all pages in any order of arrival, with changes told twice, and after a reload', () => {
    fc.assert(
      fc.property(
        asks.chain((given) => {
          const book = inkBook(PAGES);
          const changes = drawn(book, given);
          const shuffled = fc.shuffledSubarray([...changes, ...changes], {
            minLength: 2 * changes.length,
            maxLength: 2 * changes.length,
          });
          return fc.record({
            changes: fc.constant(changes),
            whole: fc.constant(book.all()),
            mixed: shuffled,
            late: fc.nat({ max: changes.length }),
          });
        }),
        ({ changes, whole, mixed, late }) => {
          const inOrder = seen(folded(changes));
          expect(seen(folded(mixed))).toEqual(inOrder);
          // Who comes late is told all at once; who comes back has some of it already.
          expect(seen(folded(whole))).toEqual(inOrder);
          expect(seen(folded([...changes.slice(0, late), ...whole]))).toEqual(inOrder);
          expect(seen(folded([...whole, ...changes.slice(0, late)]))).toEqual(inOrder);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('nobody takes back what another drew, and only the host clears', () => {
    const book = inkBook(1);
    const stroke = {
      t: 'stroke',
      paper: PAPER,
      page: 1,
      mark: 'mark-one',
      from: 0,
      points: [1, 2],
    } satisfies InkAsk;
    expect(book.ask(PARTY, stroke).ok).toBe(true);
    expect(book.ask(HOST, { t: 'unmark', paper: PAPER, mark: 'mark-one' })).toEqual({
      ok: true,
      value: null,
    });
    expect(book.ask(PARTY, { t: 'clear', paper: PAPER, page: 1 })).toEqual({ ok: false, error: 'hostOnly' });
    expect(marksOn(folded(book.all()), 1)).toHaveLength(1);
    expect(book.ask(PARTY, { t: 'unmark', paper: PAPER, mark: 'mark-one' }).ok).toBe(true);
    // A late piece of what was taken back does not bring it back.
    expect(book.ask(PARTY, { ...stroke, from: 1 })).toEqual({ ok: true, value: null });
    expect(marksOn(folded(book.all()), 1)).toEqual([]);
  });

  test('is bounded: a stroke, all points, all marks, and the pages there are', () => {
    const book = inkBook(2);
    const long = (name: string, from: number) =>
      ({
        t: 'stroke',
        paper: PAPER,
        page: 1,
        mark: name,
        from,
        points: Array.from({ length: 128 }, () => 7),
      }) as const;
    let from = 0;
    while (book.ask(PARTY, long('long-stroke', from)).ok) from += 64;
    expect(from).toBe(Math.floor(INK.pointsOfStroke / 64) * 64);
    expect(book.ask(PARTY, { ...long('other-stroke', 0), page: 3 })).toEqual({
      ok: false,
      error: 'noSuchPaper',
    });
    expect(book.ask(PARTY, long('other-stroke', 64))).toEqual({ ok: false, error: 'notNow' });
    let strokes = 0;
    while (book.ask(PARTY, long(`stroke-${strokes}`, 0)).ok) strokes += 1;
    expect(strokes * 64 + from).toBeLessThanOrEqual(INK.points);

    const many = inkBook(1);
    let marks = 0;
    while (
      many.ask(PARTY, { t: 'note', paper: PAPER, page: 1, mark: `note-${marks}----`, x: 1, y: 1, words: 'x' })
        .ok
    )
      marks += 1;
    expect(marks).toBe(INK.marks);
    // Clearing gives no room for more: a mark's number is never given again.
    many.ask(HOST, { t: 'clear', paper: PAPER, page: 1 });
    expect(
      many.ask(PARTY, { t: 'note', paper: PAPER, page: 1, mark: 'one-more', x: 1, y: 1, words: 'x' }).ok,
    ).toBe(false);
    expect(many.all()).toEqual([{ c: 'cleared', page: 1, upTo: INK.marks }]);
  });

  test('words show what they say: no control characters, nothing invisible, nothing that turns a line around', () => {
    expect(cleanWords('金额\u0000\u001b[31m不对\r\n\t！')).toBe('金额 [31m不对 ！');
    expect(cleanWords('\u202e倒过来\u2066\u200b\ufeff')).toBe('倒过来');
    expect(cleanWords(' \u0007\u200d ')).toBe(null);
    const book = inkBook(1);
    const note = { t: 'note', paper: PAPER, page: 1, mark: 'mark-one', x: 1, y: 1 } as const;
    expect(book.ask(PARTY, { ...note, words: '\u0001' })).toEqual({ ok: false, error: 'foreign' });
  });
});
