/** An amount as people type it on the number pad (`3万5600`, `35600.5`) and what each key does to it; the value is integer fen. */

export type AmountKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | 'point' | 'ten000' | 'delete' | 'clear'; // prettier-ignore

/** Digits of yuan at most: below one 万亿, far from the end of exact numbers. */
const MOST_DIGITS = 12;
const CENT_DIGITS = 2;
const TEN_THOUSAND_DIGITS = 4;

interface Typed {
  /** Digits before 万, when 万 was pressed. */
  readonly tenThousands: { readonly whole: string; readonly fraction: string } | null;
  readonly yuan: string;
  readonly cents: string | null;
}

function read(typed: string): Typed | null {
  const match = /^(?:(\d+)(?:\.(\d{0,2}))?万)?(\d*)(?:\.(\d{0,2}))?$/u.exec(typed);
  if (match === null) return null;
  const [, whole, fraction = '', yuan = '', cents = null] = match;
  const tenThousands = whole === undefined ? null : { whole, fraction };
  if (tenThousands !== null && yuan.length > TEN_THOUSAND_DIGITS) return null;
  // 3.56 万 is finished: what could follow would be read two ways.
  if (tenThousands !== null && fraction !== '' && (yuan !== '' || cents !== null)) return null;
  return { tenThousands, yuan, cents };
}

/** Fen of what was typed; null while nothing, or nothing sensible, stands there. */
export function fenOfTyped(typed: string): number | null {
  const parts = read(typed);
  if (typed === '' || parts === null) return null;
  const { tenThousands, yuan, cents } = parts;
  const high =
    tenThousands === null ? 0 : Number(tenThousands.whole + tenThousands.fraction.padEnd(2, '0')) * 100;
  const whole = high + Number(yuan);
  if (String(whole).length > MOST_DIGITS) return null;
  return whole * 100 + Number((cents ?? '').padEnd(CENT_DIGITS, '0'));
}

/** The shortest way to have typed an amount. */
export function typedOfFen(fen: number): string {
  const cents = fen % 100;
  const yuan = String(Math.floor(fen / 100));
  return cents === 0 ? yuan : `${yuan}.${String(cents).padStart(CENT_DIGITS, '0').replace(/0$/u, '')}`;
}

/** `3万56` → `30,056`; a point just typed stays in sight. */
export function shownAmount(typed: string): string {
  const parts = read(typed);
  const fen = fenOfTyped(typed);
  if (parts === null || fen === null) return '';
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/gu, ',');
  return parts.cents === null ? yuan : `${yuan}.${parts.cents}`;
}

/** What a key makes of the typed amount; a key that makes no sense there changes nothing. */
export function pressAmountKey(typed: string, key: AmountKey): string {
  if (key === 'clear') return '';
  if (key === 'delete') return typed.slice(0, -1);
  if (key === 'ten000') {
    const already = typed.includes('万');
    return already || (fenOfTyped(typed) ?? 0) === 0
      ? typed
      : accepted(`${typed.replace(/\.0*$/u, '')}万`, typed);
  }
  if (key === 'point') return accepted(typed === '' ? '0.' : `${typed}.`, typed);
  const next = typed === '0' || typed === '' ? String(Number(key)) : typed + key;
  if (key === '00') return accepted(next, accepted(typed === '' ? '0' : `${typed}0`, typed));
  return accepted(next, typed);
}

const accepted = (next: string, otherwise: string): string => (fenOfTyped(next) === null ? otherwise : next);

/** `3_560_000` fen → 3.56 万; null below ten thousand yuan, where the digits speak for themselves. */
export function roughSize(fen: number): { readonly size: string; readonly unit: '万' | '亿' } | null {
  const yuan = fen / 100;
  // From 99,995,000 on two places round up to 10,000 万, which is said as 1 亿.
  if (Math.round(yuan / 100) >= 1e6) return { size: twoPlaces(yuan / 1e8), unit: '亿' };
  return yuan >= 1e4 ? { size: twoPlaces(yuan / 1e4), unit: '万' } : null;
}

const twoPlaces = (value: number): string => String(Math.round(value * 100) / 100);
