/** The kind of dispute, what both sides are told before a card is read, and the notices of the regime seat by seat. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useWasRead } from '../../reading/hooks.ts';
import { useLocal } from '../../text/language.ts';
import { optionIcon } from '../question/optionIcon.ts';
import styles from './session.module.css';
import { AfarReads, AfarTools } from './Afar.tsx';
import { Stop } from './Stop.tsx';
import { Tiles } from './Tiles.tsx';
import { useSession, type StepProps } from './useSession.ts';

export function Kinds({ screen, step }: StepProps<'kinds'>): ReactNode {
  const { text, tap } = useSession(screen);
  const local = useLocal();
  return (
    <Tiles
      screen={screen}
      title={text.kinds.title}
      hint={(step.hosted ? text.hosting.opener : text.kinds.lead)(step.lead.masked, step.organisation)}
      choices={step.kinds.map(({ id, label, hint }) => ({
        id,
        title: local(label),
        line: local(hint),
        icon: optionIcon('disputeKind', id, null),
        choose: () => tap({ do: 'chooseKind', kind: id }),
      }))}
    />
  );
}

/** How long a text stood there, and whether the booth read it to its end. */
export function useTold(): () => { readonly shownMs: number; readonly readAloud: boolean } {
  const [shownAt] = useState(() => performance.now());
  const wasRead = useWasRead();
  return () => ({ shownMs: Math.round(performance.now() - shownAt), readAloud: wasRead() });
}

export function Privacy({ screen, step }: StepProps<'privacy'>): ReactNode {
  const { text, tap, progress } = useSession(screen);
  const local = useLocal();
  const told = useTold();
  return (
    <Page
      progress={progress}
      title={local(step.title)}
      hint={text.privacy.hint}
      blocks={step.rows.map((row) => ({
        key: row.question['zh-CN'],
        joined: true,
        node: <Row title={local(row.question)} line={local(row.sentence)} />,
      }))}
      others={
        <>
          <Stop screen={screen} />
          <Button icon="user-plus" onPress={() => tap({ do: 'moreParties' })}>
            {text.parties.more}
          </Button>
        </>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'privacyRead', ...told() })}>
          {text.privacy.accept}
        </Button>
      }
    />
  );
}

export function Notice({ screen, step }: StepProps<'notice'>): ReactNode {
  const scope = useSession(screen);
  const { nameOf, text, tap, progress } = scope;
  const local = useLocal();
  const told = useTold();
  const { seat, notice, person, statement, afar } = step;
  return (
    <Page
      progress={progress}
      title={local(statement.title)}
      hint={text.notice.hint(nameOf(seat), person.masked, step.number, step.of)}
      blocks={statement.paragraphs.map((paragraph, index) => ({
        key: `p${index}`,
        node: <p className={styles.paragraph}>{local(paragraph)}</p>,
      }))}
      {...(afar === undefined
        ? {
            others: <Stop screen={screen} />,
            main: (
              <Button
                kind="main"
                icon="check"
                onPress={() => tap({ do: 'acknowledge', seat, notice, ...told() })}
              >
                {text.notice.accept(nameOf(seat))}
              </Button>
            ),
          }
        : {
            aside: [{ key: 'afar', node: <AfarReads scope={scope} state={afar} /> }],
            others: (
              <>
                <Stop screen={screen} />
                <AfarTools scope={scope} seat={seat} state={afar} spoken={person.spoken} />
              </>
            ),
          })}
    />
  );
}
