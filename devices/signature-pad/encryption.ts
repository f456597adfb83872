/** The encrypted pen data of a Wacom STU: commands, status, keys and samples as bytes (devices.md B.6). */
import { constants, createDecipheriv, privateDecrypt, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { PenReport } from './capture.ts';
import { decodeSample, REPORT } from './protocol.ts';

/**
 * The cipher is the vendor's choice: AES in ECB mode, 16 bytes a block, no authentication. It keeps a listener on the
 * cable from reading the pen and, by the session id in each block, from replaying an older signature; it does not protect
 * the booth from a program that runs on it, nor the pad from being exchanged.
 */
export type RsaBits = 1024 | 1536 | 2048;
export type AesBits = 128 | 192 | 256;

const COMMAND = { setTypes: 1, setValue: 2, getValue: 4, generateKey: 5 } as const;
const VALUE = { exponent: 0, modulus: 1, cipher: 2 } as const;
/** OAEP, in the two high bits of the asymmetric type. */
const OAEP = 0x80;
const BLOCK = 64;
/** "Nothing to say yet" in the status of the cipher value. */
const NOT_YET = 0xfa;

const command = (kind: number, parameter: number, index: number, data: Uint8Array = new Uint8Array()): Uint8Array => {
  const bytes = new Uint8Array(3 + BLOCK);
  bytes.set([kind, parameter, index]);
  bytes.set(data, 3);
  return bytes;
}; // prettier-ignore

export const symmetricType = (bits: AesBits): number => (bits - 128) / 64;
export const asymmetricType = (bits: RsaBits): number => (bits - 1024) / 512;

export const chooseTypes = (aes: AesBits, rsa: RsaBits): Uint8Array =>
  command(COMMAND.setTypes, symmetricType(aes), OAEP | asymmetricType(rsa));
export const setExponent = (exponent: Uint8Array): Uint8Array =>
  command(COMMAND.setValue, VALUE.exponent, exponent.length, exponent);
export const setModulus = (modulus: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(modulus.length / BLOCK) }, (_, i) => {
    const part = modulus.subarray(i * BLOCK, (i + 1) * BLOCK);
    return command(COMMAND.setValue, VALUE.modulus, part.length, part);
  });
export const generateKey = (): Uint8Array => command(COMMAND.generateKey, 0, 0);
export const askCipher = (index: number): Uint8Array => command(COMMAND.getValue, VALUE.cipher, index);

export interface EncryptionStatus {
  readonly symmetric: number;
  readonly padding: number;
  readonly asymmetric: number;
  /** 0 where the value is complete; of the cipher: whether it can be fetched. */
  readonly exponent: number;
  readonly modulus: number;
  readonly cipher: 'ready' | 'notYet' | 'failed';
  readonly lastResult: number;
}

/** Report 50, id first. */
export function decodeEncryptionStatus(report: Uint8Array): EncryptionStatus | null {
  if (report.length < 9 || report[0] !== REPORT.encryptionStatus) return null;
  const at = (i: number): number => report[i + 1] ?? 0;
  const cipher = at(5);
  return {
    symmetric: at(0),
    padding: at(1) >> 6,
    asymmetric: at(1) & 0x3f,
    exponent: at(3),
    modulus: at(4),
    cipher: cipher === 0 ? 'ready' : cipher === NOT_YET ? 'notYet' : 'failed',
    lastResult: at(6),
  };
}

/** The pad took exactly what was asked for: anything less would be a weaker key than the booth wants. */
export const tookKey = (status: EncryptionStatus, aes: AesBits, rsa: RsaBits): boolean =>
  status.lastResult === 0 && status.exponent === 0 && status.modulus === 0 && status.padding === OAEP >> 6 &&
  status.symmetric === symmetricType(aes) && status.asymmetric === asymmetricType(rsa); // prettier-ignore

/** One block of the encrypted key (report 40 read back). */
export function decodeCipherBlock(report: Uint8Array): Uint8Array | null {
  if (report.length < 4 + BLOCK || report[0] !== REPORT.encryptionCommand) return null;
  const length = report[3] ?? 0;
  if (report[1] !== COMMAND.getValue || report[2] !== VALUE.cipher || length < 1 || length > BLOCK)
    return null;
  return report.subarray(4, 4 + length);
}

/** The AES key is the trailing part of the OAEP plaintext; firmware may put bytes in front. */
export function unwrapKey(
  privateKey: KeyObject,
  ciphertext: Uint8Array,
  aes: AesBits,
): Result<Uint8Array, 'protocol'> {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const plain = privateDecrypt({ key: privateKey, padding, oaepHash: 'sha1' }, ciphertext);
    const key = plain.length < aes / 8 ? null : new Uint8Array(plain.subarray(-aes / 8));
    plain.fill(0);
    return key === null ? err('protocol') : ok(key);
  } catch {
    return err('protocol'); // not encrypted to our key
  }
}

/** Power modulo a number, for the 128-bit group of the old pads: far too small for today, and all they have. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus <= 1n) return 0n;
  let [result, square, rest] = [1n, base % modulus, exponent];
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

export const toNumber = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
export const toBytes = (value: bigint, length: number): Uint8Array =>
  new Uint8Array(Buffer.from(value.toString(16).padStart(length * 2, '0').slice(-length * 2), 'hex')); // prettier-ignore

export interface PenCipher {
  readonly key: Uint8Array;
  /** Chosen by the host for each capture and found in every block. */
  readonly session: number;
}

export const isEncrypted = (id: number | undefined): boolean =>
  id === REPORT.penDataEncrypted ||
  id === REPORT.penDataEncryptedOption ||
  id === REPORT.penDataEncryptedTimed;

/** Samples of one encrypted report (10, 31, 33), id first; null: another session's, or none at all. */
export function decodeEncrypted(report: Uint8Array, cipher: PenCipher): PenReport[] | null {
  if (!isEncrypted(report[0]) || report.length < 17) return null;
  const decipher = createDecipheriv(`aes-${cipher.key.length * 8}-ecb`, cipher.key, null).setAutoPadding(
    false,
  );
  const plain = Buffer.concat([decipher.update(report.subarray(1, 17)), decipher.final()]);
  const timed = report[0] === REPORT.penDataEncryptedTimed;
  const session = plain.readUInt32BE(timed ? 12 : 0);
  const starts = timed ? [0] : [4, 10];
  const samples = starts.flatMap(
    (at) => decodeSample(plain.subarray(at, at + (timed ? 10 : 6)), timed) ?? [],
  );
  plain.fill(0);
  return session === cipher.session ? samples : null;
}
