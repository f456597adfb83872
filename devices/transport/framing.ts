/** Cuts a byte stream into length-prefixed frames behind a preamble, and finds its way back after noise. */

export interface FrameFormat {
  readonly preamble: Uint8Array;
  /** Accepted values of the two-byte big-endian length that follows the preamble and counts everything after itself. */
  readonly minLength: number;
  readonly maxLength: number;
}

export interface Framer {
  /** Complete frames (from the length field to the last byte, preamble dropped) that this chunk finished. */
  push(chunk: Uint8Array): Uint8Array[];
  /** Bytes kept because a frame or a preamble has begun. */
  pending(): number;
  /** Bytes dropped so far because they belonged to no frame. */
  noise(): number;
  /** Drops and zeroes everything kept. */
  reset(): void;
}

export function createFramer(format: FrameFormat): Framer {
  const { preamble, minLength, maxLength } = format;
  let kept: Buffer = Buffer.alloc(0);
  let dropped = 0;

  const drop = (count: number): void => {
    kept.fill(0, 0, count);
    kept = kept.subarray(count);
    dropped += count;
  };
  /** Moves to the next possible preamble; a partial one at the end of the buffer is kept. */
  const seek = (): void => {
    const at = kept.indexOf(preamble);
    if (at >= 0) return drop(at);
    let tail = Math.min(preamble.length - 1, kept.length);
    while (tail > 0 && !kept.subarray(kept.length - tail).equals(preamble.subarray(0, tail))) tail--;
    drop(kept.length - tail);
  };

  return {
    push(chunk) {
      const before = kept;
      kept = Buffer.concat([before, chunk]);
      before.fill(0); // it may hold part of a card
      const frames: Uint8Array[] = [];
      for (;;) {
        seek();
        if (kept.length < preamble.length + 2) return frames;
        const length = kept.readUInt16BE(preamble.length);
        if (length < minLength || length > maxLength) {
          drop(1); // not a frame after all: search again from the next byte (devices.md A.2)
          continue;
        }
        const total = preamble.length + 2 + length;
        if (kept.length < total) return frames;
        frames.push(new Uint8Array(kept.subarray(preamble.length, total)));
        kept.fill(0, 0, total);
        kept = kept.subarray(total);
      }
    },
    pending: () => kept.length,
    noise: () => dropped,
    reset() {
      kept.fill(0);
      kept = Buffer.alloc(0);
    },
  };
}
