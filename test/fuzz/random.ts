/** A small and fast generator of pseudo-random numbers (sfc32): the same seed gives the same inputs, a million in a second. */

/** A whole number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

export function createRandom(seed: number): Random {
  let [a, b, c, count] = [0x9e37_79b9, 0x243f_6a88, 0xb7e1_5162, seed | 0];
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next(); // neighbouring seeds begin alike
  return (below) => next() % below;
}
