import { describe, expect, it } from 'vitest';
import { createPresses, fits, patternOf } from './protocol.ts';

describe('a capture key', () => {
  it('is pressed where the masked bytes fit', () => {
    const pattern = patternOf({ match: '0001', mask: 'ff01' });
    expect(fits(pattern, Uint8Array.of(0, 1, 9))).toBe(true);
    expect(fits(pattern, Uint8Array.of(0, 0xf1))).toBe(true);
    expect(fits(pattern, Uint8Array.of(1, 1))).toBe(false);
    expect(fits(pattern, Uint8Array.of(0))).toBe(false);
  });

  it('counts once while it is held, and again after it was let go', () => {
    // a keyboard-like pedal that sends F13 (usage 68 hex) in the third byte of its report
    const isPress = createPresses(patternOf({ match: '000068', mask: '0000ff' }));
    const reports = ['0000680000', '0000680000', '0000000000', '0000680000', '0000040000', '0000680000'];
    expect(reports.map((report) => isPress(Buffer.from(report, 'hex')))).toEqual([true, false, false, true, false, true]); // prettier-ignore
  });

  it('never fits a pattern that asks for nothing', () => {
    expect(fits(patternOf({ match: '00', mask: '00' }), Uint8Array.of(0))).toBe(false);
    expect(fits(patternOf({ match: '00', mask: 'ffff' }), Uint8Array.of(0, 0))).toBe(false);
  });
});
