/** The desk's language for every part of the page, and dates as people read them. */
import { createContext, useContext } from 'react';
import { deskTexts, type DeskText } from './text.ts';

export const WordsContext = createContext<DeskText>(deskTexts['zh-CN']);
export const useWords = (): DeskText => useContext(WordsContext);

/** 10:31 today, 11-23 10:31 on other days; always the court's own time zone. */
export function shortTime(instant: string, locale: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const day = (date: Date): string => date.toLocaleDateString(locale, { timeZone: 'Asia/Shanghai' });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' } as const;
  return day(at) === day(now)
    ? at.toLocaleTimeString(locale, clock)
    : at.toLocaleString(locale, { month: '2-digit', day: '2-digit', ...clock });
}

export const fullTime = (instant: string, locale: string): string =>
  new Date(instant).toLocaleString(locale, { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });

export const clockTime = (instant: string, locale: string): string =>
  new Date(instant).toLocaleTimeString(locale, { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });
