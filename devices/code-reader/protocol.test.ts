import { describe, expect, it } from 'vitest';
import { crcCcitt, createLines, readAnswer, readText, readZone } from './protocol.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a code reader', () => {
  it('checks its commands by CRC-CCITT from zero', () => {
    expect(crcCcitt(bytes('123456789'))).toBe(0x31c3); // the standard's own example (XMODEM)
    expect(Buffer.from(readZone(0x00e2, 1)).toString('hex')).toMatch(/^7e00070100e201[0-9a-f]{4}$/);
  });

  it('answers in frames that have to be sound', () => {
    const body = Uint8Array.of(0, 1, 0x7b);
    const crc = crcCcitt(body);
    const frame = Uint8Array.of(2, 0, ...body, crc >> 8, crc & 0xff);
    expect(readAnswer(frame)).toEqual(Uint8Array.of(0x7b));
    expect(readAnswer(frame.map((byte, i) => (i === 4 ? byte ^ 1 : byte)))).toBeNull();
    expect(readAnswer(frame.subarray(0, 5))).toBeNull();
  });

  it('ends a line with CR, LF or both', () => {
    const lines = createLines();
    expect(lines.push(bytes('AB'))).toEqual([]);
    expect(lines.push(bytes('C\rD\r\nE\n'))).toEqual(['ABC', 'D', 'E']);
    expect(lines.begun()).toBe(false);
  });

  it('drops a line that never ends, and one that is too long up to its end', () => {
    const lines = createLines();
    lines.push(bytes('half a'));
    lines.drop();
    expect(lines.push(bytes('whole\r'))).toEqual(['whole']);
    expect(lines.push(bytes(`${'x'.repeat(5000)}\rnext\r`))).toEqual(['next']);
  });

  it('reads UTF-8 and GBK, and no control characters', () => {
    expect(readText(bytes('调解 2026-001'))).toBe('调解 2026-001');
    expect(readText(Uint8Array.of(0xb5, 0xf7, 0xbd, 0xe2))).toBe('调解');
    expect(readText(bytes('a\u001bb'))).toBeNull();
    expect(readText(new Uint8Array())).toBeNull();
  });
});
