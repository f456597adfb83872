/** What the paper says of itself in its first revision: how many pages it has, and the manifest attached to it. Pure. */
import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import { readRevisions } from '../../proof/pdf/revisions.ts';
import { entryOf, nameIn, readValue } from '../../proof/pdf/values.ts';

export type PaperFacts = {
  readonly pages: number;
  /** SHA-256 of the canonical terms, where the manifest names one. */
  readonly terms: string | null;
  /** SHA-256 of the agreement an application is about. */
  readonly agreement: string | null;
  /** SHA-256 of a group's roster, and of one member's annex. */
  readonly roster: string | null;
  readonly annex: string | null;
  /** SHA-256 of the paper of a member's consent. */
  readonly consent: string | null;
};

const Manifest = z.object({
  terms: z.string().optional(),
  agreement: z.string().optional(),
  roster: z.string().optional(),
  annex: z.string().optional(),
  consent: z.string().optional(),
});
type Manifest = z.infer<typeof Manifest>;
/** A manifest of digests is a few hundred bytes; what swells beyond this is no manifest. */
const MANIFEST_MAX = 4_194_304;

/** Null where the file is not of our own producer's shape. */
export function paperFacts(pdf: Uint8Array): PaperFacts | null {
  const read = readRevisions(pdf);
  const base = read.ok ? read.value.revisions[0] : undefined;
  if (!read.ok || base === undefined) return null;
  let pages = 0;
  let said: Manifest = {};
  for (const [number, offset] of base.objects) {
    const { text } = read.value;
    const head = `${number} 0 obj`;
    const value = text.startsWith(head, offset) ? readValue(text, offset + head.length) : null;
    if (value === null) continue;
    if (nameIn(value.value, 'Type') === 'Page') pages += 1;
    if (nameIn(value.value, 'Type') !== 'EmbeddedFile') continue;
    const length = entryOf(value.value, 'Length');
    const start = /^\s*stream\r?\n/.exec(text.slice(value.end, value.end + 20));
    if (length?.kind !== 'word' || start === null) return null;
    const from = value.end + start[0].length;
    const stream = pdf.subarray(from, from + Number(length.text));
    said = manifestIn(nameIn(value.value, 'Filter') === 'FlateDecode' ? inflated(stream) : stream) ?? said;
  }
  const { terms = null, agreement = null, roster = null, annex = null, consent = null } = said;
  return { pages, terms, agreement, roster, annex, consent };
}

function inflated(stream: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(stream, { maxOutputLength: MANIFEST_MAX });
  } catch {
    return null; // cut, foreign or swelling
  }
}

function manifestIn(bytes: Uint8Array | null): Manifest | null {
  if (bytes === null) return null;
  try {
    return Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null; // an attachment of another kind
  }
}
