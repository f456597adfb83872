/** One-time provisioning codes: ten Crockford characters (50 bits), ten minutes, for one booth. */
import { randomBytes } from 'node:crypto';
import { normalCode } from '../contract/typedCode.ts';
import { sha256Hex } from './digest.ts';

export const CODE_LIFE_MS = 600_000;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Printed in two groups: 7K3MQ-02XWT. */
export function newCode(random: (bytes: number) => Uint8Array = randomBytes): string {
  const letters = Array.from(random(10), (byte) => LETTERS[byte % 32] ?? '0');
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** The court keeps the digest alone. */
export const codeDigest = (typed: string): string => sha256Hex(`code|${normalCode(typed)}`);
