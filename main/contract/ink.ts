/** Ink on a paper as everybody has it: changes folded into marks, to the same end whatever order they come in and however often. */
import type { InkChange } from './live.ts';

type Placed = Extract<InkChange, { c: 'stroke' | 'note' }>;
export type Mark = Pick<Placed, 'order' | 'seat' | 'role' | 'mark' | 'page'> & {
  readonly body:
    | { readonly kind: 'stroke'; readonly pieces: ReadonlyMap<number, readonly number[]> }
    | { readonly kind: 'note'; readonly x: number; readonly y: number; readonly words: string };
};

/** Taking away wins over what comes later under the same number. */
export type Ink = {
  readonly marks: Map<number, Mark>;
  readonly gone: Set<number>;
  readonly cleared: Map<number, number>;
};

export const noInk = (): Ink => ({ marks: new Map(), gone: new Set(), cleared: new Map() });

export function foldInk(ink: Ink, change: InkChange): void {
  switch (change.c) {
    case 'stroke': {
      const before = ink.marks.get(change.order)?.body;
      const pieces =
        before?.kind === 'stroke' ? new Map(before.pieces) : new Map<number, readonly number[]>();
      const there = pieces.get(change.from);
      if (there === undefined || there.length < change.points.length) pieces.set(change.from, change.points);
      return place(ink, change, { kind: 'stroke', pieces });
    }
    case 'note': {
      const { x, y, words } = change;
      return place(ink, change, { kind: 'note', x, y, words });
    }
    case 'gone':
      for (const order of change.orders) {
        ink.gone.add(order);
        ink.marks.delete(order);
      }
      return undefined;
    case 'cleared':
      ink.cleared.set(change.page, Math.max(change.upTo, ink.cleared.get(change.page) ?? 0));
      for (const mark of ink.marks.values())
        if (mark.page === change.page && mark.order <= change.upTo) ink.marks.delete(mark.order);
      return undefined;
  }
}

function place(ink: Ink, { order, seat, role, mark, page }: Placed, body: Mark['body']): void {
  if (ink.gone.has(order) || order <= (ink.cleared.get(page) ?? 0)) return;
  ink.marks.set(order, { order, seat, role, mark, page, body });
}

/** In the order the court took them in. */
export const marksOn = (ink: Ink, page: number): readonly Mark[] =>
  [...ink.marks.values()].filter((mark) => mark.page === page).toSorted((a, b) => a.order - b.order);

/** x and y in turn, from the first point to where a piece is still missing. */
export function pointsOf(pieces: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const points: number[] = [];
  for (const [from, piece] of [...pieces].toSorted(([a], [b]) => a - b)) {
    if (2 * from > points.length) break;
    points.push(...piece.slice(points.length - 2 * from));
  }
  return points;
}

/** A text that shows what it says: no control characters, nothing invisible, nothing that turns the line around; null when nothing is left. */
export function cleanWords(words: string): string | null {
  const clean = words
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
}
