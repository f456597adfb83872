/** A change of ink, sealed for the court's database. */
import type { KeyObject } from 'node:crypto';
import { InkChange } from '../../contract/live.ts';
import { openFor, sealFor } from '../tableSeal.ts';

/** Bound to its paper. */
export const sealInk = (key: KeyObject, paper: string, change: InkChange): Uint8Array =>
  sealFor(key, paper, Buffer.from(JSON.stringify(change)));

/** Null where it is not what was sealed. */
export function openInk(key: KeyObject, paper: string, bytes: Uint8Array): InkChange | null {
  const plain = openFor(key, paper, bytes);
  if (plain === null) return null;
  try {
    return InkChange.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return null; // as if it were not there
  }
}
