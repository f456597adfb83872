/** The number of a party that did not come itself, as it stands on its paper: checked for slips of the finger, or left open. Pure. */
import { isCardNumber } from '../../contract/session/rosterText.ts';
import { isUscc } from '../visit/numbers.ts';
import type { Principal } from './desk.ts';

/** '' where it is not known; null where it cannot be right. */
export function partyNumber(typed: string, kind: Principal['kind']): string | null {
  const number = typed.replaceAll(/\s/gu, '').toUpperCase();
  if (number === '') return '';
  return (kind === 'person' ? isCardNumber(number) : isUscc(number)) ? number : null;
}
