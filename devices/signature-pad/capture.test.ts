import { describe, expect, it } from 'vitest';
import { emptyCapture, liftPen, takeReport, type PenReport } from './capture.ts';
import { decodePen, WRAP } from './protocol.ts';

const report = (timeMs: number, sequence: number, touching = true): PenReport => ({
  near: true, touching, pressure: touching ? 300 : 0, x: 10, y: 20, time: { ms: timeMs, wrap: WRAP }, sequence,
}); // prettier-ignore

describe('a capture of ink', () => {
  it('goes on over the wrap of both 16-bit counters', () => {
    let { capture } = takeReport(emptyCapture(0), report(65_533, 65_535), 4);
    const next = takeReport(capture, report(2, 0), 9);
    expect(next.samples[0]?.t).toBe(4 + 5);
    expect(next.gaps).toBe(0);
    capture = next.capture;
    expect(takeReport(capture, report(7, 4), 30).gaps).toBe(3);
  });

  it('counts the wraps of a pause that is longer than the counter lasts', () => {
    const { capture } = takeReport(emptyCapture(0), report(1000, 1), 0);
    expect(takeReport(capture, report(1464, 2), 3 * WRAP + 470).samples[0]?.t).toBe(3 * WRAP + 464);
  });

  it("takes the host's clock where the pad has none, never backwards", () => {
    const plain = { ...report(0, 0), time: null, sequence: null };
    const first = takeReport(emptyCapture(100), plain, 150);
    expect(first.samples[0]?.t).toBe(50);
    expect(takeReport(first.capture, plain, 140).samples[0]?.t).toBe(50);
  });

  it('does not count a pad that started afresh as thousands of losses', () => {
    const { capture } = takeReport(emptyCapture(0), report(100, 5000), 0);
    expect(takeReport(capture, report(105, 0), 5).gaps).toBe(0);
  });

  it('lifts a stuck pen once', () => {
    const { capture } = takeReport(emptyCapture(0), report(0, 0), 0);
    const lifted = liftPen(capture);
    expect(lifted.samples).toEqual([{ t: 0, x: 10, y: 20, p: 0, flags: 0 }]);
    expect(liftPen(lifted.capture).samples).toEqual([]);
  });

  it('reads flags and pressure from one word, big-endian', () => {
    expect(decodePen(Uint8Array.of(0x34, 0x93, 0xff, 0x2a, 0x30, 0x19, 0x50, 0, 9, 0, 1))).toEqual({
      near: true, touching: true, pressure: 0x3ff, x: 10_800, y: 6480, time: { ms: 9, wrap: WRAP }, sequence: 1,
    }); // prettier-ignore
    expect(decodePen(Uint8Array.of(0x34, 0x93, 0xff))).toBeNull();
    expect(decodePen(Uint8Array.of(0x99, 0, 0, 0, 0, 0, 0))).toBeNull();
  });
});
