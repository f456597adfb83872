/** Marks that stay with a request: taken from a paper as it goes, sealed, bound to the file they were made on, and opened again for the desk and later sessions. */
import type { KeyObject } from 'node:crypto';
import { ulid } from 'ulid';
import { z } from 'zod';
import { InkChange } from '../../contract/live.ts';
import type { Paper } from '../media/paper.ts';
import type { KeptMarksRow } from '../store/keptMarks.ts';
import type { CourtStore } from '../store/store.ts';
import { openFor, sealFor } from '../tableSeal.ts';
import { inkBook } from './inkBook.ts';
import { openInk } from './inkSeal.ts';

export type KeptMarksParts = {
  readonly store: Pick<CourtStore, 'keptMarks' | 'live' | 'audit'>;
  readonly key: KeyObject;
  readonly now: () => number;
};
/** Strokes and notes, whole, each with capacity and seat of who made it: a capacity, never a name. */
export type KeptMark = Extract<InkChange, { c: 'stroke' | 'note' }>;
export type KeptSet = Omit<KeptMarksRow, 'sealed'> & {
  /** None where the set was taken out. */
  readonly marks: number;
  readonly changes: readonly KeptMark[];
};
/** The version of a file: marks of one are never shown on another. */
export type FileVersion = { readonly what: string; readonly sha256: string; readonly pages: number };

const Changes = z.array(InkChange);

/**
 * Within the transaction by which the paper goes: what was made on it above `from` stays, the laying itself is dropped. Answers how
 * many marks.
 */
export function keepMarks(parts: KeptMarksParts, room: string, paper: Paper, from: number): number {
  const { store, key, now } = parts;
  const laying = store.live.papers.of(room).find((one) => one.paper === paper.paper);
  if (laying === undefined) return 0;
  const told = store.live.ink.of(paper.paper).flatMap((sealed) => openInk(key, paper.paper, sealed) ?? []);
  const changes = inkBook(paper.pages, told).all().filter(isMark).filter(({ order }) => order > from); // prettier-ignore
  store.live.papers.drop(paper.paper);
  const marks = new Set(changes.map(({ order }) => order)).size;
  if (marks === 0) return 0;
  const { matter } = laying;
  const { what, sha256, pages } = paper;
  const id = ulid(now());
  const at = new Date(now()).toISOString();
  const sealed = sealFor(key, about({ id, matter, what, sha256 }), Buffer.from(JSON.stringify(changes)));
  store.keptMarks.add({ id, matter, what, sha256, pages, room, at, marks, sealed });
  store.audit.write({ at, who: 'court', event: 'marksKept', subject: `${matter}/${id} ${room} ${marks}` });
  return marks;
}

/** All sets of a request in the order they were kept, those that were taken out without their marks. */
export const marksOf = (
  { store, key }: Pick<KeptMarksParts, 'store' | 'key'>,
  matter: string,
): readonly KeptSet[] =>
  store.keptMarks.of(matter).map(({ sealed, ...row }) => ({
    ...row,
    changes: sealed === null ? [] : opened(key, row, sealed),
  }));

/** What was made on this very file. */
export const marksOn = (
  parts: Pick<KeptMarksParts, 'store' | 'key'>,
  matter: string,
  file: FileVersion,
): readonly KeptSet[] =>
  marksOf(parts, matter).filter((set) => set.removed === null && isOf(set, file) && set.changes.length > 0);

export const isOf = (set: FileVersion, { what, sha256, pages }: FileVersion): boolean =>
  set.what === what && set.sha256 === sha256 && set.pages === pages;

/** Bound to its request and its file: put beside another it does not open. */
const about = ({
  id,
  matter,
  what,
  sha256,
}: Pick<KeptMarksRow, 'id' | 'matter' | 'what' | 'sha256'>): string =>
  `marks ${id} ${matter} ${what} ${sha256}`;

function opened(key: KeyObject, row: Omit<KeptMarksRow, 'sealed'>, sealed: Uint8Array): readonly KeptMark[] {
  const plain = openFor(key, about(row), sealed);
  if (plain === null) return [];
  try {
    return Changes.parse(JSON.parse(plain.toString('utf8'))).filter(isMark);
  } catch {
    return []; // as if it were not there
  }
}

const isMark = (change: InkChange): change is KeptMark => change.c === 'stroke' || change.c === 'note';
