/** Takes a PDF apart into its revisions: the document as it was made, then one increment for each signature. Only our own producer's shape is read. Pure. */
import { err, ok, type Result } from '../../contract/result.ts';
import { entryOf, readValue, referenceIn, skipWhite, type PdfValue } from './values.ts';

export interface Revision {
  /** The first byte after this revision's `%%EOF`: everything before it is what the revision speaks for. */
  readonly end: number;
  readonly xrefAt: number;
  /** Objects this revision defines, by number; null where the value is a stream or of a shape that is not ours. */
  readonly objects: ReadonlyMap<number, number>;
  readonly trailer: PdfValue;
}

export interface PdfFile {
  readonly text: string;
  readonly revisions: readonly Revision[];
}

/** A paper has at most this many signatures; more is not ours. */
const MAX_REVISIONS = 500;

export type Shape = { readonly kind: 'notOurs'; readonly at: string };
const notOurs = (at: string): { readonly ok: false; readonly error: Shape } => err({ kind: 'notOurs', at });

export function readRevisions(bytes: Uint8Array): Result<PdfFile, Shape> {
  const text = latin1(bytes);
  if (!text.startsWith('%PDF-1.7')) return notOurs('header');
  const last = /startxref\s+(\d{1,10})\s+%%EOF\n?$/.exec(text.slice(-60));
  if (last === null) return notOurs('end');
  const revisions: Revision[] = [];
  let xrefAt: number | null = Number(last[1]);
  while (xrefAt !== null) {
    if (revisions.length >= MAX_REVISIONS) return notOurs('too many revisions');
    const read = readRevision(text, xrefAt);
    if (read === null) return notOurs('cross-reference table');
    const later = revisions.at(0);
    if (later !== undefined && read.end > later.xrefAt) return notOurs('order of revisions');
    revisions.unshift(read);
    const prev = entryOf(read.trailer, 'Prev');
    if (prev !== undefined && (prev.kind !== 'word' || Number(prev.text) >= xrefAt))
      return notOurs('chain of revisions');
    xrefAt = prev?.kind === 'word' ? Number(prev.text) : null;
  }
  const whole = revisions.at(-1);
  return whole !== undefined && skipWhite(text, whole.end) === text.length
    ? ok({ text, revisions })
    : notOurs('end');
}

function readRevision(text: string, xrefAt: number): Revision | null {
  const table = readTable(text, xrefAt);
  if (table === null) return null;
  const at = skipWhite(text, table.end);
  if (!text.startsWith('trailer', at)) return null;
  const trailer = readValue(text, at + 'trailer'.length);
  if (trailer === null || referenceIn(trailer.value, 'Root') === null) return null;
  const tail = /^\s*startxref\s+(\d{1,10})\s+%%EOF/.exec(text.slice(trailer.end, trailer.end + 60));
  if (tail === null || Number(tail[1]) !== xrefAt) return null;
  return { end: trailer.end + tail[0].length, xrefAt, objects: table.objects, trailer: trailer.value };
}

const SECTION = /(\d{1,7}) (\d{1,7})[ \r]*\n/y;
const ENTRY = /(\d{10}) (\d{5}) ([nf])[ \r]*\n/y;

function readTable(
  text: string,
  xrefAt: number,
): { readonly objects: Map<number, number>; readonly end: number } | null {
  const head = /xref[ \r]*\n/y;
  head.lastIndex = xrefAt;
  if (!head.test(text)) return null;
  const objects = new Map<number, number>();
  let at = head.lastIndex;
  for (;;) {
    SECTION.lastIndex = at;
    const section = SECTION.exec(text);
    if (section === null) return objects.size === 0 ? null : { objects, end: at };
    at = SECTION.lastIndex;
    for (let index = 0; index < Number(section[2]); index += 1) {
      ENTRY.lastIndex = at;
      const entry = ENTRY.exec(text);
      if (entry === null) return null;
      at = ENTRY.lastIndex;
      const number = Number(section[1]) + index;
      if (entry[3] !== 'n') continue;
      // the whole file is one generation: nothing of ours is ever freed and used again
      if (entry[2] !== '00000' || objects.has(number)) return null;
      objects.set(number, Number(entry[1]));
    }
  }
}

/** The newest definition of an object as of revision `index`; null where there is none or it is a stream. */
export function objectAt({ text, revisions }: PdfFile, number: number, index: number): PdfValue | null {
  for (let at = index; at >= 0; at -= 1) {
    const offset = revisions[at]?.objects.get(number);
    if (offset !== undefined) return readObject(text, number, offset)?.value ?? null;
  }
  return null;
}

export function readObject(
  text: string,
  number: number,
  offset: number,
): { readonly value: PdfValue; readonly end: number } | null {
  const head = `${number} 0 obj`;
  if (!text.startsWith(head, offset)) return null;
  const read = readValue(text, offset + head.length);
  if (read === null) return null;
  const end = skipWhite(text, read.end);
  return text.startsWith('endobj', end) ? { value: read.value, end: end + 'endobj'.length } : null;
}

/** An increment is its objects and its table, one after the other, and not a byte more. */
export function isSeamless({ text, revisions }: PdfFile, index: number): boolean {
  const [before, revision] = [revisions[index - 1], revisions[index]];
  if (before === undefined || revision === undefined) return false;
  let at = before.end;
  for (const [number, offset] of [...revision.objects].toSorted((a, b) => a[1] - b[1])) {
    if (skipWhite(text, at) !== offset) return false;
    const object = readObject(text, number, offset);
    if (object === null) return false;
    at = object.end;
  }
  return skipWhite(text, at) === revision.xrefAt;
}

export const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return text;
};
