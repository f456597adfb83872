/** One member alone: the notices, their own part, their own paper, the pad, and that it is sealed; and closing the group. */
import type { ReactNode } from 'react';
import { upperCaseAmount } from '../../../../main/contract/money.ts';
import type { SessionScreen } from '../../../../main/contract/sessionScreen.ts';
import { useBooth } from '../../../booth.ts';
import { Button } from '../../../parts/Button.tsx';
import type { IconName } from '../../../parts/icons.ts';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row } from '../../../parts/Row.tsx';
import { longDate, yuan } from '../../../text/format.ts';
import type { GroupText } from '../../../text/group.ts';
import { useLanguage, useLocal } from '../../../text/language.ts';
import { Preview } from '../../preview/Preview.tsx';
import { Sign } from '../../sign/Sign.tsx';
import { useTold } from '../Opening.tsx';
import styles from '../session.module.css';
import { useSession } from '../useSession.ts';
import { useGroup, type GroupProps } from './useGroup.ts';

/** Neutral, at every step: nobody is asked why. */
function NotNow({ screen }: Pick<GroupProps<'own'>, 'screen'>): ReactNode {
  const { text, tap } = useGroup(screen);
  return <Button onPress={() => tap({ do: 'notNow' })}>{text.notNow}</Button>;
}

export function OwnNotice({ screen, view }: GroupProps<'notice'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const local = useLocal();
  const told = useTold();
  const { statement, notice, person } = view;
  return (
    <Page
      progress={progress}
      title={local(statement.title)}
      hint={text.notice.hint(nameOf(person), view.number, view.of)}
      blocks={statement.paragraphs.map((paragraph, index) => ({
        key: `p${index}`,
        node: <p className={styles.paragraph}>{local(paragraph)}</p>,
      }))}
      others={<NotNow screen={screen} />}
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'acknowledge', notice, ...told() })}>
          {text.notice.accept}
        </Button>
      }
    />
  );
}

export function OwnPart({ screen, view }: GroupProps<'own'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const local = useLocal();
  const language = useLanguage();
  const words = text.own;
  const row = (key: string, node: ReactNode) => ({ key, joined: true, node });
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={`${nameOf(view.person)} · ${words.line}`}
      blocks={[
        row('sum', <Row icon="hand-coins" title={`${words.sum} ${yuan(view.fen)}`} line={upperCaseAmount(view.fen)} />),
        ...view.rows.map(({ no, due, fen }) =>
          row(`r${no}`, <Row icon="calendar-days" title={`${words.row(no)} ${yuan(fen)}`} line={longDate(due, language)} />)),
        row('agreement', <Row icon="file-text" title={words.agreement} line={view.agreement} />),
        row('effect', <Row icon="handshake" title={words.effect} line={local(view.effect)} />),
      ]}
      others={<NotNow screen={screen} />}
      main={<Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'toPaper' })}>{words.next}</Button>}
    />
  );
} // prettier-ignore

interface MeanwhileProps {
  readonly screen: SessionScreen;
  readonly failed: boolean;
  readonly words: GroupText['making'];
  readonly icon: IconName;
  readonly again: () => void;
}

/** What the booth does while nobody can tap; where it could not, it is asked once more. */
function Meanwhile({ screen, failed, words, icon, again }: MeanwhileProps): ReactNode {
  const { progress } = useGroup(screen);
  const { title, line, bad } = words;
  if (!failed) return <Page progress={progress} title={title} hint={line} blocks={[]} />;
  return (
    <Page
      progress={progress}
      title={bad.title}
      hint={bad.line}
      blocks={[]}
      others={<NotNow screen={screen} />}
      main={
        <Button kind="main" icon={icon} onPress={again}>
          {words.again}
        </Button>
      }
    />
  );
}

export function Making({ screen, view }: GroupProps<'making'>): ReactNode {
  const { text, tap } = useGroup(screen);
  return (
    <Meanwhile screen={screen} failed={view.failed} words={text.making} icon="file-pen" again={() => tap({ do: 'toPaper' })} />
  );
} // prettier-ignore

/** Shown as every paper is shown before it is signed here. */
export function OwnPaper({ screen, view }: GroupProps<'paper'>): ReactNode {
  const { progress } = useGroup(screen);
  const booth = useBooth();
  const { document, page, seen } = view;
  const at = { step: progress.step, of: progress.of, section: 'sign' } as const;
  return (
    <Preview view={booth.view} screen={{ kind: 'preview', progress: at, document, page, seen, read: 'no' }} />
  );
}

export function SignConsent({ screen, view }: GroupProps<'sign'>): ReactNode {
  const { text } = useSession(screen);
  const { progress } = useGroup(screen);
  const booth = useBooth();
  const { document, pad, phase, mayUseScreen, geometry, identityAt, before, mayRefuse, person } = view;
  const at = { step: progress.step, of: progress.of, section: 'sign' } as const;
  return (
    <Sign
      view={booth.view}
      screen={{ kind: 'sign', progress: at, document, pad, phase, mayUseScreen, geometry, identityAt, read: 'no', before, mayRefuse }}
      signer={(title) => text.sign.who(person.masked, title)}
    />
  );
} // prettier-ignore

export function Sealing({ screen, view }: GroupProps<'sealing'>): ReactNode {
  const { text, tap } = useGroup(screen);
  return (
    <Meanwhile screen={screen} failed={view.failed} words={text.sealing} icon="folder-lock" again={() => tap({ do: 'sealAgain' })} />
  );
} // prettier-ignore

export function Done({ screen, view }: GroupProps<'done'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const { title, line, received, refused, next, apply, applied } = text.done;
  const { application } = view;
  const node =
    view.received !== null ? (
      <Notice tone="ok" icon="circle-check" heading={received} live />
    ) : view.refused ? (
      <Notice tone="warn" heading={refused.title} live>
        {refused.line}
      </Notice>
    ) : (
      <Notice icon="folder-lock" live>
        {line}
      </Notice>
    );
  return (
    <Page
      progress={progress}
      title={title}
      hint={nameOf(view.person)}
      blocks={[
        { key: 'state', node },
        ...(application === 'none'
          ? []
          : application === 'open'
            ? [
                {
                  key: 'apply',
                  node: (
                    <Row
                      icon="landmark"
                      title={apply.title}
                      line={apply.line}
                      end={<Button onPress={() => tap({ do: 'apply' })}>{apply.begin}</Button>}
                    />
                  ),
                },
              ]
            : [
                {
                  key: 'applied',
                  node: (
                    <Notice
                      tone={application === 'received' ? 'ok' : application === 'refused' ? 'warn' : 'info'}
                      icon={
                        application === 'received'
                          ? 'circle-check'
                          : application === 'refused'
                            ? 'circle-alert'
                            : 'folder-lock'
                      }
                      heading={applied[application].title}
                      live
                    >
                      {applied[application].line}
                    </Notice>
                  ),
                },
              ]),
      ]}
      main={
        <Button kind="main" icon="id-card" onPress={() => tap({ do: 'next' })}>
          {next}
        </Button>
      }
    />
  );
}

export function Closing({ screen, view }: GroupProps<'closing'>): ReactNode {
  const { text, tap, progress } = useGroup(screen);
  const { title, line, counts, yes } = text.closing;
  return (
    <Page
      progress={progress}
      title={title}
      hint={counts(view.consented, view.members)}
      blocks={[{ key: 'line', node: <Notice icon="trash-2">{line}</Notice> }]}
      others={
        <Button icon="users" onPress={() => tap({ do: 'home' })}>
          {text.back}
        </Button>
      }
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'close' })}>
          {yes}
        </Button>
      }
    />
  );
}
