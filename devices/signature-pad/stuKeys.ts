/** Agrees on a key with an open STU: RSA with the newer pads, Diffie–Hellman with the old ones, nothing where the pad has neither (devices.md B.6). */
import { generateKeyPair, randomBytes, randomInt, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { PAD_DELAYS } from './delays.ts';
import { askCipher, chooseTypes, decodeCipherBlock, decodeEncryptionStatus, generateKey, powerModulo, setExponent, setModulus, toBytes, tookKey, toNumber, unwrapKey, type AesBits, type RsaBits } from './encryption.ts'; // prettier-ignore
import { PAD_STATUS, REPORT } from './protocol.ts';
import type { StuIo } from './stuIo.ts';

export interface PadKey {
  readonly kind: 'rsa' | 'dh';
  readonly key: Uint8Array;
}

/** Where keys and numbers come from that nobody may guess. */
export interface PadSecrets {
  keyPair(bits: RsaBits): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }>;
  /** The host's exponent of a Diffie–Hellman exchange. */
  exponent(bytes: number): Uint8Array;
  /** Never 0, which an idle pad sends. */
  session(): number;
}
const makeKeyPair = promisify(generateKeyPair);
export const systemSecrets: PadSecrets = {
  keyPair: (bits) => makeKeyPair('rsa', { modulusLength: bits, publicExponent: 0x1_0001 }),
  exponent: (bytes) => randomBytes(bytes),
  session: () => randomInt(1, 0xffff_ffff),
};

/** What the booth asks of a pad that can be asked: the most there is. */
export interface KeySizes {
  readonly rsa: RsaBits;
  readonly aes: AesBits;
}
export const STRONGEST: KeySizes = { rsa: 2048, aes: 256 };

type Agreed = Result<PadKey | null, DeviceErrorKind>;

const canRsa = (io: StuIo): boolean => io.has(REPORT.encryptionCommand) && io.has(REPORT.encryptionStatus) && io.has(REPORT.startCapture); // prettier-ignore
const canDh = (io: StuIo): boolean => [REPORT.hostPublicKey, REPORT.devicePublicKey, REPORT.dhPrime, REPORT.dhBase, REPORT.startCapture].every((id) => io.has(id)); // prettier-ignore

/**
 * Null: the pad cannot, or refuses the first command of the exchange, so its pen data come plain. An exchange that begins
 * and then goes wrong is an error and never ends in plain data.
 */
export async function agreeOnKey(
  io: StuIo,
  clock: Clock,
  secrets: PadSecrets,
  sizes: KeySizes = STRONGEST,
): Promise<Agreed> {
  if (canRsa(io)) return agreeByRsa(io, clock, secrets, sizes);
  return canDh(io) ? agreeByDh(io, secrets) : ok(null);
}

/** As `base64url` members of a JWK: unsigned, big-endian, without leading zeros. */
const unsigned = (text: string | undefined): Uint8Array => Buffer.from(text ?? '', 'base64url');

async function agreeByRsa(
  io: StuIo,
  clock: Clock,
  secrets: PadSecrets,
  { rsa, aes }: KeySizes,
): Promise<Agreed> {
  if (!(await io.write(REPORT.encryptionCommand, chooseTypes(aes, rsa)))) return ok(null);
  const pair = await secrets.keyPair(rsa);
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  for (const part of [setExponent(unsigned(e)), ...setModulus(unsigned(n))]) {
    if (!(await io.write(REPORT.encryptionCommand, part))) return err('protocol');
  }
  const taken = await encryptionStatus(io);
  if (taken === null || !tookKey(taken, aes, rsa)) return err('protocol');
  if (!(await io.write(REPORT.encryptionCommand, generateKey()))) return err('protocol');
  const until = clock.now() + PAD_DELAYS.keyLimit;
  for (;;) {
    const status = await encryptionStatus(io);
    if (status === null || status.lastResult !== 0 || status.cipher === 'failed') return err('protocol');
    if (status.cipher === 'ready') break;
    if (clock.now() >= until) return err('busy');
    await new Promise<void>((resolve) => void clock.after(PAD_DELAYS.statusPoll, resolve));
  }
  const ciphertext = await readCipher(io, rsa / 8);
  if (ciphertext === null) return err('protocol');
  const key = unwrapKey(pair.privateKey, ciphertext, aes);
  return key.ok ? ok({ kind: 'rsa', key: key.value }) : key;
}

async function encryptionStatus(io: StuIo): Promise<ReturnType<typeof decodeEncryptionStatus>> {
  const report = await io.read(REPORT.encryptionStatus);
  return report === null ? null : decodeEncryptionStatus(report);
}

async function readCipher(io: StuIo, length: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  for (let index = 0, got = 0; got < length; index++) {
    if (!(await io.write(REPORT.encryptionCommand, askCipher(index)))) return null;
    const report = await io.read(REPORT.encryptionCommand);
    const part = report === null ? null : decodeCipherBlock(report);
    if (part === null || got + part.length > length) return null;
    parts.push(new Uint8Array(part));
    got += part.length;
  }
  return Buffer.concat(parts);
}

const DH_BYTES = 16;

/** An all-zero prime: encryption is switched off in this unit. */
async function agreeByDh(io: StuIo, secrets: PadSecrets): Promise<Agreed> {
  const [prime, base] = [await io.read(REPORT.dhPrime), await io.read(REPORT.dhBase)];
  if (prime === null || base === null) return ok(null);
  const p = toNumber(prime.subarray(1, 1 + DH_BYTES));
  if (p === 0n) return ok(null);
  const secret = toNumber(secrets.exponent(DH_BYTES)) % p;
  const mine = toBytes(powerModulo(toNumber(base.subarray(1, 3)), secret, p), DH_BYTES);
  if (!(await io.write(REPORT.hostPublicKey, mine))) return err('protocol');
  const calculated = await io.reach([PAD_STATUS.ready]);
  if (!calculated.ok) return calculated;
  const theirs = await io.read(REPORT.devicePublicKey);
  if (theirs === null || theirs.length < 1 + DH_BYTES) return err('protocol');
  const shared = powerModulo(toNumber(theirs.subarray(1, 1 + DH_BYTES)), secret, p);
  return ok({ kind: 'dh', key: toBytes(shared, DH_BYTES) });
}
