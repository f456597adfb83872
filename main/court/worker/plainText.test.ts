/** A text is looked through in words of four bytes; every byte counts wherever it lies. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlain } from './plainText.ts';

test('one byte that JSON would escape is found at every place and offset, and only such a byte', () => {
  const wrong: string[] = [];
  for (let offset = 0; offset < 4; offset += 1)
    for (let length = 1; length < 14; length += 1)
      for (let at = 0; at < length; at += 1)
        for (let byte = 0; byte < 256; byte += 1) {
          const memory = new Uint8Array(20).fill(0x0a);
          const text = memory.subarray(offset, offset + length).fill(0x41);
          text[at] = byte;
          if (isPlain(text) !== (byte >= 0x20 && byte !== 0x5c))
            wrong.push(`byte ${byte} at ${at} of ${length}, offset ${offset}`);
        }
  expect(wrong).toEqual([]);
});

test('it says of any bytes what looking at each of them says', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(3), (bytes, offset) => {
      const text = new Uint8Array([...new Uint8Array(offset), ...bytes]).subarray(offset);
      expect(isPlain(text)).toBe(bytes.every((byte) => byte >= 0x20 && byte !== 0x5c));
    }),
  );
});
