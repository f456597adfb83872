/** Where a group stands: counts, who represents it, what the table does meanwhile, what can be done next; who is missing; whom the agreement binds. */
import type { ReactNode } from 'react';
import type { MemberView } from '../../../../main/contract/groupScreen.ts';
import { Button } from '../../../parts/Button.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row, type RowProps } from '../../../parts/Row.tsx';
import { dateAndTime, yuan } from '../../../text/format.ts';
import { useLanguage, useLocal } from '../../../text/language.ts';
import { Tiles } from '../Tiles.tsx';
import { useGroup, type GroupProps } from './useGroup.ts';

export function Home({ screen, view }: GroupProps<'home'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const local = useLocal();
  const language = useLanguage();
  const words = text.home;
  const names = (members: readonly MemberView[]): string => members.map(nameOf).join('、');
  const row = (key: string, props: RowProps) => ({ key, joined: true, node: <Row {...props} /> });
  const problem = view.problem === null ? null : text.problem[view.problem];
  const consents = words.consented(view.consented, view.members);
  const inLine = view.phase === 'line' || view.phase === 'closed';
  return (
    <Page
      progress={progress}
      title={words.title[view.phase]}
      hint={words.hint(view.members, yuan(view.totalFen))}
      readAll={false}
      blocks={[
        ...(problem === null ? [] : [{ key: 'problem', node: <Notice tone="warn" heading={problem.title} live>{problem.line}</Notice> }]),
        row('here', {
          icon: 'users', ...words.here(view.here, view.members),
          end: <Button icon="user-x" onPress={() => tap({ do: 'missing' })}>{words.missing}</Button>,
        }),
        ...(inLine
          ? [row('consented', { icon: 'signature', ...consents, line: view.received === 0 ? consents.line : `${consents.line} · ${words.received(view.received)}` })]
          : []),
        ...(view.applied === 0 ? [] : [row('applied', { icon: 'landmark', ...words.applied(view.applied) })]),
        ...(view.changes === 0 ? [] : [{ key: 'changes', node: <Notice icon="file-pen">{words.changes(view.changes)}</Notice> }]),
        ...(view.refused === 0 ? [] : [row('refused', { icon: 'circle-alert', tone: 'warn', ...words.refused(view.refused) })]),
        ...(view.representatives.length === 0
          ? view.candidates.length === 0 ? [] : [row('stand', { icon: 'user-plus', ...words.stand(names(view.candidates)) })]
          : [row('represent', { icon: 'user-check', ...words.represent(names(view.representatives)) })]),
        ...(view.phase === 'elected' || inLine
          ? [row('effect', { icon: 'handshake', title: words.effect.title, line: view.effect === null ? words.effect.line : local(view.effect) })]
          : []),
        ...(view.table === 'none' ? [] : [row('table', { icon: 'messages-square', ...words.table[view.table] })]),
        ...(view.confirmation === null
          ? []
          : view.confirmation.paragraphs.map((paragraph, index) =>
              row(`confirm${index}`, { ...(index === 0 ? { icon: 'landmark' as const } : {}), title: index === 0 ? local(view.confirmation?.title ?? paragraph) : '', line: local(paragraph) }))),
        ...(view.keptUntil === null ? [] : [{ key: 'kept', node: <Notice icon="folder-lock">{words.kept(dateAndTime(view.keptUntil, language))}</Notice> }]),
      ]}
      others={
        <>
          {inLine && view.phase === 'line' && <Button icon="check" onPress={() => tap({ do: 'toClosing' })}>{words.close}</Button>}
          {view.table === 'none' && view.phase !== 'closed' && <Button icon="users" onPress={() => tap({ do: 'aside' })}>{words.aside}</Button>}
          {view.mayChange && <Button icon="file-pen" onPress={() => tap({ do: 'toRoster' })}>{words.toRoster}</Button>}
          {view.phase === 'gathering' && view.here > 0 && <Button icon="user-check" onPress={() => tap({ do: 'toStand' })}>{words.toStand}</Button>}
          {view.phase === 'voting' && <Button icon="clipboard-check" onPress={() => tap({ do: 'toVotes' })}>{words.votes}</Button>}
          {view.phase === 'elected' && view.table === 'none' && <Button icon="handshake" onPress={() => tap({ do: 'toEffect' })}>{words.toEffect}</Button>}
          {view.phase === 'line' && view.table !== 'none' && <Button icon="messages-square" onPress={() => tap({ do: 'toTable' })}>{words.toTable}</Button>}
          {view.phase !== 'closed' && view.phase !== 'gathering' && <Button icon="id-card" onPress={() => tap({ do: 'toCards', of: 'arrive' })}>{words.arrive}</Button>}
        </>
      }
      {...mainOf(view.phase, tap, words)}
    />
  );
} // prettier-ignore

/** The one thing that comes next. */
function mainOf(
  phase: GroupProps<'home'>['view']['phase'],
  tap: ReturnType<typeof useGroup>['tap'],
  words: ReturnType<typeof useGroup>['text']['home'],
): { readonly main?: ReactNode } {
  switch (phase) {
    case 'gathering':
      return { main: <Button kind="main" icon="id-card" onPress={() => tap({ do: 'toCards', of: 'arrive' })}>{words.arrive}</Button> };
    case 'voting':
      return { main: <Button kind="main" icon="hand" onPress={() => tap({ do: 'toCards', of: 'vote' })}>{words.vote}</Button> };
    case 'elected':
      return { main: <Button kind="main" icon="messages-square" onPress={() => tap({ do: 'toTable' })}>{words.toTable}</Button> };
    case 'line':
      return { main: <Button kind="main" icon="signature" onPress={() => tap({ do: 'toCards', of: 'consent' })}>{words.line}</Button> };
    case 'roster':
    case 'closed':
      return {};
  }
} // prettier-ignore

export function Missing({ screen, view }: GroupProps<'missing'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const words = text.missing;
  const list = (key: string, title: string, members: readonly MemberView[]) =>
    members.length === 0
      ? []
      : [
          { key, joined: true, node: <Row icon="users" title={title} /> },
          ...members.map((member) => ({
            key: `${key}${member.no}`,
            joined: true,
            node: <Row title={nameOf(member)} line={member.last4} />,
          })),
        ];
  const blocks = [
    ...list('absent', words.absent(view.absent.length), view.absent),
    ...list('waiting', words.waiting(view.waiting.length), view.waiting),
  ];
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint}
      readAll={false}
      blocks={
        blocks.length === 0
          ? [{ key: 'nobody', node: <Notice icon="circle-check">{words.nobody}</Notice> }]
          : blocks
      }
      main={
        <Button kind="main" icon="users" onPress={() => tap({ do: 'home' })}>
          {text.back}
        </Button>
      }
    />
  );
}

export function Effect({ screen, view }: GroupProps<'effect'>): ReactNode {
  const { text, tap } = useGroup(screen);
  const local = useLocal();
  return (
    <Tiles
      screen={screen}
      title={text.effect.title}
      hint={text.effect.line}
      choices={view.effects.map(({ id, label, hint }) => ({
        id,
        title: local(label),
        line: local(hint),
        icon: id === 'each' ? 'user-check' : 'users',
        choose: () => tap({ do: 'effect', effect: id }),
      }))}
    />
  );
}
