/** Whether UTF-8 text stands in JSON as it is: no control character and no backslash (quotes are looked for elsewhere). Pure. */

const [BLANK, BACKSLASH, WORD] = [0x20, 0x5c, 4];

/**
 * A megabyte a batch is looked through here, so four bytes at a time: in a word, `(x - n) & ~x` has a byte's highest bit set
 * if that byte is below n (with a borrow from one that is, perhaps in its neighbour as well: enough to know of one at all).
 */
export function isPlain(text: Uint8Array): boolean {
  const head = (WORD - (text.byteOffset % WORD)) % WORD;
  if (text.length < head) return everyPlain(text);
  const words = new Int32Array(text.buffer, text.byteOffset + head, (text.length - head) >> 2);
  let found = 0;
  for (const word of words) {
    const likeBackslash = word ^ 0x5c5c5c5c;
    found |= ((word - 0x20202020) & ~word) | ((likeBackslash - 0x01010101) & ~likeBackslash);
  }
  const tail = head + words.length * WORD;
  return (found & 0x80808080) === 0 && everyPlain(text.subarray(0, head)) && everyPlain(text.subarray(tail));
}

const everyPlain = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= BLANK && byte !== BACKSLASH);
