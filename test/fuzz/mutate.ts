/** Makes one input after another out of a good one, as a bad wire, a broken device or a hostile one would spoil it; pure. */
import { createRandom, type Random } from './random.ts';

export interface Recipe {
  readonly seed: number;
  /** What the mutations begin with. */
  readonly base: Uint8Array;
  /** Good inputs to cut pieces out of. */
  readonly corpus: readonly Uint8Array[];
  /** Pieces that mean something to the decoder: marks, tags, numbers that are too large. */
  readonly tokens: readonly Uint8Array[];
  readonly longest: number;
}

/** Values at which lengths, counts and signs go wrong. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]; // prettier-ignore
const MOST_EDITS = 6;
const PIECE = 64;
const NOISE = 160;
const NO_TOKEN = Uint8Array.of(0xff);

/** The input in the making: the front of a buffer twice as long as the longest one, cut and filled in place. */
interface Draft {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly longest: number;
  length: number;
}

/** Loops over a few numbers, since a view of a piece costs more than the piece. `from` may be the draft itself. */
function insert(draft: Draft, at: number, from: Uint8Array, start: number, count: number): void {
  const { bytes } = draft;
  const room = Math.min(count, draft.longest - draft.length);
  bytes.copyWithin(at + room, at, draft.length);
  const own = from === bytes;
  for (let i = 0; i < room; i++) {
    const place = start + i;
    bytes[at + i] = from[own && place >= at ? place + room : place] ?? 0;
  }
  draft.length += room;
}

function remove(draft: Draft, at: number, count: number): void {
  const gone = Math.min(count, draft.length - at);
  draft.bytes.copyWithin(at, at + gone, draft.length);
  draft.length -= gone;
}

function insertPiece(draft: Draft, at: number, from: Uint8Array, length: number, random: Random): void {
  const start = random(length + 1);
  insert(draft, at, from, start, Math.min(1 + random(PIECE), length - start));
}

/** A number of one, two or four bytes, either end first, that is an edge or the very length. */
function putNumber(draft: Draft, at: number, random: Random): void {
  const width = [1, 2, 4][random(3)] ?? 1;
  const value = random(4) === 0 ? draft.length - random(3) : (EDGES[random(EDGES.length)] ?? 0);
  const highFirst = random(2) === 0;
  for (let i = 0; i < width && at + i < draft.length; i++)
    draft.bytes[at + i] = value >>> (8 * (highFirst ? width - 1 - i : i));
}

function edit(draft: Draft, recipe: Recipe, random: Random): void {
  const { bytes } = draft;
  const at = random(draft.length + 1);
  const { corpus, tokens } = recipe;
  switch (random(11)) {
    // one past the end it changes nothing that is given out
    case 0: bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8)); break;
    case 1: bytes[at] = random(256); break;
    case 2: insert(draft, at, bytes, 0, 1); bytes[at] = random(256); break;
    case 3: remove(draft, at, 1); break;
    case 4: remove(draft, at, 1 + random(PIECE)); break;
    case 5: insertPiece(draft, at, bytes, draft.length, random); break; // doubled
    case 6: {
      const other = corpus[random(corpus.length)] ?? bytes;
      insertPiece(draft, at, other, other === bytes ? draft.length : other.length, random); // spliced
      break;
    }
    case 7: draft.length = at; break;
    case 8: putNumber(draft, at, random); break;
    case 9: {
      // far too long, of one value
      const end = Math.min(draft.longest, draft.length + random(8 * PIECE));
      bytes.fill(random(256), draft.length, end);
      draft.length = end;
      break;
    }
    default: {
      const token = tokens[random(tokens.length)] ?? NO_TOKEN;
      insert(draft, at, token, 0, token.length);
    }
  } // prettier-ignore
}

/**
 * The first input is the base itself; of the others one in eight is noise, and one in four goes on from the one before.
 * Each lies at the end of one reused buffer, so that a decoder that reads past its input meets the end of memory; it
 * holds until the next is asked for.
 */
export function createInputs(recipe: Recipe): () => Uint8Array<ArrayBuffer> {
  const { longest } = recipe;
  const base = recipe.base.subarray(0, longest);
  const random = createRandom(recipe.seed);
  const draft: Draft = { bytes: new Uint8Array(2 * longest), longest, length: 0 };
  const { bytes } = draft;
  const beginWithBase = (): void => {
    draft.length = base.length;
    bytes.set(base);
  };
  const makeNoise = (): void => {
    draft.length = random(Math.min(NOISE, longest));
    for (let i = 0; i < draft.length; i++) bytes[i] = random(256);
  };
  let first = true;
  const mutate = (): void => {
    const way = random(8);
    if (way === 0) return makeNoise();
    if (way > 2) beginWithBase();
    for (let edits = 1 + random(MOST_EDITS); edits > 0; edits--) edit(draft, recipe, random);
  };
  return () => {
    if (first) beginWithBase();
    else mutate();
    first = false;
    const from = bytes.length - draft.length;
    bytes.copyWithin(from, 0, draft.length);
    return new Uint8Array(bytes.buffer, from);
  };
}
