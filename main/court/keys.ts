/** The court's keys: one that opens what booths seal, one that signs receipts, two behind agreements, one that hides persons in the index. */
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CourtKeys } from '../contract/link.ts';
import { keyId, rawPublicKey } from './digest.ts';
import { writeDurably } from './durable.ts';

export type CourtKeyRing = {
  /** What a booth learns when it is provisioned. */
  readonly public: CourtKeys;
  readonly opening: KeyObject;
  readonly signing: KeyObject;
  readonly signingPublic: KeyObject;
  /** Keys the digest of a card number, so that the index does not give a number away to whoever copies the database. */
  readonly person: KeyObject;
  /** P-256: the root that certifies booths' issuers of signatures. */
  readonly agreementRoot: KeyObject;
  /** Ed25519: the court's seal on the proof of an agreement; not the key of receipts, whose texts a booth has a say in. */
  readonly counterSeal: KeyObject;
  /** Seals what people draw and note in a live session as long as their document lies on the table. */
  readonly ink: KeyObject;
  /** Seals recordings in the vault, and what people said of them; lose it and none of them can be opened. */
  readonly recording: KeyObject;
  /** Seals what the desk adds to agreements on paper. */
  readonly paper: KeyObject;
};

const PublicX25519 = z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: z.string() });

/** Reads the keys, making them on the first start. Files have mode 0400: nobody but the court's own user reads them. */
export function loadKeys(dataDir: string): CourtKeyRing {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opening = privateKey(folder, 'sealing', () => generateKeyPairSync('x25519').privateKey);
  const signing = privateKey(folder, 'receipts', () => generateKeyPairSync('ed25519').privateKey);
  const person = secret(folder, 'person-index');
  // A folder of an older court has neither: they are made at its next start, and nothing before depends on them.
  const agreementRoot = privateKey(
    folder,
    'agreement-root',
    () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  );
  const counterSeal = privateKey(folder, 'counter-seal', () => generateKeyPairSync('ed25519').privateKey);
  const ink = secret(folder, 'live-ink');
  const recording = secret(folder, 'recording');
  const paper = secret(folder, 'desk-papers');
  const signingPublic = createPublicKey(signing);
  const receiptKey = rawPublicKey(signingPublic);
  const { x } = PublicX25519.parse(createPublicKey(opening).export({ format: 'jwk' }));
  return {
    public: {
      sealing: { kty: 'OKP', crv: 'X25519', x, kid: keyId(x) },
      receipts: { kid: keyId(receiptKey), publicKey: receiptKey },
    },
    opening,
    signing,
    signingPublic,
    person,
    agreementRoot,
    counterSeal,
    ink,
    recording,
    paper,
  };
}

function privateKey(folder: string, name: string, make: () => KeyObject): KeyObject {
  const path = join(folder, `${name}.pem`);
  const pem = keptOrMade(path, () => make().export({ format: 'pem', type: 'pkcs8' }).toString());
  return createPrivateKey(pem);
}

function secret(folder: string, name: string): KeyObject {
  const path = join(folder, `${name}.key`);
  const text = keptOrMade(path, () => randomBytes(32).toString('base64url'));
  return createSecretKey(Buffer.from(text, 'base64url'));
}

/** A file of the court's own, made on the first start and read ever after. */
export function keptOrMade(path: string, make: () => string): string {
  if (!existsSync(path)) {
    // A draft left by a crash is read-only and would stop the next start.
    rmSync(`${path}.new`, { force: true });
    writeDurably(path, make(), 0o400);
  }
  return readFileSync(path, 'utf8');
}
