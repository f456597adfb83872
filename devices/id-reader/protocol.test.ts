import { describe, expect, it } from 'vitest';
import { decodeAnswer, decodeBlocks, decodeSamNumber, encodeCommand, encodeFrame } from './protocol.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

describe('the SAM-V protocol', () => {
  it('codes each command as the vendors print it', () => {
    expect(hex(encodeCommand('reset'))).toBe('AAAAAA9669000310FFEC');
    expect(hex(encodeCommand('status'))).toBe('AAAAAA9669000311FFED');
    expect(hex(encodeCommand('samNumber'))).toBe('AAAAAA9669000312FFEE');
    expect(hex(encodeCommand('find'))).toBe('AAAAAA966900032001' + '22');
    expect(hex(encodeCommand('select'))).toBe('AAAAAA966900032002' + '21');
    expect(hex(encodeCommand('read'))).toBe('AAAAAA966900033001' + '32');
    expect(hex(encodeCommand('cardBody'))).toBe('AAAAAA966900033005' + '36');
  });

  it('reads the result byte of a short refusal', () => {
    const refusal = Uint8Array.from(Buffer.from('00040000808' + '4', 'hex'));
    expect(decodeAnswer(refusal)).toMatchObject({ ok: true, value: { sw3: 0x80 } });
  });

  it('finds every single flipped bit by the check byte', () => {
    const frame = encodeFrame(Uint8Array.of(0, 0, 0x90, 1, 2, 3)).subarray(5);
    for (let bit = 0; bit < frame.length * 8; bit++) {
      const bent = frame.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(decodeAnswer(bent)).toEqual({ ok: false, error: 'checksum' });
    }
  });

  it('writes the SAM number as the terminal shows it', () => {
    const data = Uint8Array.from(Buffer.from('0500010070B6320112CF0F00C1353411', 'hex'));
    expect(decodeSamNumber(data)).toEqual({ ok: true, value: '05.01-20100720-0001036050-0288634305' });
  });

  it('refuses blocks whose lengths contradict the data', () => {
    const data = new Uint8Array(4 + 256 + 1024);
    data.set([1, 0, 4, 0]);
    expect(decodeBlocks(data).ok).toBe(true);
    expect(decodeBlocks(data.subarray(0, 700))).toEqual({ ok: false, error: 'protocol' });
    data[3] = 8;
    expect(decodeBlocks(data)).toEqual({ ok: false, error: 'protocol' });
  });
});
