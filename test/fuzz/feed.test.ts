/** The feeder proves that it finds what it is for: a decoder that throws, hangs, takes too much or understands nothing. */
import { describe, expect, it } from 'vitest';
import { feed, inputsOf, type Decode, type Target } from './feed.ts';

const AMOUNT = { inputs: 20_000, perSeed: 500, mostMs: 60_000 };
const GOOD = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const targetOf = (decode: Decode): Target => ({
  name: 'decoder',
  corpus: [GOOD],
  tokens: [Uint8Array.of(0xca, 0xfe)],
  start: () => decode,
  bound: () => 16 << 10,
});
/** True for about one input in a thousand. */
const rare = (bytes: Uint8Array): boolean => bytes[0] === 1 && bytes[3] === 0x80;

describe('the feeder', () => {
  it('feeds what it was told to and counts it', () => {
    let called = 0;
    const decode: Decode = (bytes) => {
      called++;
      return bytes[0] === 1;
    };
    const { inputs, taken } = feed(targetOf(decode), AMOUNT);
    expect(inputs).toBe(AMOUNT.inputs);
    expect(called).toBeGreaterThanOrEqual(inputs);
    expect(taken).toBeGreaterThan(inputs / 10);
    expect(taken).toBeLessThan(inputs);
  });

  it('finds the rare input that makes a decoder throw, and shrinks it', () => {
    const decode: Decode = (bytes) => {
      if (rare(bytes)) throw new RangeError('beyond');
      return true;
    };
    expect(() => feed(targetOf(decode), AMOUNT)).toThrow(/^decoder threw: 01[0-9a-f]{4}80\nfrom /);
  });

  it('finds a decoder that reads past its input', () => {
    const decode: Decode = (bytes) =>
      new DataView(bytes.buffer, bytes.byteOffset).getUint16(bytes.length - 1) >= 0;
    expect(() => feed(targetOf(decode), AMOUNT)).toThrow('threw');
  });

  it('finds the rare input that makes a decoder hang', () => {
    const decode: Decode = (bytes) => {
      while (rare(bytes));
      return true;
    };
    expect(() => feed(targetOf(decode), { ...AMOUNT, mostMs: 1500 })).toThrow(/^decoder hung: 01/);
  });

  it('finds a pattern that backtracks without end', () => {
    const decode: Decode = (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      return !/^(a+a+)+$/.test(text);
    };
    const base = { ...targetOf(decode), corpus: [new Uint8Array(60).fill(0x61)] };
    expect(() => feed(base, { ...AMOUNT, mostMs: 1500 })).toThrow(/^decoder hung/);
  });

  it.each([
    ['an array', () => Array.from({ length: 20_000 }, (_, i) => i)],
    ['bytes outside the heap', () => new Uint8Array(100_000)],
    [
      'much that is dropped at once',
      () => Array.from({ length: 400 }, () => 'x'.repeat(90).split('')).length,
    ],
    ['more than the collector lets live', () => Array.from({ length: 250 }, () => new Uint8Array(90_000)).length], // prettier-ignore
  ])('finds the rare input for which a decoder takes too much: %s', (_, take) => {
    const decode: Decode = (bytes) => !rare(bytes) || take() !== null;
    expect(() => feed(targetOf(decode), AMOUNT)).toThrow(
      /^decoder allocated too much: 01[0-9a-f]{4}80\nfrom /,
    );
  });

  it('lets a decoder take what it may', () => {
    const decode: Decode = (bytes) => new Uint8Array(bytes.length + 10_000).length > 0;
    expect(feed(targetOf(decode), { ...AMOUNT, inputs: 4000 }).inputs).toBe(4000);
  });

  it('refuses a decoder that understands nothing', () => {
    expect(() =>
      feed(
        targetOf(() => false),
        AMOUNT,
      ),
    ).toThrow('none of its own corpus');
  });

  it('makes the same inputs again from seed and base, the base first', () => {
    const target = targetOf(() => true);
    const once = (): string[] => {
      const next = inputsOf(target, { seed: 7, base: GOOD });
      return Array.from({ length: 300 }, () => Buffer.from(next()).toString('hex'));
    };
    expect(once()).toEqual(once());
    expect(once()[0]).toBe(Buffer.from(GOOD).toString('hex'));
    const inputs = once();
    expect(new Set(inputs).size).toBeGreaterThan(250);
    expect(inputs.some((input) => input.includes('cafe'))).toBe(true);
    expect(inputs.some((input) => input.length > 400)).toBe(true);
    expect(inputs.some((input) => input === '')).toBe(true);
  });
});
