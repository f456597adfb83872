/** The number of a party that did not come itself, as it stands on its paper: checked for slips of the finger, or left open. Pure. */
import { isUscc } from '../visit/numbers.ts';
import type { Principal } from './desk.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** GB 11643: the 18th character follows from the first 17 (ISO 7064, MOD 11-2). */
function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17];
}

/** '' where it is not known; null where it cannot be right. */
export function partyNumber(typed: string, kind: Principal['kind']): string | null {
  const number = typed.replaceAll(/\s/gu, '').toUpperCase();
  if (number === '') return '';
  return (kind === 'person' ? isIdentityNumber(number) : isUscc(number)) ? number : null;
}
