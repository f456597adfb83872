/** The key that signs packs. A court's own key comes from outside; without one a key for development is made on this machine. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Never part of the repository or of a release: a booth that trusts it is a development booth. */
const DEVELOPMENT_KEY = 'development-only-signing-key.pem';

export function givenKey(pemFile: string): KeyObject {
  const key = createPrivateKey(readFileSync(pemFile, 'utf8'));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key must be an Ed25519 key.');
  return key;
}

/** Kept beside the pack, so that packs of several builds on one machine are signed by one key. */
export function developmentKey(dir: string): KeyObject {
  const file = join(dir, DEVELOPMENT_KEY);
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    const half = `${file}.${process.pid}`;
    writeFileSync(half, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    renameSync(half, file);
  }
  return givenKey(file);
}

/** Raw public key, base64url: the form a booth is given. */
export function publicKeyOf(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw new Error('This key has no public part.');
  return x;
}
