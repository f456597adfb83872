/** The pure parts of the desk: addresses, the filtered list, ink. */
import { describe, expect, test } from 'vitest';
import type { InboxRow } from '../../main/contract/desk.ts';
import { inState, matches, neighbour } from './filter.ts';
import { durationMs, frameOf, strokesOf, until } from './ink.ts';
import { addressOf, placeOf, type Place } from './place.ts';

const row = (id: string, over: Partial<InboxRow> = {}): InboxRow => ({
  id, boothId: 'hw-03', receiptNumber: '收20261123-000001', receivedAt: '2026-11-23T02:31:07.000Z', disputeKind: 'loan',
  parties: '王*明 / 陈*华', pages: 3, state: 'new', sealBroken: false, ...over,
}); // prettier-ignore

test('every place has an address and every address its place', () => {
  const places: readonly Place[] = [
    { kind: 'inbox' },
    { kind: 'booths' },
    { kind: 'agreements' },
    { kind: 'item', id: '01M82Z4GMNHC29G9M027TB9NRJ' },
    { kind: 'agreement', id: '01M82Z4GMNHC29G9M027TB9NRJ' },
  ];
  for (const place of places) expect(placeOf(addressOf(place))).toEqual(place);
  for (const strange of ['', '#token=abc', '#/item/../../etc', '#/item/short'])
    expect(placeOf(strange)).toEqual({ kind: 'inbox' });
});

describe('the list', () => {
  test('is narrowed by every word searched for', () => {
    expect(matches(row('a'), '王', '民间借贷')).toBe(true);
    expect(matches(row('a'), 'hw-03 借贷', '民间借贷')).toBe(true);
    expect(matches(row('a'), '王 李', '民间借贷')).toBe(false);
    expect(matches(row('a'), '', '')).toBe(true);
  });

  test('is narrowed by state', () => {
    expect(inState(row('a'), 'all')).toBe(true);
    expect(inState(row('a'), 'accepted')).toBe(false);
  });

  test('is walked with J and K and does not end in nothing', () => {
    const rows = [row('a'), row('b'), row('c')];
    expect(neighbour(rows, null, 1)).toBe('a');
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'c', 1)).toBe('c');
    expect(neighbour(rows, 'a', -1)).toBe('a');
    expect(neighbour(rows, 'gone', -1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});

describe('ink', () => {
  const geometry = { maxX: 1000, maxY: 600, maxPressure: 1000, unitsPerMm: 10, samplesPerSecond: 200 };
  const samples = [
    { t: 0, x: 100, y: 100, p: 0, flags: 2 },
    { t: 5, x: 100, y: 100, p: 0, flags: 3 },
    { t: 10, x: 200, y: 100, p: 1000, flags: 3 },
    { t: 15, x: 200, y: 100, p: 0, flags: 2 },
    { t: 20, x: 300, y: 200, p: 500, flags: 3 },
  ];
  const strokes = strokesOf(samples, geometry);

  test('is parted where the pen was lifted, in millimetres, wider where it was pressed', () => {
    expect(strokes.map((stroke) => stroke.map(({ x, y }) => [x, y]))).toEqual([[[10, 10], [20, 10]], [[30, 20]]]); // prettier-ignore
    expect(strokes[0]?.map((dot) => dot.width)).toEqual([0.25, 0.9]);
  });

  test('comes about in its own time', () => {
    expect(durationMs(strokes)).toBe(20);
    expect(until(strokes, 5).flat()).toHaveLength(1);
    expect(until(strokes, 12)).toHaveLength(1);
    expect(until(strokes, 20).flat()).toHaveLength(3);
  });

  test('is framed in proportion with a margin', () => {
    expect(frameOf(strokes)).toEqual({ x: 7, y: 7, width: 26, height: 16 });
    expect(frameOf([])).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
});
