/** Cards at the table: of staff, of each party, and once more of whoever signs; then whether it is really them. */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { clockTime } from '../../text/format.ts';
import styles from '../arrive/arrive.module.css';
import { DeskDrawing } from '../arrive/DeskDrawing.tsx';
import { useLocal } from '../../text/language.ts';
import type { SessionText } from '../../text/session.ts';
import { cardTitle, confirmTitle, ForAnother } from './Seating.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepOf, type StepProps } from './useSession.ts';

interface CardAsked {
  readonly screen: SessionScreen;
  readonly step: StepOf<
    'staffCard' | 'leadCard' | 'guestCard' | 'inkCompare' | 'seatCard' | 'signCard' | 'returnCard'
  >;
  readonly title: string;
  readonly line: string;
  /** What happened before. */
  readonly before?: string;
  /** What else is true here. */
  readonly fact?: string;
  /** Another way to take this seat. */
  readonly other?: ReactNode;
}

function CardStep({ screen, step, title, line, before, fact, other }: CardAsked): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const { phase, problem } = step;
  const words = text.card;
  const said = problem === null ? null : words.problem[problem];
  const busy = phase !== 'waiting';
  return (
    <Page
      progress={progress}
      title={title}
      split="even"
      blocks={[
        { key: 'line', node: <p className={styles.lead}>{line}</p> },
        {
          key: 'state',
          node:
            said !== null && !busy ? (
              <Notice tone="warn" heading={said.title} live>
                {step.cardLeft ? words.left : said.line}
              </Notice>
            ) : (
              <Notice
                icon={busy || step.cardLeft ? 'id-card' : 'scan-line'}
                heading={step.cardLeft && !busy ? words.left : words[phase]}
                live
              />
            ),
        },
        ...(before === undefined
          ? []
          : [
              {
                key: 'before',
                node: (
                  <Notice tone="warn" icon="rotate-ccw">
                    {before}
                  </Notice>
                ),
              },
            ]),
        ...(fact === undefined
          ? []
          : [
              {
                key: 'fact',
                node: (
                  <p className={styles.quietFact}>
                    <Icon name="info" size={36} />
                    <span>{fact}</span>
                  </p>
                ),
              },
            ]),
      ]}
      aside={[{ key: 'drawing', grow: true, node: <DeskDrawing reading={busy} /> }]}
      others={
        <>
          <Stop screen={screen} />
          {busy ? null : other}
          {said !== null && (
            <Button icon="rotate-ccw" onPress={() => tap({ do: 'again' })}>
              {words.again}
            </Button>
          )}
        </>
      }
    />
  );
}

export function StaffCard({ screen, step }: StepProps<'staffCard'>): ReactNode {
  const { text } = useSession(screen);
  const { staff, roster } = text.card;
  return (
    <CardStep
      screen={screen}
      step={step}
      title={staff.title}
      line={staff.line}
      fact={roster}
      {...(step.cut === 'none' ? {} : { before: text.kept.told[step.cut] })}
    />
  );
}

function leadCardWords(
  { regimes: { leadCard }, hosting }: SessionText,
  why: StepOf<'leadCard'>['why'],
  regime: string,
): { readonly title: string; readonly line: string } {
  switch (why) {
    case 'signs':
      return leadCard.signs;
    case 'switch':
      return leadCard.switch(regime);
    case 'hosted':
      return hosting.leadCard(regime);
  }
}

/** Another card of staff: whoever has to sign the paper, or leads what it turns into. */
export function LeadCard({ screen, step }: StepProps<'leadCard'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  const { told } = text.regimes;
  const { title, line } = leadCardWords(text, step.why, local(step.regime));
  const other =
    step.why === 'switch'
      ? {
          other: (
            <Button icon="x" onPress={() => tap({ do: 'switchDrop' })}>
              {told.drop}
            </Button>
          ),
        }
      : {};
  return (
    <CardStep screen={screen} step={step} title={title} line={line} fact={text.card.roster} {...other} />
  );
}

