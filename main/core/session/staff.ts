/** Who on the roster a card belongs to: the booth compares with the court's signed list alone and says so. */
import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { CardRecord } from '../../contract/devices.ts';
import type { StaffRoster } from '../../contract/policy.ts';
import type { StaffMember } from './desk.ts';

const derive = promisify<string, string, number, Buffer>(scrypt);
const CARD_BYTES = 32;

/** Slow on purpose: whoever copies a roster cannot try all numbers. Null: not on it. */
export async function staffOf(card: CardRecord, roster: StaffRoster | null): Promise<StaffMember | null> {
  if (roster === null) return null;
  const own = (await derive(`${card.type}:${card.number}`, roster.salt, CARD_BYTES)).toString('hex');
  return roster.members.find((one) => one.card === own) ?? null;
}
