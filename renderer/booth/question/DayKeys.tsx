/** The keys of one step of the date: twelve years, twelve months, or the days of a month. */
import { useState, type ReactNode } from 'react';
import { useLayout } from '../../parts/layout.ts';
import { useRequestText } from '../../text/request.ts';
import { Key } from '../../text-entry/Key.tsx';
import styles from './DateQuestion.module.css';
import { daysOf, lastYearPage, monthsOf, pageOfYear, yearsOnPage, type RoughDay } from './roughDate.ts';

export type DateStep = 'year' | 'month' | 'day';

export interface DayKeysProps {
  readonly step: DateStep;
  readonly day: RoughDay | null;
  readonly today: string;
  readonly onPick: (value: number) => void;
}

export function DayKeys({ step, day, today, onPick }: DayKeysProps): ReactNode {
  const words = useRequestText().question.date;
  const year = day?.year ?? null;
  const [page, setPage] = useState(year === null ? 0 : pageOfYear(today, year));
  const { large } = useLayout();
  const caption = (name: string): ReactNode => !large && <p className={styles.step}>{name}</p>;
  const keys = (
    values: readonly number[],
    chosen: number | null,
    name: (value: number) => string,
  ): ReactNode =>
    values.map((value) => (
      <Key key={value} on={value === chosen} onPress={() => onPick(value)}>
        {name(value)}
      </Key>
    ));
  if (step === 'year' || year === null) {
    return (
      <div className={styles.work}>
        {caption(words.pickYear)}
        <div className={styles.keys} data-step="year" role="group" aria-label={words.pickYear}>
          {keys(yearsOnPage(today, page), year, String)}
        </div>
        <div className={styles.turn}>
          <span data-off={page >= lastYearPage(today) || undefined}>
            <Key look="soft" onPress={() => setPage(page + 1)}>
              {words.earlier}
            </Key>
          </span>
          <span data-off={page === 0 || undefined}>
            <Key look="soft" onPress={() => setPage(page - 1)}>
              {words.later}
            </Key>
          </span>
        </div>
      </div>
    );
  }
  const month = day?.month ?? null;
  if (step === 'month' || month === null) {
    return (
      <div className={styles.work}>
        {caption(words.pickMonth)}
        <div className={styles.keys} data-step="month" role="group" aria-label={words.pickMonth}>
          {keys(monthsOf(year, today), month, words.monthOf)}
        </div>
      </div>
    );
  }
  return (
    <div className={styles.work}>
      {caption(words.pickDay)}
      <div className={styles.keys} data-step="day" role="group" aria-label={words.pickDay}>
        {keys(daysOf(year, month, today), day?.day ?? null, String)}
      </div>
    </div>
  );
}
