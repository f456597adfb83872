/** A day by large buttons: year, then month, then day, as far as the person remembers. No native picker. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { DayKeys, type DateStep } from './DayKeys.tsx';
import styles from './DateQuestion.module.css';
import { parseRoughDay, writeRoughDay, type RoughDay } from './roughDate.ts';
import { EntrySheet } from './EntrySheet.tsx';
import { Split } from './Sheet.tsx';
import { useAnswer, type QuestionOf } from './useQuestion.ts';

function firstStep(day: RoughDay | null): DateStep {
  if (day === null) return 'year';
  return day.month === null ? 'month' : 'day';
}

/** A day that the new month does not have, or that is still to come, is asked again. */
function picked(day: RoughDay | null, step: DateStep, value: number): RoughDay {
  switch (step) {
    case 'year':
      return { year: value, month: null, day: null };
    case 'month':
      return { year: day?.year ?? value, month: value, day: null };
    case 'day':
      return { year: day?.year ?? value, month: day?.month ?? null, day: value };
  }
}

export function DateQuestion({ screen }: { readonly screen: QuestionOf<'date'> }): ReactNode {
  const { value, today } = screen.input;
  const text = useRequestText().question;
  const [day, setDay] = useState(() => parseRoughDay(value));
  const [step, setStep] = useState<DateStep>(() => firstStep(parseRoughDay(value)));
  const written = day === null ? null : writeRoughDay(day);
  const send = useAnswer(screen, { kind: 'date', date: written });
  const month = day?.month ?? null;
  const date = day?.day ?? null;

  const pick = (chosen: number): void => {
    setDay(picked(day, step, chosen));
    setStep(step === 'year' ? 'month' : 'day');
  };
  const only = (known: RoughDay) => (): void => {
    setDay(known);
    send({ kind: 'date', date: writeRoughDay(known) });
  };
  const words = text.date;
  const slot = (of: DateStep, name: string, shown: string | null, open: boolean): ReactNode => (
    <div className={styles.slot} data-step-slot={of}>
      {open ? (
        <Button
          size="small"
          wide
          pressed={step === of}
          spoken={`${name}：${shown ?? words.notChosen}`}
          onPress={() => setStep(of)}
        >
          {shown ?? name}
        </Button>
      ) : (
        <p className={styles.later}>{name}</p>
      )}
    </div>
  );
  return (
    <EntrySheet
      screen={screen}
      onNext={() => send({ kind: 'date', date: written })}
      filled={day !== null}
      others={
        <>
          {day !== null && day.month === null && (
            <Button icon="calendar" onPress={only({ ...day, month: null, day: null })}>
              {words.onlyYear}
            </Button>
          )}
          {day !== null && day.month !== null && day.day === null && (
            <Button icon="calendar" onPress={only({ ...day, day: null })}>
              {words.onlyMonth}
            </Button>
          )}
        </>
      }
    >
      {(heading) => (
        <div className={styles.date}>
          <Split
            words="start"
            head={heading}
            rest={
              <>
                <div className={styles.slots}>
                  {slot('year', words.year, day === null ? null : words.yearOf(day.year), true)}
                  {slot('month', words.month, month === null ? null : words.monthOf(month), day !== null)}
                  {slot('day', words.day, date === null ? null : words.dayOf(date), month !== null)}
                </div>
                <p className={styles.whole} aria-live="polite">
                  {day === null ? words.roughly : words.whole(day)}
                </p>
              </>
            }
            work={<DayKeys step={step} day={day} today={today} onPick={pick} />}
          />
        </div>
      )}
    </EntrySheet>
  );
}
