/** An amount as people say it: 3_560_000 fen → 三万五千六百元. The capital words of a document mean the same and sound odd. */

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const PLACES = ['千', '百', '十', ''] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;

/** One group of four digits, without the zeros before its first digit. */
function groupWords(value: number): string {
  const digits = [...String(value).padStart(4, '0')].map(Number);
  let words = '';
  let zero = false;
  for (const [index, digit] of digits.entries()) {
    if (digit === 0) {
      zero = words !== '';
      continue;
    }
    words += (zero ? '零' : '') + (DIGITS[digit] ?? '') + (PLACES[index] ?? '');
    zero = false;
  }
  return words;
}

function wholeWords(yuan: number): string {
  if (yuan === 0) return '零';
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.unshift(rest % 10_000);
  let words = '';
  for (const [index, value] of groups.entries()) {
    if (value === 0) continue;
    // a gap before this group is heard as one 零
    const gap = words !== '' && (value < 1000 || groups[index - 1] === 0);
    words += (gap ? '零' : '') + groupWords(value) + (GROUPS[groups.length - 1 - index] ?? '');
  }
  return words.replace(/^一十/u, '十');
}

/** A number as people say it, its places after the point one by one. */
export function spokenNumber(written: string): string {
  const [whole = '', places] = written.split('.');
  const after = [...(places ?? '')].map((digit) => DIGITS[Number(digit)] ?? '').join('');
  return wholeWords(Number(whole)) + (after === '' ? '' : `点${after}`);
}

export function spokenAmount(fen: number): string {
  const cents = fen % 100;
  const jiao = Math.floor(cents / 10);
  const rest = cents % 10;
  const whole = `${wholeWords(Math.floor(fen / 100))}元`;
  if (cents === 0) return whole;
  const small =
    (jiao === 0 ? '零' : `${DIGITS[jiao] ?? ''}角`) + (rest === 0 ? '' : `${DIGITS[rest] ?? ''}分`);
  return whole + small;
}
