/** One clause at a time: read out, then each side says for itself that it is understood, or that it is not. */
import type { ReactNode } from 'react';
import type { Seat } from '../../../main/contract/sessionScreen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useWasRead } from '../../reading/hooks.ts';
import { segmentsOf } from './segments.ts';
import styles from './session.module.css';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

function SeatRow({ screen, step, seat }: StepProps<'reading'> & { readonly seat: Seat }): ReactNode {
  const { text, tap } = useSession(screen);
  const { hearing } = useBooth().view.frame;
  const { large } = useLayout();
  const wasRead = useWasRead();
  const words = text.reading;
  const { clause, heard, doubts } = step;
  const doubt = doubts.find((one) => one.seat === seat);
  const name = text.seat[seat];
  const state = doubt?.what ?? (heard.includes(seat) ? 'heard' : 'open');
  // a headset is one person's: what the booth walked through silently was seen, not heard
  const aloud = (): boolean => hearing.voice !== 'none' && hearing.headset === 'in' && wasRead();
  const answers = (
    <div className={styles.answers}>
      {doubt !== undefined ? (
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
  const row = (end: ReactNode): ReactNode => (
    <Row
      icon={state === 'heard' ? 'circle-check' : state === 'open' ? 'ear' : 'circle-alert'}
      tone={state === 'heard' ? 'ok' : state === 'open' ? 'plain' : 'warn'}
      title={`${text.seatPlace[seat]} · ${name}`}
      line={words.state[state]}
      end={end}
    />
  );
  // with large text the answers stand under the words
  return large ? (
    <div className={styles.stack}>
      {row(undefined)}
      {answers}
    </div>
  ) : (
    row(answers)
  );
}

export function Reading({ screen, step }: StepProps<'reading'>): ReactNode {
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
        { key: 'A', node: <SeatRow screen={screen} step={step} seat="A" />, joined: true },
        { key: 'B', node: <SeatRow screen={screen} step={step} seat="B" />, joined: true },
        ...(step.doubts.length === 0
          ? []
          : [{ key: 'blocked', node: <Notice tone="warn" heading={words.blocked} live /> }]),
      ]}
      others={
        <>
          <Stop screen={screen} />
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
