/** Numbers typed by keys: telephone numbers in groups, and the unified social credit code with its own letters. */

/** A mobile reads 138 0000 1234; a land line stays as typed until it is known to be one. */
export function groupPhone(digits: string): string {
  if (digits.startsWith('1')) return join([digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)]);
  if (digits.startsWith('0')) {
    // Area codes have three digits for the largest cities (01x, 02x), else four.
    const area = /^0[12]/.test(digits) ? 3 : 4;
    return join([digits.slice(0, area), digits.slice(area, area + 4), digits.slice(area + 4)]);
  }
  return join([digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]);
}

export const PHONE_LENGTH = 12;
export const USCC_LENGTH = 18;

/** GB 32100-2015: digits and letters without I, O, S, V, Z, so that nothing can be mistaken. */
export const USCC_DIGITS = [...'1234567890'];
export const USCC_LETTERS = [...'ABCDEFGHJKLMNPQRTUWXY'];

/** Groups as the certificate reads: registration, kind, division, body, check. */
export function groupUscc(code: string): string {
  return join([code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)]);
}

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
