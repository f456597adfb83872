/** The sealed line: both ends have the same six digits unless somebody sits between, and nothing is read, changed, repeated or made on the way. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  commitOf,
  lineFrameOf,
  newLineKeys,
  newNonce,
  openLine,
  type LineFrame,
  type SealedLine,
} from './line.ts';

let guest: SealedLine;
let table: SealedLine;
beforeEach(async () => {
  const [g, t, nonce] = [await newLineKeys(), await newLineKeys(), newNonce()];
  guest = await opened({ side: 'guest', keys: g, otherRaw: t.raw, nonce });
  table = await opened({ side: 'table', keys: t, otherRaw: g.raw, nonce });
});

async function opened(ends: Parameters<typeof openLine>[0]): Promise<SealedLine> {
  const line = await openLine(ends);
  if (line === null) throw new Error('no line');
  return line;
}
type Said = Extract<LineFrame, { k: 'said' }>;
const pieces = (bodies: readonly string[]): Said[] =>
  bodies.flatMap((body) => {
    const frame = lineFrameOf(body);
    return frame?.k === 'said' ? [frame] : [];
  });
async function pass(to: SealedLine, frames: readonly Said[]): Promise<(string | null)[]> {
  const heard: (string | null)[] = [];
  for (const frame of frames) heard.push(await to.open(frame));
  return heard;
}

it('has one number and one name at both ends', () => {
  expect(guest.number).toMatch(/^\d{6}$/);
  expect([guest.number, guest.id]).toEqual([table.number, table.id]);
});

it('carries words both ways, long ones in pieces', async () => {
  const long = '条'.repeat(20_000);
  const sent = pieces(await guest.seal(long));
  expect(sent.length).toBeGreaterThan(2);
  expect((await pass(table, sent)).at(-1)).toBe(long);
  expect(await pass(guest, pieces(await table.seal('好')))).toEqual(['好']);
});

describe('whoever passes it on', () => {
  it('cannot say it again, later or in another order', async () => {
    const [one, two] = [pieces(await guest.seal('一')), pieces(await guest.seal('二'))];
    expect(await pass(table, [...two, ...one, ...two])).toEqual(['二', null, null]);
  });

  it('cannot change it, nor turn it round', async () => {
    const [one] = pieces(await guest.seal('我不签'));
    if (one === undefined) throw new Error('no piece');
    const at = Math.floor(one.d.length / 2);
    const other = one.d[at] === 'A' ? 'B' : 'A';
    expect(await pass(table, [{ ...one, d: one.d.slice(0, at) + other + one.d.slice(at + 1) }])).toEqual([null]); // prettier-ignore
    expect(await pass(guest, [one])).toEqual([null]);
    // what was forged uses nothing up
    expect(await pass(table, [one])).toEqual(['我不签']);
  });

  it('has other digits at each end when it sits between with keys of its own', async () => {
    const [g, t, m] = [await newLineKeys(), await newLineKeys(), await newLineKeys()];
    const [n, k] = [newNonce(), newNonce()];
    const atGuest = await opened({ side: 'guest', keys: g, otherRaw: m.raw, nonce: n });
    const atTable = await opened({ side: 'table', keys: t, otherRaw: m.raw, nonce: k });
    expect(atGuest.id).not.toBe(atTable.id);
    // one in a million would be the same by chance, and nobody can try: each key was committed to before the other was known
    expect(atGuest.number).not.toBe(atTable.number);
    expect(await commitOf(m.raw, k)).not.toBe(await commitOf(g.raw, n));
  });
});

it('takes no key that is none, and no frame that is foreign', async () => {
  const keys = await newLineKeys();
  expect(await openLine({ side: 'guest', keys, otherRaw: new Uint8Array(65), nonce: newNonce() })).toBeNull();
  for (const body of [
    '',
    '{}',
    '{"k":"said","m":0,"i":0,"n":1,"d":"AA"}',
    `{"k":"said","m":1,"i":0,"n":99,"d":"AA"}`,
    '{"k":"hello","commit":"x"}',
  ])
    // prettier-ignore
    expect(lineFrameOf(body)).toBeNull();
});
