/** One clause at a time: read out, then each side says for itself that it is understood, or that it is not. */
import type { ReactNode } from 'react';
import type { Seat } from '../../../main/contract/session/parties.ts';
import type { Afar } from '../../../main/contract/sessionScreen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useWasRead } from '../../reading/hooks.ts';
import { segmentsOf } from './segments.ts';
import styles from './session.module.css';
import { AfarTools } from './Afar.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

type SeatProps = StepProps<'reading'> & { readonly seat: Seat };

/** What one party may say of this clause, each for itself. */
function SeatAnswers(props: SeatProps): ReactNode {
  const { screen, step, seat } = props;
  const scope = useSession(screen);
  const afar = afarOf(step, seat);
  // said on the party's own page; here its line can be found again
  if (afar !== undefined)
    return (
      <AfarTools
        scope={scope}
        seat={seat}
        state={afar === 'away' ? 'away' : 'here'}
        spoken={scope.nameOf(seat)}
      />
    );
  return <OwnAnswers {...props} />;
}

const afarOf = (step: StepProps<'reading'>['step'], seat: Seat): Afar | undefined =>
  step.afar?.find((one) => one.seat === seat)?.state;

function OwnAnswers({ screen, step, seat }: SeatProps): ReactNode {
  const { text, tap, nameOf } = useSession(screen);
  const { hearing } = useBooth().view.frame;
  const wasRead = useWasRead();
  const words = text.reading;
  const { clause, heard, doubts } = step;
  const name = nameOf(seat);
  // a headset is one person's: what the booth walked through silently was seen, not heard
  const aloud = (): boolean => hearing.voice !== 'none' && hearing.headset === 'in' && wasRead();
  return (
    <div className={styles.answers}>
      {doubts.some((one) => one.seat === seat) ? (
        <Button spoken={words.clearBy(name)} onPress={() => tap({ do: 'clear', clause: clause.id, seat })}>
          {words.clear}
        </Button>
      ) : (
        <>
          <Button
            spoken={words.doubtBy(name)}
            onPress={() => tap({ do: 'doubt', clause: clause.id, seat, what: 'notUnderstood' })}
          >
            {words.doubt}
          </Button>
          {!heard.includes(seat) && (
            <Button
              spoken={words.heardBy(name)}
              onPress={() => tap({ do: 'heard', clause: clause.id, seat, aloud: aloud() })}
            >
              {words.heard}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function SeatRow({ screen, step, seat, end }: SeatProps & { readonly end: ReactNode }): ReactNode {
  const afar = afarOf(step, seat);
  const { text, nameOf, chairOf, many } = useSession(screen);
  const { heard, doubts } = step;
  const state = doubts.find((one) => one.seat === seat)?.what ?? (heard.includes(seat) ? 'heard' : 'open');
  return (
    <Row
      icon={state === 'heard' ? 'circle-check' : state === 'open' ? 'ear' : 'circle-alert'}
      tone={state === 'heard' ? 'ok' : state === 'open' ? 'plain' : 'warn'}
      title={many ? nameOf(seat) : `${chairOf(seat)} · ${nameOf(seat)}`}
      line={
        afar === undefined
          ? text.reading.state[state]
          : `${text.reading.state[state]} · ${text.afar.state[afar]}`
      }
      end={end}
    />
  );
}

/** With large text the answers stand under the words, and may be the next page's. */
function seatBlocks(props: SeatProps, large: boolean): readonly Block[] {
  const { seat } = props;
  const answers = <SeatAnswers {...props} />;
  if (!large) return [{ key: seat, node: <SeatRow {...props} end={answers} />, joined: true }];
  return [
    { key: seat, node: <SeatRow {...props} end={undefined} />, joined: true },
    { key: `${seat}-answers`, node: answers, joined: true },
  ];
}

export function Reading({ screen, step }: StepProps<'reading'>): ReactNode {
  const { large } = useLayout();
  const { text, tap, progress } = useSession(screen);
  const words = text.reading;
  const { clause, of } = step;
  return (
    <Page
      progress={progress}
      title={clause.number === 0 ? words.facts : words.clause(clause.number, of)}
      hint={words.hint}
      readAll={false}
      blocks={segmentsOf(clause.text).map((segment, index) => ({
        key: `${clause.id}-${index}`,
        node: (
          <p className={styles.clause} lang="zh-CN" data-personal>
            {segment}
          </p>
        ),
      }))}
      split="even"
      aside={[
        ...screen.parties.flatMap(({ seat }) => seatBlocks({ screen, step, seat }, large)),
        ...(step.doubts.length === 0
          ? []
          : [{ key: 'blocked', node: <Notice tone="warn" heading={words.blocked} live /> }]),
      ]}
      others={
        <>
          <Stop screen={screen} />
          {step.demo && (
            <Button icon="gavel" onPress={() => tap({ do: 'demoAgain' })}>
              {text.demo.again}
            </Button>
          )}
          {step.mayCompare && (
            <Button icon="file-text" onPress={() => tap({ do: 'changes' })}>
              {text.draft.changes}
            </Button>
          )}
          {step.mayGoBack && (
            <Button icon="chevron-left" onPress={() => tap({ do: 'turn', by: -1 })}>
              {words.earlier}
            </Button>
          )}
          {clause.number < of && (
            <Button icon="chevron-right" onPress={() => tap({ do: 'turn', by: 1 })}>
              {words.later}
            </Button>
          )}
        </>
      }
      {...(step.allHeard
        ? {
            main: (
              <Button
                kind="main"
                icon={step.next === 'ink' ? 'printer' : 'signature'}
                onPress={() => tap({ do: 'toSigning' })}
              >
                {step.next === 'ink' ? text.regimes.ink.read : words.sign}
              </Button>
            ),
          }
        : {})}
    />
  );
}
