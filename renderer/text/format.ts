/** Dates, times, money and digests as people read them. All of China keeps one time zone. */
import type { Language } from '../../main/contract/policy.ts';

const zone = 'Asia/Shanghai';

/** 2026年11月22日 星期日 · Sunday, 22 November 2026. `when` is an instant or a date. */
export function longDate(when: string, language: Language): string {
  const date = new Date(when.length === 10 ? `${when}T12:00:00+08:00` : when);
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: zone, ...options }).format(
      date,
    );
  const day = parts({ year: 'numeric', month: 'long', day: 'numeric' });
  const weekday = parts({ weekday: 'long' });
  return language === 'en' ? `${weekday}, ${day}` : `${day} ${weekday}`;
}

/** 2026年11月22日 · 22 November 2026. */
export function shortDate(when: string, language: Language): string {
  const date = new Date(when.length === 10 ? `${when}T12:00:00+08:00` : when);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    dateStyle: 'long',
  }).format(date);
}

/** 10:42 */
export function clockTime(when: string | number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(when),
  );
}

/** 2026年11月22日 10:42 */
export function dateAndTime(when: string, language: Language): string {
  return `${shortDate(when, language)} ${clockTime(when)}`;
}

/** Integer fen as yuan with separators: 3560000 → 35,600.00, or 35,600 where there are no fen. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100).toString();
  const rest = fen % 100;
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return rest === 0 ? grouped : `${grouped}.${rest.toString().padStart(2, '0')}`;
}

/** The first digits of a digest in groups of four, for comparing by eye. */
export function digestGroups(sha256: string, groups = 4): string {
  return (sha256.match(/.{4}/g) ?? []).slice(0, groups).join(' ');
}

/** A card's YYYYMMDD as an ISO date; `null` for 长期. */
export function cardDate(validTo: string): string | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(validTo);
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
