/** Changes and whole states on their way: as text, and a state in pieces that fit every line. Pure. */
import { DRAFT } from '../contract/draft.ts';
import type { DraftTell } from '../contract/live.ts';

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

type StateTell = Extract<DraftTell, { t: 'draftState' }>;

/** In their order; the last one completes it. */
export function stateTells(draft: string, state: Uint8Array): readonly StateTell[] {
  const { length: size } = state;
  return Array.from({ length: Math.ceil(size / DRAFT.piece) }, (_, at): StateTell => {
    const from = at * DRAFT.piece;
    return { t: 'draftState', draft, from, size, base64: toBase64(state.subarray(from, from + DRAFT.piece)) };
  });
}

/** Puts pieces together; answers the whole with the last of them, and null before. */
export function pieceGatherer(): (tell: StateTell) => Uint8Array | null {
  let pieces: Uint8Array[] = [];
  return ({ from, size, base64 }) => {
    if (from === 0) pieces = [];
    pieces.push(fromBase64(base64));
    if (pieces.reduce((sum, { length }) => sum + length, 0) < size) return null;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece.subarray(0, size - at), at);
      at += piece.length;
    }
    pieces = [];
    return whole;
  };
}
