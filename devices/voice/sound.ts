/** Checks the bytes of a voice before they go to the page: a WAV or an Ogg file of sensible size, with true lengths in its header. */
import type { Speech } from '../../main/contract/devices.ts';

type Sound = Pick<Speech, 'bytes' | 'mime'>;

/** About a minute and a half of 22 kHz speech: no sentence is longer. */
export const MAX_SOUND_BYTES = 4 << 20;
/** A header and a few samples. */
const MIN_SOUND_BYTES = 64;
const CHUNK_HEADER = 8;
const RIFF_HEADER = 12;

/** Four letters as one number: a file of nothing but empty chunks has half a million of them, and no text is made of each. */
const TAG = { ogg: 0x4f67_6753, riff: 0x5249_4646, wave: 0x5741_5645, format: 0x666d_7420, data: 0x6461_7461 } as const; // prettier-ignore

/** Null: not a sound. */
export function soundOf(bytes: Uint8Array): Sound | null {
  if (bytes.length < MIN_SOUND_BYTES || bytes.length > MAX_SOUND_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) === TAG.ogg) return { bytes: bytes.slice(), mime: 'audio/ogg' };
  return view.getUint32(0) === TAG.riff && view.getUint32(8) === TAG.wave ? wav(bytes, view) : null;
}

/** A program that writes into a pipe does not know the length beforehand: the true one is put in. */
function wav(bytes: Uint8Array, view: DataView): Sound | null {
  let format = false;
  for (let at = RIFF_HEADER; at + CHUNK_HEADER <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEADER;
    const tag = view.getUint32(at);
    if (tag === TAG.format) format = true;
    if (tag === TAG.data) {
      const real = Math.min(size, bytes.length - start);
      if (!format || real === 0) return null;
      const whole = bytes.slice(0, start + real);
      const header = new DataView(whole.buffer);
      header.setUint32(4, whole.length - CHUNK_HEADER, true);
      header.setUint32(at + 4, real, true);
      return { bytes: whole, mime: 'audio/wav' };
    }
    at = start + size + (size % 2);
  }
  return null;
}
