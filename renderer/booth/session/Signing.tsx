/** Signing at the table: who has signed, the pad for whoever signs now, and the sealing. */
import type { ReactNode } from 'react';
import type { SessionScreen } from '../../../main/contract/sessionScreen.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useBooth } from '../../booth.ts';
import { clockTime } from '../../text/format.ts';
import type { SessionText } from '../../text/session.ts';
import { Sign } from '../sign/Sign.tsx';
import { useLights } from './Lights.tsx';
import styles from './session.module.css';
import { AfarSigns } from './Afar.tsx';
import { actingWords } from './Seating.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Signers({ screen, step }: StepProps<'signers'>): ReactNode {
  const scope = useSession(screen);
  const { nameOf, text, tap, progress } = scope;
  const words = text.signers;
  const lights = useLights(screen, step.lights);
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      readAll={false}
      blocks={[
        ...(step.refused === null
          ? []
          : [
              {
                key: 'refused',
                node: (
                  <Notice
                    tone="warn"
                    heading={
                      step.refused === 'needsLink'
                        ? words.needsLink
                        : step.refused === 'noRoom'
                          ? words.noRoom
                          : words.refused
                    }
                    live
                  />
                ),
              },
            ]),
        ...step.people.flatMap(({ who, person, acting, signedAt, afar }) => [
          {
            key: who,
            joined: true,
            node: (
              <Row
                icon={signedAt === null ? 'signature' : 'circle-check'}
                tone={signedAt === null ? 'plain' : 'ok'}
                title={
                  <>
                    {who === 'lead' ? words.lead : nameOf(who)} <span aria-hidden>{person.masked}</span>
                    <span className="spoken">{person.spoken}</span>
                  </>
                }
                line={
                  signedAt === null
                    ? afar === undefined
                      ? words.notYet
                      : text.afar.state[afar]
                    : words.signedAt(clockTime(signedAt))
                }
                {...(signedAt === null
                  ? {
                      end:
                        afar !== undefined && who !== 'lead' ? (
                          <AfarSigns scope={scope} seat={who} state={afar} spoken={person.spoken} />
                        ) : (
                          <div className={styles.answers}>
                            {who !== 'lead' && (
                              <Button
                                spoken={words.refuseOf(person.spoken)}
                                onPress={() => tap({ do: 'notSign', seat: who })}
                              >
                                {words.refuse}
                              </Button>
                            )}
                            <Button
                              icon="signature"
                              spoken={words.signOf(person.spoken)}
                              onPress={() => tap({ do: 'signNow', who })}
                            >
                              {words.sign}
                            </Button>
                          </div>
                        ),
                    }
                  : {})}
              />
            ),
          },
          // a row of its own: beside two buttons large text has no room for it
          ...(acting === null
            ? []
            : [
                {
                  key: `${who}-acting`,
                  joined: true,
                  node: <Row icon="user-check" title={actingWords(text, acting)} />,
                },
              ]),
        ]),
      ]}
      aside={lights}
      others={<Stop screen={screen} />}
    />
  );
}

/** The pad, the ink and the paper are those of every signature at this booth; only who signs stands before the words. */
export function SignNow({ screen, step }: StepProps<'sign'>): ReactNode {
  const { text, progress } = useSession(screen);
  const { view } = useBooth();
  if (step.phase.kind === 'sealing')
    return <Page progress={progress} title={text.sign.adding} hint={text.sign.addingLine} blocks={[]} />;
  const { document, pad, phase, mayUseScreen, geometry, identityAt, before, mayRefuse, person } = step;
  return (
    <Sign
      view={view}
      screen={{
        kind: 'sign', progress: { step: progress.step, of: progress.of, section: 'sign' }, document, pad, phase, mayUseScreen, geometry, identityAt,
        read: 'no', before, mayRefuse,
      }}
      signer={(title) => text.sign.who(person.masked, title)}
    />
  );
} // prettier-ignore

export function Sealing({ screen, step }: StepProps<'sealing'>): ReactNode {
  const { text } = useSession(screen);
  return <SealingPage screen={screen} failed={step.failed} words={text.sealing} />;
}

/** A signed paper is being sealed, or could not be and may be tried again. */
export function SealingPage({
  screen,
  failed,
  words,
}: {
  readonly screen: SessionScreen;
  readonly failed: boolean;
  readonly words: SessionText['sealing'];
}): ReactNode {
  const { tap, progress } = useSession(screen);
  return (
    <Page
      progress={progress}
      title={failed ? words.failed : words.title}
      hint={failed ? words.failedLine : words.line}
      blocks={[]}
      {...(failed
        ? {
            main: (
              <Button kind="main" icon="folder-lock" onPress={() => tap({ do: 'sealAgain' })}>
                {words.again}
              </Button>
            ),
          }
        : {})}
    />
  );
}
