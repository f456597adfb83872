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
  const problem = view.problem === null ? null : text.problem[view.problem];
  return (
    <Page
      progress={progress}
      title={words.title}
      hint={words.hint(view.members.length, yuan(view.totalFen))}
      readAll={false}
      blocks={[
        ...(problem === null
          ? []
          : [{ key: 'problem', node: <Notice tone="warn" heading={problem.title} live>{problem.line}</Notice> }]),
        ...(view.members.length === 0
          ? [{ key: 'empty', node: <Notice icon="users" heading={words.empty.title}>{words.empty.line}</Notice> }]
          : []),
        ...view.members.map((member) => ({
          key: `m${member.no}`,
          joined: true,
          node: (
            <Row
              title={nameOf(member)}
              line={words.owed(yuan(member.fen), member.last4)}
              end={
                <Button icon="trash-2" spoken={words.removeOf(spokenOf(member))} onPress={() => tap({ do: 'removeRow', no: member.no })}>
                  {words.remove}
                </Button>
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
        ? { main: <Button kind="main" icon="check" onPress={() => tap({ do: 'rosterDone' })}>{words.done}</Button> }
        : {})}
    />
  );
} // prettier-ignore

export function Fetching({ screen }: { readonly screen: SessionScreen }): ReactNode {
  const { text, progress } = useGroup(screen);
  const { title, line } = text.roster.fetching;
  return <Page progress={progress} title={title} hint={line} blocks={[]} />;
}

export function RowName({ screen, view }: GroupProps<'rowName'>): ReactNode {
  const { text, tap } = useGroup(screen);
  const { name, nameHint, next, bad } = text.row;
  return (
    <WordsEntry
      screen={screen}
      title={name}
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
