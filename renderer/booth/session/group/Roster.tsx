/** The roster of a group: whether there is a wage IOU, from the court or row by row, and who stands on it. */
import { useState, type ReactNode } from 'react';
import type { SessionScreen } from '../../../../main/contract/sessionScreen.ts';
import { Button } from '../../../parts/Button.tsx';
import { Notice } from '../../../parts/Notice.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row } from '../../../parts/Row.tsx';
import { useReadPart } from '../../../reading/hooks.ts';
import { yuan } from '../../../text/format.ts';
import { useLocal } from '../../../text/language.ts';
import { fenOfTyped } from '../../../text-entry/amount.ts';
import { NumberPad } from '../../../text-entry/NumberPad.tsx';
import { useEntryLabels } from '../../question/entryLabels.ts';
import { EntryPage } from '../EntryPage.tsx';
import styles from '../session.module.css';
import { Tiles } from '../Tiles.tsx';
import { WordsEntry } from '../WordsEntry.tsx';
import { useGroup, type GroupProps } from './useGroup.ts';

const NUMBER_LENGTH = 18;

export function Wage({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, tap } = useGroup(screen);
  const { title, line, yes, no } = text.wage;
  return (
    <Tiles
      screen={screen}
      title={title}
      hint={line}
      choices={[
        { id: 'yes', ...yes, icon: 'file-text', choose: () => tap({ do: 'iou', iou: true }) },
        { id: 'no', ...no, icon: 'x', choose: () => tap({ do: 'iou', iou: false }) },
      ]}
    />
  );
}

export function WageTold({ screen, view }: GroupProps<'wageTold'>): ReactNode {
  const { text, tap, progress } = useGroup(screen);
  const local = useLocal();
  return (
    <Page
      progress={progress}
      title={local(view.statement.title)}
      blocks={view.statement.paragraphs.map((paragraph, index) => ({
        key: `p${index}`,
        node: <p className={styles.paragraph}>{local(paragraph)}</p>,
      }))}
      main={
        <Button kind="main" icon="check" onPress={() => tap({ do: 'wageRead' })}>
          {text.wage.read}
        </Button>
      }
    />
  );
}

export function Roster({ screen, view }: GroupProps<'roster'>): ReactNode {
  const { text, tap, progress, nameOf, spokenOf } = useGroup(screen);
  const words = text.roster;
  const { changing } = words;
  const { came } = view;
  const problem = view.problem === null ? null : text.problem[view.problem];
  return (
    <Page
      progress={progress}
      title={view.changing ? changing.title : words.title}
      hint={view.changing ? changing.line : words.hint(view.members.length, yuan(view.totalFen))}
      readAll={false}
      blocks={[
        ...(problem === null
          ? []
          : [{ key: 'problem', node: <Notice tone="warn" heading={problem.title} live>{problem.line}</Notice> }]),
        ...(came === null
          ? []
          : [{
              key: 'came',
              node: (
                <Notice tone="ok" icon="circle-check" heading={changing.came.title} live>
                  {changing.counts(came)}
                </Notice>
              ),
            }]),
        ...(came === null || came.stay === 0 ? [] : [{ key: 'stay', node: <Notice icon="users">{changing.came.stay(came.stay)}</Notice> }]),
        ...(view.changes === 0 ? [] : [{ key: 'changes', node: <Notice icon="file-pen">{changing.changes(view.changes)}</Notice> }]),
        ...(view.members.length === 0
          ? [{ key: 'empty', node: <Notice icon="users" heading={words.empty.title}>{words.empty.line}</Notice> }]
          : []),
        ...view.members.map((member) => ({
          key: `m${member.no}`,
          joined: true,
          node: (
            <Row
              title={nameOf(member)}
              line={`${words.owed(yuan(member.fen), member.last4)}${view.changing && member.here ? ` · ${changing.here}` : ''}`}
              end={
                view.changing ? (
                  <Button icon="file-pen" spoken={changing.changeOf(spokenOf(member))} onPress={() => tap({ do: 'toRow', no: member.no })}>
                    {changing.change}
                  </Button>
                ) : (
                  <Button icon="trash-2" spoken={words.removeOf(spokenOf(member))} onPress={() => tap({ do: 'removeRow', no: member.no })}>
                    {words.remove}
                  </Button>
                )
              }
            />
          ),
        })),
        ...(view.mayClose ? [] : [{ key: 'few', node: <Notice icon="info">{words.few(view.min)}</Notice> }]),
      ]}
      others={
        <>
          <Button icon="cloud" onPress={() => tap({ do: 'fetch' })}>{words.fetch}</Button>
          {view.members.length < view.max && <Button icon="user-plus" onPress={() => tap({ do: 'addRow' })}>{words.add}</Button>}
        </>
      }
      {...(view.mayClose
        ? { main: <Button kind="main" icon="check" onPress={() => tap({ do: 'rosterDone' })}>{view.changing ? changing.done : words.done}</Button> }
        : {})}
    />
  );
} // prettier-ignore

