/** What is different between two versions of an agreement, clause by clause. Pure. */
import { diffChars } from 'diff';

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
export interface VersionClause {
  readonly id: string;
  readonly number: number;
  readonly text: string;
}
export interface ClauseChange {
  readonly id: string;
  /** As it is numbered now; where it is gone, as it was. */
  readonly number: number;
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly pieces: readonly Piece[];
}

/** By whole characters; equal neighbours are one piece. */
export const piecesOf = (before: string, after: string): readonly Piece[] =>
  diffChars(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));

/** In the order of the newer version; what is gone stands where it stood. */
export function changesBetween(
  before: readonly VersionClause[],
  after: readonly VersionClause[],
): readonly ClauseChange[] {
  const was = new Map(before.map((clause) => [clause.id, clause]));
  const is = new Set(after.map(({ id }) => id));
  const changes: ClauseChange[] = after.map(({ id, number, text }) => {
    const old = was.get(id);
    if (old === undefined) return { id, number, state: 'added', pieces: [{ kind: 'added', text }] };
    const state = old.text === text ? 'same' : 'changed';
    return { id, number, state, pieces: piecesOf(old.text, text) };
  });
  before.forEach(({ id, number, text }, at) => {
    if (is.has(id)) return;
    const gone: ClauseChange = { id, number, state: 'removed', pieces: [{ kind: 'removed', text }] };
    const earlier = new Set(before.slice(0, at).map((clause) => clause.id));
    const place = changes.findLastIndex((change) => earlier.has(change.id)) + 1;
    changes.splice(place, 0, gone);
  });
  return changes;
}

/** So many characters of one piece go together where a page is small. */
const SEGMENT = 48;

/** The pieces of a change in lots that fit a small page, cut between whole characters. */
export function segmentsOfChange({ pieces }: ClauseChange): readonly (readonly Piece[])[] {
  const lots: Piece[][] = [[]];
  let room = SEGMENT;
  for (const { kind, text } of pieces) {
    let signs = [...text];
    while (signs.length > 0) {
      if (room === 0) {
        lots.push([]);
        room = SEGMENT;
      }
      const part = signs.slice(0, room);
      lots.at(-1)?.push({ kind, text: part.join('') });
      room -= part.length;
      signs = signs.slice(part.length);
    }
  }
  return lots;
}
