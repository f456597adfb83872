/** How the court keeps the secret of an attendance: as a digest. */
import { sha256Hex } from '../digest.ts';

export const tokenDigest = (token: string): string => sha256Hex(`attendance|${token}`);
