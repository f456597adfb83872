/** A mediation that was cut: who has signed, who is back by their card, and on with it, or the end of it. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime, dateAndTime } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { actingWords } from './Seating.tsx';
import { Stop } from './Stop.tsx';
import { useSession, type StepOf, type StepProps } from './useSession.ts';

type Person = StepOf<'kept'>['people'][number];

export function Kept({ screen, step }: StepProps<'kept'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const language = useLanguage();
  const words = text.kept;
  const ofApplication = step.of === 'application';
  const waits = step.allSigned ? words.allSigned : words.waits;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={waits}
      readAll={false}
      blocks={step.people.flatMap((person) => [
        { key: person.who, joined: true, node: <Returning screen={screen} person={person} /> },
        ...(person.acting === null
          ? []
          : [{ key: `${person.who}-acting`, joined: true, node: <Row icon="user-check" title={actingWords(text, person.acting)} /> }]),
      ])}
      aside={[
        { key: 'since', node: <Notice icon="folder-lock">{words.since(clockTime(step.keptAt))}</Notice> },
        ...(step.goneOn
          ? []
          : [{ key: 'until', node: <Notice icon="clock">{words.until(dateAndTime(step.until, language))}</Notice> }]),
      ]}
      others={
        <>
          <Stop screen={screen} />
          {ofApplication ? (
            <Button icon="x" onPress={() => tap({ do: 'notApply' })}>
              {text.applying.applicants.no}
            </Button>
          ) : (
            <Button icon="x" onPress={() => tap({ do: 'endKept' })}>
              {words.end}
            </Button>
          )}
        </>
      }
      {...(step.mayGoOn
        ? {
            main: (
              <Button kind="main" icon="check" onPress={() => tap({ do: 'goOn' })}>
                {words.goOn}
              </Button>
            ),
          }
        : {})}
    />
  );
} // prettier-ignore

function Returning({
  screen,
  person: { who, person, signedAt, back, paper },
}: Pick<StepProps<'kept'>, 'screen'> & { readonly person: Person }): ReactNode {
  const { nameOf, text, tap } = useSession(screen);
  const words = text.kept;
  const known = back ? words.back : words.away;
  const does = paper && back ? words.scanAgain : words.comeBack;
  const signed = signedAt === null ? known : words.signedAt(clockTime(signedAt));
  return (
    <Row
      icon={signedAt === null ? 'signature' : 'circle-check'}
      tone={signedAt === null ? 'plain' : 'ok'}
      title={
        <>
          {who === 'lead' ? text.signers.lead : nameOf(who)} <span aria-hidden>{person.masked}</span>
          <span className="spoken">{person.spoken}</span>
        </>
      }
      line={paper ? words.paper : signed}
      {...(who === 'lead' || (back && !paper)
        ? {}
        : {
            end: (
              <Button
                icon={paper ? 'scan-text' : 'id-card'}
                spoken={words.ofPerson(person.spoken, does)}
                onPress={() => tap({ do: 'comeBack', seat: who })}
              >
                {does}
              </Button>
            ),
          })}
    />
  );
}
