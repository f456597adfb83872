/** A table of more than two: who takes part and how each stands, and how the agreement reaches whoever leaves before the end. */
import type { ReactNode } from 'react';
import type { Standing } from '../../../main/contract/session/parties.ts';
import { Button } from '../../parts/Button.tsx';
import type { IconName } from '../../parts/icons.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useLocal } from '../../text/language.ts';
import styles from './session.module.css';
import { AfarReads, AfarTools } from './Afar.tsx';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

const ICON: Readonly<Record<Standing, IconName>> = {
  applicant: 'user-check',
  respondent: 'users',
  guarantor: 'shield-check',
  mortgagor: 'building-2',
  pledgor: 'coins',
  thirdParty: 'user-plus',
};

export function Parties({ screen, step }: StepProps<'parties'>): ReactNode {
  const { text, tap, progress, nameOf, chairOf } = useSession(screen);
  const words = text.parties;
  const apart = step.apart ? words.apart.on : words.apart.off;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      readAll={false}
      blocks={[
        ...screen.parties.map(({ seat, standing }) => ({
          key: seat,
          joined: true,
          node: (
            <Row
              icon={ICON[standing]}
              title={nameOf(seat)}
              line={words.chair(chairOf(seat))}
              {...(step.mayRemove.includes(seat)
                ? {
                    end: (
                      <Button icon="trash-2" spoken={words.removeOf(nameOf(seat))} onPress={() => tap({ do: 'removeParty', seat })}>
                        {words.remove}
                      </Button>
                    ),
                  }
                : {})}
            />
          ),
        })),
        ...(step.enough ? [] : [{ key: 'missing', node: <Notice tone="warn" heading={words.missing.title} live>{words.missing.line}</Notice> }]),
        ...(step.mayAdd ? [] : [{ key: 'full', node: <Notice icon="users">{words.full}</Notice> }]),
        ...(step.mayBeGroup
          ? [
              {
                key: 'group',
                node: (
                  <Button icon="users-round" onPress={() => tap({ do: 'group', act: { do: 'begin' } })}>
                    {text.group.begin}
                  </Button>
                ),
              },
            ]
          : []),
        {
          key: 'apart',
          node: (
            <Row
              icon={step.apart ? 'eye-off' : 'eye'}
              title={apart.title}
              line={apart.line}
              end={<Button onPress={() => tap({ do: 'keepApart', on: !step.apart })}>{apart.turn}</Button>}
            />
          ),
        },
      ]}
      others={
        <>
          <Stop screen={screen} />
          {step.mayAdd && (
            <Button icon="user-plus" onPress={() => tap({ do: 'addParty' })}>
              {words.add}
            </Button>
          )}
        </>
      }
      {...(step.enough
        ? {
            main: (
              <Button kind="main" icon="check" onPress={() => tap({ do: 'partiesDone' })}>
                {words.done}
              </Button>
            ),
          }
        : {})}
    />
  );
} // prettier-ignore

export function StandingStep({ screen, step }: StepProps<'standing'>): ReactNode {
  const { text, tap } = useSession(screen);
  const words = text.parties.standing;
  return (
    <Tiles
      screen={screen}
      title={words.title}
      hint={words.hint}
      choices={step.standings.map((standing) => ({
        id: standing,
        title: words[standing].title,
        line: words[standing].line,
        icon: ICON[standing],
        choose: () => tap({ do: 'standing', standing }),
      }))}
    />
  );
}

/** Two equal answers; no answer is given for anybody. */
export function ServiceStep({ screen, step }: StepProps<'service'>): ReactNode {
  const scope = useSession(screen);
  const { text, tap, progress, nameOf } = scope;
  const local = useLocal();
  const { seat, person, statement, afar } = step;
  const words = text.parties.service;
  const way = (which: 'electronic' | 'paper', icon: IconName) => ({
    key: which,
    node: (
      <Row
        icon={icon}
        title={words[which].title}
        line={words[which].line}
        end={<Button icon="check" spoken={`${words[which].title}：${words.choose}`} onPress={() => tap({ do: 'service', seat, way: which })}>{words.choose}</Button>}
      />
    ),
  });
  return (
    <Page
      progress={progress}
      title={local(statement.title)}
      hint={words.hint(nameOf(seat), person.masked)}
      blocks={[
        ...statement.paragraphs.map((paragraph, index) => ({
          key: `p${index}`,
          node: <p className={styles.paragraph}>{local(paragraph)}</p>,
        })),
        ...(afar === undefined
          ? [way('electronic', 'smartphone'), way('paper', 'file-text')]
          : [{ key: 'afar', node: <AfarReads scope={scope} state={afar} /> }]),
      ]}
      others={
        <>
          <Stop screen={screen} />
          {afar !== undefined && <AfarTools scope={scope} seat={seat} state={afar} spoken={person.spoken} />}
        </>
      }
    />
  );
} // prettier-ignore
