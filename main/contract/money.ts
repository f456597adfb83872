/** Amounts of money: integer fen (1/100 yuan) everywhere; written with separators and in capital Chinese numerals. */

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];

/** The greatest amount that stays exact as a number of fen: about 90 万亿 yuan. */
export const MAX_FEN = Number.MAX_SAFE_INTEGER;

/** `3560000` → `35,600.00`. */
export function formatFen(fen: number): string {
  check(fen);
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

/** `3560000` → `叁万伍仟陆佰元整`, in the manner of bank slips (支付结算办法, annex 1): 整 only where there is no 角 and no 分. */
export function upperCaseAmount(fen: number): string {
  check(fen);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  if (fen === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${upperCaseInteger(yuan)}元`;
  if (jiao === 0 && cent === 0) return `${whole}整`;
  const tenth = jiao === 0 ? (yuan === 0 ? '' : '零') : `${DIGITS[jiao]}角`;
  return whole + tenth + (cent === 0 ? '' : `${DIGITS[cent]}分`);
}

/** One 零 stands for any run of zeros inside the number, none at its end. */
function upperCaseInteger(value: number): string {
  const [unit, name] = value >= 1e8 ? [1e8, '亿'] : [1e4, '万'];
  if (value < unit) return upperCaseFour(value);
  const below = value % unit;
  const gap = below > 0 && below < unit / 10 ? '零' : '';
  return upperCaseInteger(Math.floor(value / unit)) + name + gap + (below > 0 ? upperCaseInteger(below) : '');
}

function upperCaseFour(four: number): string {
  let written = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) {
      zero = written !== '';
      continue;
    }
    written += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zero = false;
  }
  return written;
}

function check(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0)
    throw new RangeError('an amount is a whole number of fen, 0 or more');
}
