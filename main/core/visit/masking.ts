/** What of a person may stand on a shared screen: enough to recognise oneself, no more (domain.md trap 34, ux.md 44). */
import type { MaskedPerson } from '../../contract/screen.ts';

/** 王明 → 王*，王小明 → 王*明; each hidden character is one star. Works on code points, so rare characters stay whole. */
export function maskName(name: string): string {
  const characters = [...name];
  const [first, ...rest] = characters;
  if (first === undefined) return '';
  if (rest.length === 0) return first;
  const latin = /^[A-Za-z]/.test(first);
  if (latin) return `${name.split(/[\s,]+/)[0] ?? first} *`;
  const last = rest.length > 1 ? rest.at(-1) : '';
  return first + '*'.repeat(rest.length > 1 ? rest.length - 1 : 1) + last;
}

/** The same for a voice: stars are read as 某. */
export const spokenName = (name: string): string => maskName(name).replaceAll('*', '某');

/** Longer than this, and without the dot of a name in parts, it is an organisation. */
const LONGEST_NAME = 4;

/** The other side: a person's name is masked like one's own, an organisation is public. `kind` null: not known, judged by its form. */
export function maskParty(name: string, kind: 'person' | 'organisation' | null): string {
  const person = kind === null ? [...name].length <= LONGEST_NAME || /[·•・]/u.test(name) : kind === 'person';
  return person ? maskName(name) : name;
}

export const lastFour = (number: string): string => number.slice(-4);

export function maskPerson(name: string, number: string): MaskedPerson {
  return { masked: maskName(name), spoken: spokenName(name), last4: lastFour(number) };
}

/** 13812346021 → 138****6021. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? phone : phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
}
