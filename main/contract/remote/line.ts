/**
 * The sealed line between a party's page and the table, by way of a court that passes it on: two fresh keys, six digits compared by
 * voice, then messages nobody between can read, change, repeat or make. By means that Node and a browser share.
 */
import { z } from 'zod';

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Bytes = (max: number): z.ZodString =>
  z
    .string()
    .regex(/^[\w+/=]*$/)
    .max(max);

/** A piece of a sealed message fits a frame of the room. */
const PIECE = 20_000;
/** So many pieces at most: an agreement of thirty long clauses takes four. */
const PIECES = 16;

/** So many lines one seat may begin, at either end: six digits are few enough to be guessed by who may try for ever. */
export const LINE_TRIES = 12;

/** What the court passes on, as text. `guest` before `key`: who commits first cannot fit their key to the other's. */
export const LineFrame = z.discriminatedUnion('k', [
  z.strictObject({ k: z.literal('hello'), commit: Hex }),
  z.strictObject({ k: z.literal('key'), commit: Hex, key: Bytes(100) }),
  z.strictObject({ k: z.literal('open'), key: Bytes(100), nonce: Bytes(30) }),
  /** The table knows no such line: begin anew. */
  z.strictObject({ k: z.literal('unknown') }),
  z.strictObject({
    k: z.literal('said'),
    m: z.number().int().positive(),
    i: z.number().int().min(0).max(PIECES),
    n: z.number().int().min(1).max(PIECES),
    d: Bytes(PIECE),
  }),
]);
export type LineFrame = z.infer<typeof LineFrame>;
export const LINE_BODY_MAX = PIECE + 200;

export function lineFrameOf(body: string): LineFrame | null {
  try {
    return LineFrame.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
type Bin = Uint8Array<ArrayBuffer>;
const encode = (text: string): Bin => new Uint8Array(new TextEncoder().encode(text));
const joined = (...parts: readonly Uint8Array[]): Bin => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const digest = async (bytes: Bin): Promise<Bin> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
export const hexOfBytes = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** In slices: a call with a hundred thousand arguments is one too many. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
function fromBase64(text: string): Bin | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

export interface LineKeys {
  readonly own: CryptoKey;
  /** The public point. */
  readonly raw: Bin;
}

export async function newLineKeys(): Promise<LineKeys> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  return { own: pair.privateKey, raw: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
}

export const newNonce = (): Bin => crypto.getRandomValues(new Uint8Array(16));
export const commitOf = async (raw: Bin, nonce: Bin): Promise<string> =>
  hexOfBytes(await digest(joined(raw, nonce)));

/** A line as both ends have it once both keys are known. */
export interface SealedLine {
  /** Six digits: the same at both ends unless somebody sits between them. */
  readonly number: string;
  /** Names this line: digest of both keys. */
  readonly id: string;
  /** The bodies to pass on, in their order. */
  seal(text: string): Promise<readonly string[]>;
  /** The text, when its last piece is here; null for what is not whole, forged, or said before. */
  open(frame: Extract<LineFrame, { k: 'said' }>): Promise<string | null>;
}

export interface Ends {
  readonly side: 'guest' | 'table';
  readonly keys: LineKeys;
  readonly otherRaw: Bin;
  readonly nonce: Bin;
}

/** Null: the other's key is none. */
export async function openLine({ side, keys, otherRaw, nonce }: Ends): Promise<SealedLine | null> {
  const [guest, table] = side === 'guest' ? [keys.raw, otherRaw] : [otherRaw, keys.raw];
  const transcript = await digest(joined(encode('yuncang remote line 1'), guest, table, nonce));
  const shared = await agreed(keys.own, otherRaw);
  if (shared === null) return null;
  const [toTable, toGuest] = await Promise.all(['to table', 'to guest'].map((way) => sealingKey(shared, transcript, way))); // prettier-ignore
  if (toTable === undefined || toGuest === undefined) throw new Error('two keys were asked for');
  const [out, back] = side === 'guest' ? [toTable, toGuest] : [toGuest, toTable];
  return {
    number: sixDigits(await digest(joined(encode('number'), transcript))),
    id: hexOfBytes(transcript),
    ...sealer(out, back),
  };
}

async function agreed(own: CryptoKey, otherRaw: Bin): Promise<ArrayBuffer | null> {
  try {
    const other = await crypto.subtle.importKey('raw', otherRaw, CURVE, false, []);
    return await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  } catch {
    return null; // no point of the curve
  }
}

async function sealingKey(shared: ArrayBuffer, salt: Bin, info: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: encode(info) };
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const sixDigits = (bytes: Uint8Array): string =>
  String(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % 1_000_000).padStart(6, '0');

/** A message's number is its nonce: it is used once by a key that is used one way. */
const ivOf = (message: number): Bin => {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(message));
  return iv;
};

function sealer(out: CryptoKey, back: CryptoKey): Pick<SealedLine, 'seal' | 'open'> {
  let [said, heard] = [0, 0];
  let pieces: string[] = [];
  let message = 0;
  return {
    async seal(text) {
      const m = (said += 1);
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: ivOf(m) }, out, encode(text))); // prettier-ignore
      const whole = toBase64(sealed);
      const n = Math.ceil(whole.length / PIECE);
      if (n > PIECES) throw new RangeError('a message that no room passes on');
      return Array.from({ length: n }, (_, i) =>
        JSON.stringify({
          k: 'said',
          m,
          i,
          n,
          d: whole.slice(i * PIECE, (i + 1) * PIECE),
        } satisfies LineFrame),
      );
    },
    async open({ m, i, n, d }) {
      // a first piece begins anew: what was forged before it is in nobody's way
      if (m !== message || i === 0) [message, pieces] = [m, []];
      if (m <= heard || i !== pieces.length) return null;
      pieces.push(d);
      if (pieces.length < n) return null;
      const bytes = fromBase64(pieces.join(''));
      if (bytes === null) return null;
      try {
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: ivOf(m) }, back, bytes);
        heard = m;
        return new TextDecoder().decode(plain);
      } catch {
        return null; // not by whoever has the other key
      }
    },
  };
}

export const bytesOfBase64 = fromBase64;
