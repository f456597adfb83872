/** Ids made on the booth: ULIDs, so that they sort by time and never collide. */
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';

/** A ULID ends in 16 random places of 5 bits; one byte for each. */
const RANDOM_PLACES = 16;

/** `ms` is the wall time the id carries. */
export function newId(ms: number): string {
  const random = randomBytes(RANDOM_PLACES);
  let place = 0;
  return ulid(ms, () => random.readUInt8(place++) / 256);
}
