/** The election of a group: who stands, how many are wanted, one ballot each, and the count. */
import type { ReactNode } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row } from '../../../parts/Row.tsx';
import { Tiles } from '../Tiles.tsx';
import { useGroup, type GroupProps } from './useGroup.ts';

export function Stand({ screen, view }: GroupProps<'stand'>): ReactNode {
  const { text, tap, progress, nameOf, spokenOf } = useGroup(screen);
  const words = text.stand;
  // whoever stands comes first: a list of many is long
  const here = view.here.toSorted((a, b) => Number(b.stands) - Number(a.stands));
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.line}
      readAll={false}
      blocks={[
        ...(view.mayVote ? [] : [{ key: 'few', node: <Notice icon="info">{words.few(view.min)}</Notice> }]),
        ...here.map((member) => ({
          key: `m${member.no}`,
          joined: true,
          node: (
            <Row
              tone={member.stands ? 'ok' : 'plain'}
              title={nameOf(member)}
              line={member.stands ? words.stands : member.last4}
              end={
                <Button
                  icon={member.stands ? 'x' : 'hand'}
                  spoken={member.stands ? words.offOf(spokenOf(member)) : words.onOf(spokenOf(member))}
                  onPress={() => tap({ do: 'stand', no: member.no, on: !member.stands })}
                >
                  {member.stands ? words.off : words.on}
                </Button>
              }
            />
          ),
        })),
      ]}
      others={
        <Button icon="users" onPress={() => tap({ do: 'home' })}>
          {text.back}
        </Button>
      }
      {...(view.mayVote
        ? {
            main: (
              <Button kind="main" trailingIcon="arrow-right" onPress={() => tap({ do: 'toWanted' })}>
                {words.done}
              </Button>
            ),
          }
        : {})}
    />
  );
}

export function Wanted({ screen, view }: GroupProps<'wanted'>): ReactNode {
  const { text, tap } = useGroup(screen);
  const { title, line, count } = text.wanted;
  return (
    <Tiles
      screen={screen}
      title={title}
      hint={line}
      choices={view.counts.map((wanted) => ({
        id: String(wanted),
        title: count(wanted),
        icon: 'users',
        choose: () => tap({ do: 'wanted', count: wanted }),
      }))}
    />
  );
}

export function Ballot({ screen, view }: GroupProps<'ballot'>): ReactNode {
  const { text, tap, progress, nameOf, spokenOf } = useGroup(screen);
  const words = text.ballot;
  return (
    <Page
      progress={progress}
      title={words.title(nameOf(view.voter))}
      hint={words.hint(view.wanted)}
      readAll={false}
      blocks={view.candidates.map((member) => ({
        key: `m${member.no}`,
        joined: true,
        node: (
          <Row
            icon={member.chosen ? 'circle-check' : 'circle'}
            tone={member.chosen ? 'ok' : 'plain'}
            title={nameOf(member)}
            line={member.last4}
            end={
              <Button
                spoken={member.chosen ? words.dropOf(spokenOf(member)) : words.chooseOf(spokenOf(member))}
                onPress={() => tap({ do: 'choose', no: member.no, on: !member.chosen })}
              >
                {member.chosen ? words.drop : words.choose}
              </Button>
            }
          />
        ),
      }))}
      {...(view.mayCast
        ? {
            main: (
              <Button kind="main" icon="check" onPress={() => tap({ do: 'cast' })}>
                {words.cast}
              </Button>
            ),
          }
        : {})}
    />
  );
}

export function Votes({ screen, view }: GroupProps<'votes'>): ReactNode {
  const { text, tap, progress, nameOf } = useGroup(screen);
  const words = text.votes;
  const problem = view.problem === null ? null : text.problem[view.problem];
  const counted = view.rows.length > 0 && problem === null;
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.voted(view.voted, view.here)}
      readAll={false}
      blocks={[
        ...(problem === null
          ? []
          : [{ key: 'problem', node: <Notice tone="warn" heading={problem.title} live>{problem.line}</Notice> }]),
        ...(view.rows.length === 0 ? [{ key: 'hidden', node: <Notice icon="eye-off">{words.line}</Notice> }] : []),
        ...view.rows.map((member) => ({
          key: `m${member.no}`,
          joined: true,
          node: <Row icon="user-check" title={nameOf(member)} line={words.of(member.votes)} />,
        })),
      ]}
      others={
        <>
          {problem !== null && <Button icon="rotate-ccw" onPress={() => tap({ do: 'voteAnew' })}>{words.anew}</Button>}
          {!counted && <Button icon="users" onPress={() => tap({ do: 'home' })}>{text.back}</Button>}
        </>
      }
      main={
        counted ? (
          <Button kind="main" icon="users" onPress={() => tap({ do: 'home' })}>{text.back}</Button>
        ) : (
          <Button kind="main" icon="clipboard-check" onPress={() => tap({ do: 'count' })}>{words.count}</Button>
        )
      }
    />
  );
} // prettier-ignore
