import { describe, expect, it } from 'vitest';
import { createFramer } from './framing.ts';

const FORMAT = { preamble: Uint8Array.of(0xaa, 0xaa, 0x69), minLength: 2, maxLength: 100 };
const frame = (...payload: number[]): number[] => [0xaa, 0xaa, 0x69, 0, payload.length, ...payload];

describe('a framer', () => {
  it('gives the same frames however the stream is cut', () => {
    const stream = [1, 0xaa, ...frame(1, 2, 3), 0xaa, 0xaa, ...frame(4, 5), 9];
    for (let cut = 1; cut < stream.length; cut++) {
      const framer = createFramer(FORMAT);
      const parts = [stream.slice(0, cut), stream.slice(cut)];
      const frames = parts.flatMap((part) => framer.push(Uint8Array.from(part)));
      expect(frames.map((bytes) => [...bytes])).toEqual([[0, 3, 1, 2, 3], [0, 2, 4, 5]]); // prettier-ignore
    }
  });

  it('does not search for the preamble inside a running frame', () => {
    const [only] = createFramer(FORMAT).push(Uint8Array.from(frame(0xaa, 0xaa, 0x69, 0, 2, 7)));
    expect([...(only ?? [])]).toEqual([0, 6, 0xaa, 0xaa, 0x69, 0, 2, 7]);
  });

  it('goes on one byte after a length it cannot accept', () => {
    const framer = createFramer(FORMAT);
    const frames = framer.push(Uint8Array.from([0xaa, 0xaa, 0x69, 0xff, 0xff, ...frame(1, 2)]));
    expect(frames).toHaveLength(1);
    expect(framer.noise()).toBe(5);
  });

  it('keeps a preamble that has only begun, and forgets it when told', () => {
    const framer = createFramer(FORMAT);
    framer.push(Uint8Array.of(5, 0xaa, 0xaa));
    expect(framer.pending()).toBe(2);
    framer.reset();
    expect(framer.pending()).toBe(0);
  });
});
