/** Checks of the numbers a person types: unified social credit code (GB 32100-2015) and telephone. */

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check = 31 − (Σ wᵢ·cᵢ mod 31) with w = 3^i mod 31; 31 counts as 0. */
export function isUscc(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    const value = USCC_ALPHABET.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

/** Mainland mobile, or a land line with area code, or a service number; digits only. */
export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text) || /^0\d{9,11}$/.test(text) || /^[48]00\d{7}$/.test(text);
}

export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** A real day, month or year that is not after `today`. */
export function roughDateProblem(date: string, today: string): 'badDate' | 'futureDate' | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (match === null) return 'badDate';
  const [, year = '', month, day] = match;
  if (Number(year) < 1900) return 'badDate';
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return 'badDate';
  if (month !== undefined && day !== undefined) {
    const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (real.getUTCMonth() !== Number(month) - 1 || real.getUTCDate() !== Number(day) || Number(day) < 1)
      return 'badDate';
  }
  return date > today.slice(0, date.length) ? 'futureDate' : null;
}