/** A guest every party wants: their own card, looked up on the roster. */
export function GuestCard({ screen, step }: StepProps<'guestCard'>): ReactNode {
  const { text, tap } = useSession(screen);
  const { card } = text.guests.call[step.call];
  const other = (
    <Button icon="x" onPress={() => tap({ do: 'guestDrop' })}>
      {text.guests.drop}
    </Button>
  );
  return <CardStep screen={screen} step={step} title={card.title} line={card.line} fact={text.card.roster} other={other} />; // prettier-ignore
}

export function SeatCard({ screen, step }: StepProps<'seatCard'>): ReactNode {
  const scope = useSession(screen);
  const { text, tap } = scope;
  const { seat, coming, mayActForAnother, mayBeElsewhere } = step;
  const afar = (
    <Button icon="video" onPress={() => tap({ do: 'partyElsewhere' })}>
      {text.afar.button}
    </Button>
  );
  const forAnother = mayActForAnother ? <ForAnother screen={screen} /> : null;
  const other =
    mayActForAnother || mayBeElsewhere === true
      ? {
          other: (
            <>
              {forAnother}
              {mayBeElsewhere === true && afar}
            </>
          ),
        }
      : {};
  const line = coming.kind === 'again' ? text.regimes.againLine : text.card.seatLine;
  const leaves = scope.many && coming.kind === 'party' ? { fact: text.parties.leave } : {};
  return <CardStep screen={screen} step={step} title={cardTitle(scope, seat, coming)} line={line} {...leaves} {...other} />; // prettier-ignore
}

/** With the original in hand: the card says that the pages are those of the paper. */
export function InkCompare({ screen, step }: StepProps<'inkCompare'>): ReactNode {
  const { compare } = useSession(screen).text.inked;
  return <CardStep screen={screen} step={step} title={compare.title(step.person.masked)} line={compare.line(step.pages)} />; // prettier-ignore
}

export function SignCard({ screen, step }: StepProps<'signCard'>): ReactNode {
  const { sign, signLine } = useSession(screen).text.card;
  return <CardStep screen={screen} step={step} title={sign(step.person.masked)} line={signLine} />;
}

export function ReturnCard({ screen, step }: StepProps<'returnCard'>): ReactNode {
  const { text } = useSession(screen);
  const { card, cardSigned } = text.kept;
  const { person, signedAt } = step;
  const signed = signedAt === null ? {} : { before: cardSigned(clockTime(signedAt)) };
  return <CardStep screen={screen} step={step} title={text.card.sign(person.masked)} line={card} {...signed} />; // prettier-ignore
}

export function SeatConfirm({ screen, step }: StepProps<'seatConfirm'>): ReactNode {
  const scope = useSession(screen);
  const { text, tap, progress } = scope;
  const { portrait } = useLayout();
  const words = text.confirm;
  const { person, coming, beside } = step;
  return (
    <Page
      progress={progress}
      title={confirmTitle(scope, step.seat, coming)}
      blocks={[
        {
          key: 'card',
          grow: !portrait,
          node: (
            <div className={styles.identity}>
              <dl>
                <dt>{words.name}</dt>
                <dd data-name>
                  <span aria-hidden>{person.masked}</span>
                  <span className="spoken">{person.spoken}</span>
                </dd>
                <dt>{words.last4}</dt>
                <dd>
                  <span aria-hidden>{person.last4}</span>
                  <span className="spoken">{[...person.last4].join(' ')}</span>
                </dd>
              </dl>
            </div>
          ),
        },
      ]}
      aside={[
        { key: 'own', node: <Notice icon="hand">{coming.kind === 'helping' ? text.seating.confirm.helps : words.own}</Notice> }, // prettier-ignore
        ...(beside.length === 0
          ? []
          : [{ key: 'beside', node: <Notice icon="users">{text.seating.confirm.beside(beside.join('、'))}</Notice> }]), // prettier-ignore
        ...(step.expired
          ? [
              {
                key: 'expired',
                node: (
                  <Notice tone="warn" heading={words.expired.title}>
                    {words.expired.line}
                  </Notice>
                ),
              },
            ]
          : []),
      ]}
      others={
        <Button icon="x" onPress={() => tap({ do: 'notMe' })}>
          {words.notMe}
        </Button>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'itIsMe', seat: step.seat })}>
          {words.me}
        </Button>
      }
    />
  );
}
