/** Ids made on the booth: ULIDs, so that they sort by time and never collide. */
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';

/** `ms` is the wall time the id carries. */
export function newId(ms: number): string {
  return ulid(ms, () => randomBytes(1).readUInt8(0) / 256);
}