/** Once people come: what is to be changed of one of them, and nothing by one tap alone. */
export function OneRow({ screen, view }: GroupProps<'oneRow'>): ReactNode {
  const { text, tap, nameOf } = useGroup(screen);
  const { title, rename, remove, here, keep } = text.roster.oneRow;
  const problem = view.problem === null ? null : text.problem[view.problem];
  const said = problem === null ? null : <Notice tone="warn" heading={problem.title} live>{problem.line}</Notice>;
  return (
    <Tiles
      screen={screen}
      title={title(nameOf(view.person))}
      {...(said === null ? {} : { first: { key: 'problem', node: said } })}
      choices={[
        ...(view.here ? [] : [{ id: 'rename', ...rename, icon: 'file-pen' as const, choose: () => tap({ do: 'renameRow' }) }]),
        { id: 'remove', title: remove.title, line: view.here ? here : remove.line, icon: 'trash-2', choose: () => tap({ do: 'remove' }) },
        { id: 'keep', ...keep, icon: 'users', choose: () => tap({ do: 'keepRow' }) },
      ]}
    />
  );
} // prettier-ignore

export function Fetching({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, progress } = useGroup(screen);
  const { title, line } = text.roster.fetching;
  return <Page progress={progress} title={title} hint={line} blocks={[]} />;
}

export function RowName({ screen, view }: GroupProps<'rowName'>): ReactNode {
  const { text, tap, nameOf } = useGroup(screen);
  const { name, rename, nameHint, next, bad } = text.row;
  return (
    <WordsEntry
      screen={screen}
      title={view.of === null ? name : rename(nameOf(view.of))}
      hint={view.problem ? bad.name.line : nameHint}
      next={next}
      value={view.value}
      maxLength={view.maxLength}
      kind="name"
      phrases={[]}
      onDone={(written) => tap({ do: 'rowName', name: written })}
    />
  );
}

export function RowNumber({ screen, view }: GroupProps<'rowNumber'>): ReactNode {
  const { text, tap } = useGroup(screen);
  const [typed, setTyped] = useState('');
  const { number, next, bad } = text.row;
  const error = view.problem ? { heading: bad.number.title, advice: bad.number.line } : null;
  return (
    <EntryPage screen={screen} title={number(view.masked)} error={error} next={next} onNext={() => tap({ do: 'rowNumber', number: typed })}>
      {(heading) => <Keys mode="id" value={typed} onChange={setTyped} label={number(view.masked)} heading={heading} />}
    </EntryPage>
  );
} // prettier-ignore

export function RowSum({ screen, view }: GroupProps<'rowSum'>): ReactNode {
  const { text, tap } = useGroup(screen);
  const [typed, setTyped] = useState('');
  const { sum, next, bad } = text.row;
  const error = view.problem ? { heading: bad.sum.title, advice: bad.sum.line } : null;
  return (
    <EntryPage screen={screen} title={sum(view.masked)} error={error} next={next} onNext={() => tap({ do: 'rowSum', fen: fenOfTyped(typed) })}>
      {(heading) => <Keys mode="money" value={typed} onChange={setTyped} label={sum(view.masked)} heading={heading} />}
    </EntryPage>
  );
} // prettier-ignore

interface KeysProps {
  readonly mode: 'id' | 'money';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly heading: ReactNode;
}

function Keys({ mode, ...rest }: KeysProps): ReactNode {
  const labels = useEntryLabels();
  const readPart = useReadPart();
  return mode === 'id' ? (
    <NumberPad mode="id" maxLength={NUMBER_LENGTH} labels={labels.pad} onReadAloud={readPart} {...rest} />
  ) : (
    <NumberPad mode="money" labels={labels.pad} onReadAloud={readPart} {...rest} />
  );
}
