/** The pad's side of the encrypted pen data: takes the host's public key, makes an AES key, encrypts samples (devices.md B.6). */
import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';
import { powerModulo, toBytes, toNumber } from '../signature-pad/encryption.ts';

/** 2¹²⁸ − 159, the largest prime of 128 bits. */
const PRIME = 2n ** 128n - 159n;
const BASE = 5n;
const NOT_YET = 0xfa;
/** Firmware puts bytes before the key: the host has to take the trailing ones. */
const LEADING = 8;

export interface StuCipher {
  command(payload: Uint8Array): void;
  status(): Uint8Array;
  cipherBlock(): Uint8Array;
  prime(): Uint8Array;
  base(): Uint8Array;
  hostKey(payload: Uint8Array): void;
  deviceKey(): Uint8Array;
  /** One block, encrypted under the agreed key; null: none was agreed on. */
  encrypt(block: Uint8Array): Uint8Array | null;
}

export function createStuCipher(): StuCipher {
  let types = { symmetric: 0, asymmetric: 0 };
  let exponent: Uint8Array = new Uint8Array();
  let modulus: Uint8Array = new Uint8Array();
  let wrapped: Uint8Array | null = null;
  let wanted = 0;
  let polls = 0;
  let key: Uint8Array | null = null;
  let devicePublic: Uint8Array = new Uint8Array(16);
  const modulusBytes = (): number => 128 + (types.asymmetric & 0x3f) * 64;

  const generate = (): void => {
    const jwk = { kty: 'RSA', n: Buffer.from(modulus).toString('base64url'), e: Buffer.from(exponent).toString('base64url') }; // prettier-ignore
    const made = randomBytes(16 + types.symmetric * 8);
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const plain = Buffer.concat([randomBytes(LEADING), made]);
    wrapped = publicEncrypt(
      { key: createPublicKey({ key: jwk, format: 'jwk' }), padding, oaepHash: 'sha1' },
      plain,
    );
    key = made;
    polls = 1;
  };

  return {
    command(payload) {
      const [kind = 0, parameter = 0, index = 0] = payload;
      const data = payload.subarray(3, 3 + Math.min(64, index));
      if (kind === 1) {
        types = { symmetric: parameter, asymmetric: index };
        [modulus, exponent, wrapped] = [new Uint8Array(), new Uint8Array(), null];
      } else if (kind === 2 && parameter === 0) exponent = new Uint8Array(data);
      else if (kind === 2 && parameter === 1) modulus = Buffer.concat([modulus, data]);
      else if (kind === 4) wanted = index;
      else if (kind === 5) generate();
    },
    status() {
      const bytes = new Uint8Array(16);
      const ready = wrapped !== null && polls-- <= 0;
      const complete = (have: number, need: number): number => (have === need ? 0 : 1);
      bytes.set([types.symmetric, types.asymmetric, 0, complete(exponent.length, 3), complete(modulus.length, modulusBytes()), ready ? 0 : NOT_YET]); // prettier-ignore
      return bytes;
    },
    cipherBlock() {
      const bytes = new Uint8Array(67);
      const part = (wrapped ?? new Uint8Array()).subarray(wanted * 64, wanted * 64 + 64);
      bytes.set([4, 2, part.length, ...part]);
      return bytes;
    },
    prime: () => toBytes(PRIME, 16),
    base: () => toBytes(BASE, 2),
    hostKey(payload) {
      const secret = toNumber(randomBytes(16));
      devicePublic = toBytes(powerModulo(BASE, secret, PRIME), 16);
      key = toBytes(powerModulo(toNumber(payload.subarray(0, 16)), secret, PRIME), 16);
    },
    deviceKey: () => devicePublic,
    encrypt(block) {
      if (key === null) return null;
      const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(block), cipher.final()]);
    },
  };
}
