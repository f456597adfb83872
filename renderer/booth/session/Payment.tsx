/** The instalment builder: who pays, how much, in how many payments, from when on; then the plan to be looked at; and the day of the follow-up. */
import { useState, type ReactNode } from 'react';
import { upperCaseAmount } from '../../../main/contract/money.ts';
import { useBack } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useReadPart } from '../../reading/hooks.ts';
import { longDate, yuan } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { fenOfTyped, typedOfFen } from '../../text-entry/amount.ts';
import { NumberPad } from '../../text-entry/NumberPad.tsx';
import { useEntryLabels } from '../question/entryLabels.ts';
import { EntryPage } from './EntryPage.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Payer({ screen }: StepProps<'payer'>): ReactNode {
  const { text, tap, nameOf, many } = useSession(screen);
  const words = text.payment.payer;
  const seats = screen.parties.map(({ seat }) => seat);
  // whoever is asked usually pays
  return (
    <Tiles
      screen={screen}
      title={words.title}
      choices={seats.toReversed().map((seat) => ({
        id: seat,
        title: many ? nameOf(seat) : words.pays(nameOf(seat), nameOf(seats.find((one) => one !== seat) ?? seat)),
        icon: 'hand-coins',
        choose: () => tap({ do: 'payer', seat }),
      }))}
    />
  );
} // prettier-ignore

export function Payee({ screen, step }: StepProps<'payee'>): ReactNode {
  const { text, tap, nameOf } = useSession(screen);
  return (
    <Tiles
      screen={screen}
      title={text.parties.payee(nameOf(step.payer))}
      choices={step.payees.map((seat) => ({
        id: seat,
        title: nameOf(seat),
        icon: 'hand-coins',
        choose: () => tap({ do: 'payee', seat }),
      }))}
    />
  );
}

export function Total({ screen, step }: StepProps<'total'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.payment.total;
  const labels = useEntryLabels();
  const readPart = useReadPart();
  const [typed, setTyped] = useState(() => (step.fen === null ? '' : typedOfFen(step.fen)));
  return (
    <EntryPage
      screen={screen}
      title={words.title}
      error={step.problem ? { heading: words.problem.title, advice: words.problem.line } : null}
      next={words.next}
      onNext={() => tap({ do: 'total', fen: fenOfTyped(typed) })}
    >
      {(heading) => (
        <NumberPad
          mode="money"
          value={typed}
          onChange={setTyped}
          label={words.title}
          labels={labels.pad}
          heading={heading}
          onReadAloud={readPart}
        />
      )}
    </EntryPage>
  );
}

export function Count({ screen, step }: StepProps<'count'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.payment.count;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint(yuan(step.fen))}
      choices={step.counts.map((count) => ({
        id: String(count),
        title: count === 1 ? words.once : words.times(count),
        icon: 'coins',
        choose: () => tap({ do: 'count', count }),
      }))}
    />
  );
}

export function First({ screen, step }: StepProps<'first'>): ReactNode {
  const { text, tap } = useSession(screen);
  const language = useLanguage();
  const words = text.payment.first;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint}
      choices={step.days.map((day) => ({
        id: day,
        title: longDate(day, language),
        icon: 'calendar-days',
        choose: () => tap({ do: 'first', day }),
      }))}
    />
  );
}

/** Not a term of the agreement, and wanting none is as good as any day. */
export function FollowUp({ screen, step }: StepProps<'followUp'>): ReactNode {
  const { text, tap } = useSession(screen);
  const language = useLanguage();
  const words = text.followUp;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint}
      choices={[
        ...step.days.map((day) => ({
          id: day,
          title: longDate(day, language),
          ...(day === step.afterLast ? { line: words.afterLast } : {}),
          icon: 'calendar-days' as const,
          choose: () => tap({ do: 'followUp', day }),
        })),
        { id: 'none', title: words.none, icon: 'ban' as const, choose: () => tap({ do: 'followUp', day: null }) },
      ]}
    />
  ); // prettier-ignore
}

export function Plan({ screen, step }: StepProps<'plan'>): ReactNode {
  const { nameOf, text, tap, progress } = useSession(screen);
  const language = useLanguage();
  const back = useBack();
  const words = text.payment.plan;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint(nameOf(step.payer), nameOf(step.payee), yuan(step.totalFen))}
      blocks={[
        ...step.rows.map(({ no, fen, due, movedFrom }) => ({
          key: String(no),
          joined: true,
          node: (
            <Row
              icon="calendar-days"
              title={`${words.no(no)}　${longDate(due, language)}`}
              line={`¥ ${yuan(fen)}　${upperCaseAmount(fen)}${movedFrom === null ? '' : `　（${words.moved}）`}`}
            />
          ),
        })),
        ...(step.openYears.length === 0
          ? []
          : [{ key: 'openYears', node: <Notice>{words.openYears(step.openYears)}</Notice> }]),
      ]}
      others={
        <Button icon="rotate-ccw" onPress={back}>
          {words.again}
        </Button>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'takePlan' })}>
          {words.take}
        </Button>
      }
    />
  );
}
