import { describe, expect, it } from 'vitest';
import { fieldValue, parseHidDescriptor } from './hidDescriptor.ts';

const parse = (...bytes: number[]) => parseHidDescriptor(Uint8Array.from(bytes));
const PEN = [0x05, 0x0d, 0x09, 0x02, 0xa1, 0x01];

describe('a report descriptor', () => {
  it('gives each field its place, its usage and the collections around it', () => {
    const parsed = parse(
      ...PEN, 0x85, 0x07, 0x09, 0x20, 0xa1, 0x00,
      0x15, 0, 0x25, 1, 0x75, 1, 0x95, 2, 0x09, 0x42, 0x09, 0x44, 0x81, 0x02, // tip, barrel
      0x95, 6, 0x81, 0x03, // padding
      0x05, 0x01, 0x09, 0x30, 0x26, 0xff, 0x7f, 0x75, 16, 0x95, 1, 0x81, 0x02, 0xc0, 0xc0,
    ); // prettier-ignore
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value.fields.map(({ usage, bitOffset, bitSize }) => [usage, bitOffset, bitSize])).toEqual([
      [0x0d0042, 0, 1],
      [0x0d0044, 1, 1],
      [0x010030, 8, 16],
    ]);
    expect(parsed.value.fields[0]?.inside).toEqual([0x0d0002, 0x0d0020]);
    expect(parsed.value.sizes.input.get(7)).toBe(3);
    const [, barrel, x] = parsed.value.fields;
    const payload = Uint8Array.of(0b10, 0x34, 0x12);
    expect(barrel && fieldValue(barrel, payload)).toBe(1);
    expect(x && fieldValue(x, payload)).toBe(0x1234);
    expect(x && fieldValue(x, payload.subarray(0, 2))).toBeNull();
  });

  it('knows usage ranges, push and pop, long items, signed limits and a negative exponent', () => {
    const parsed = parse(
      ...PEN, 0x55, 0x0e, 0x65, 0x11, 0x46, 0x10, 0x27, 0xa4, // exponent -2, centimetres, physical 10000, push
      0x55, 0x00, 0xb4, 0xfe, 0x02, 0x10, 0xaa, 0xbb, // changed and popped; a long item of two bytes
      0x16, 0x01, 0x80, 0x26, 0xff, 0x7f, 0x75, 16, 0x95, 3, 0x19, 0x30, 0x29, 0x32, 0x81, 0x02, 0xc0,
    ); // prettier-ignore
    if (!parsed.ok) throw new Error(parsed.error);
    expect(parsed.value.numbered).toBe(false);
    expect(parsed.value.fields.map(({ usage }) => usage & 0xffff)).toEqual([0x30, 0x31, 0x32]);
    expect(parsed.value.fields[2]).toMatchObject({ unitExponent: -2, unit: 0x11, physicalMax: 10_000, logicalMin: -32_767 }); // prettier-ignore
    const [first] = parsed.value.fields;
    expect(first && fieldValue(first, Uint8Array.of(0xff, 0xff, 0, 0, 0, 0))).toBe(-1);
  });

  it('takes a maximum of one byte as unsigned where the minimum is not negative', () => {
    const parsed = parse(...PEN, 0x15, 0, 0x25, 0xff, 0x75, 8, 0x95, 1, 0x09, 0x30, 0x81, 2, 0xc0);
    expect(parsed.ok && parsed.value.fields[0]?.logicalMax).toBe(255);
  });

  it.each([
    ['an item that ends beyond the bytes', 'truncated', [0x26, 0xff]],
    ['a long item that ends beyond the bytes', 'truncated', [0xfe, 0x40, 0x01, 0x00]],
    ['an end without a collection', 'unbalanced', [0xc0]],
    ['a collection without an end', 'unbalanced', PEN],
    ['a pop without a push', 'unbalanced', [0xb4]],
    ['report id 0', 'unbalanced', [0x85, 0x00]],
    ['endless nesting', 'tooLarge', Array.from({ length: 200 }, () => [0xa1, 0x02]).flat()],
    ['endless pushing', 'tooLarge', Array.from({ length: 100 }, () => 0xa4)],
    ['a report of 2³² fields', 'tooLarge', [0x77, 0xff, 0xff, 0xff, 0x7f, 0x97, 0xff, 0xff, 0xff, 0x7f, 0x81, 0x02]],
    ['a usage range of 2³²', 'tooLarge', [0x1b, 0, 0, 0, 0, 0x2b, 0xff, 0xff, 0xff, 0xff]],
    ['more bytes than any kernel takes', 'tooLarge', Array.from({ length: 5000 }, () => 0)],
  ] as const)('with %s is refused as %s', (_, kind, bytes) => {
    expect(parse(...bytes)).toEqual({ ok: false, error: kind });
  }); // prettier-ignore
});
