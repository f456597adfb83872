/** The agreement while it is put together: facts, clauses, what the checks say, and the way to reading. */
import type { ReactNode } from 'react';
import { upperCaseAmount } from '../../../main/contract/money.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { yuan } from '../../text/format.ts';
import type { SessionText } from '../../text/session.ts';
import { useLocal } from '../../text/language.ts';
import { shorten } from '../question/shorten.ts';
import list from '../list/List.module.css';
import styles from './session.module.css';
import { LiveDoor } from '../live/LiveDoor.tsx';
import { useLive } from '../live/useTableCall.ts';
import { demoBlocks } from './Demo.tsx';
import { guestBlocks } from './Guests.tsx';
import { actingWords } from './Seating.tsx';
import { statusBlocks } from './statusBlocks.tsx';
import { Stop } from './Stop.tsx';
import { TurnDoor } from './TurnDoor.tsx';
import { useSession, type StepOf, type StepProps } from './useSession.ts';

interface Written {
  readonly title: string;
  readonly text: string;
  readonly tools: ReactNode;
}

/** Characters that fit two lines beside the buttons; the whole text is read out later, and stands behind 改. */
const DETAIL = { 100: 56, 125: 44, 150: 36, 200: 24 } as const;

function Card({ title, text, tools }: Written): ReactNode {
  const { portrait, scale } = useLayout();
  return (
    <div className={list.row}>
      <div className={list.words}>
        <p className={list.title}>{title}</p>
        <p className={styles.brief} data-personal>
          {shorten(text, portrait ? Math.round(DETAIL[scale] * 0.8) : DETAIL[scale])}
        </p>
      </div>
      <div className={list.tools}>{tools}</div>
    </div>
  );
}

type Finding = StepOf<'draft'>['findings'][number];
const isCode = (code: string, words: SessionText['draft']['finding']): code is keyof typeof words =>
  code in words;

function findingBlock({ level, code, clause }: Finding, text: SessionText['draft'], index: number): Block {
  return {
    key: `finding-${index}`,
    node: (
      <Notice
        tone={level === 'block' ? 'danger' : 'warn'}
        heading={`${text.of(clause)}：${text[level]}`}
        live
      >
        {isCode(code, text.finding) ? text.finding[code] : null}
      </Notice>
    ),
  };
}

/** Findings that have a notice of their own. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'needsSpecialAuthority',
  'personalStatus',
  'statusByHand',
]);

export function Draft({ screen, step }: StepProps<'draft'>): ReactNode {
  const { nameOf, text, tap, progress } = useSession(screen);
  const words = text.draft;
  const { large } = useLayout();
  const { table } = useLive();
  const local = useLocal();
  const { clauses, facts, findings, totalFen } = step;
  const unable = step.acting.find(({ acting }) => !acting.mayBind);
  const change = (what: string, onPress: () => void): ReactNode => (
    <Button size="small" icon="pencil" spoken={words.changeOf(what)} onPress={onPress}>
      {words.change}
    </Button>
  );
  const blocks: Block[] = [
    ...(step.readBefore && step.unread.length > 0
      ? [{ key: 'unread', node: <Notice heading={words.unread(step.unread)} live /> }]
      : []),
    ...(step.shared
      ? [{ key: 'together', node: <Notice icon="users" heading={words.together} live /> }]
      : []),
    ...(step.readBefore
      ? [{ key: 'changes', node: <Button icon="file-text" wide onPress={() => tap({ do: 'changes' })}>{words.changes}</Button> }]
      : []), // prettier-ignore
    ...step.acting.map(({ seat, person, acting }) => ({
      key: `acting-${seat}`,
      node: (
        <Notice
          {...(acting.mayBind ? {} : { tone: 'danger' as const })}
          icon="user-check"
          heading={acting.mayBind ? `${person.masked}：${actingWords(text, acting)}` : text.seating.draft.mayNot(nameOf(seat))}
          live
        >
          {acting.mayBind ? null : `${person.masked}：${actingWords(text, acting)}。${text.seating.draft.why}`}
        </Notice>
      ),
    })), // prettier-ignore
    ...findings
      .filter(({ code }) => !SAID_ELSEWHERE.has(code))
      .map((finding, index) => findingBlock(finding, words, index)),
    ...statusBlocks(step.status, local, words.of),
    {
      key: 'facts',
      node: (
        <Card
          title={words.facts}
          text={facts === '' ? words.noFacts : facts}
          tools={change(words.facts, () => tap({ do: 'editFacts' }))}
        />
      ),
    },
    ...clauses.map(({ id, number, text: clause }) => ({
      key: id,
      node: (
        <Card
          title={words.clause(number)}
          text={clause}
          tools={
            <>
              {change(words.clause(number), () => tap({ do: 'editClause', id }))}
              <Button
                size="small"
                icon="trash-2"
                spoken={words.removeOf(words.clause(number))}
                onPress={() => tap({ do: 'removeClause', id })}
              >
                {words.remove}
              </Button>
            </>
          }
        />
      ),
    })),
    ...(totalFen === null
      ? []
      : [
          {
            key: 'total',
            node: (
              <div className={list.total} data-personal>
                <p>{words.total}</p>
                <p className={list.sum}>¥ {yuan(totalFen)}</p>
                <p className={list.capital} lang="zh-CN">
                  {upperCaseAmount(totalFen)}
                </p>
              </div>
            ),
          },
        ]),
    ...demoBlocks(screen, step.demo, text.demo),
    ...guestBlocks(screen, step.guests, text.guests),
    ...(table.kind === 'on' ? [] : [{ key: 'live', node: <LiveDoor /> }]),
    ...(step.turn === null ? [] : [{ key: 'turn', node: <TurnDoor screen={screen} to={step.turn} /> }]),
  ];
  return (
    <Page
      progress={progress}
      title={words.title}
      {...(step.writer !== null
        ? { hint: text.regimes.writes(nameOf(step.writer)) }
        : large
          ? {}
          : { hint: words.hint })}
      readAll={false}
      blocks={blocks}
      others={
        <>
          <Stop screen={screen} />
          {step.mayAdd && (
            <>
              <Button icon="plus" onPress={() => tap({ do: 'addClause' })}>
                {words.add}
              </Button>
              <Button icon="banknote" onPress={() => tap({ do: 'addPayment' })}>
                {words.addPayment}
              </Button>
            </>
          )}
        </>
      }
      {...(step.mayRead
        ? {
            main: (
              <Button kind="main" icon="book-open" onPress={() => tap({ do: 'read' })}>
                {words.read}
              </Button>
            ),
          }
        : facts === ''
          ? {
              main: (
                <Button kind="main" icon="pencil" onPress={() => tap({ do: 'editFacts' })}>
                  {words.writeFacts}
                </Button>
              ),
            }
          : unable === undefined
            ? {}
            : {
                main: (
                  <Button kind="main" icon="users" onPress={() => tap({ do: 'whoSigns', seat: unable.seat })}>
                    {text.seating.draft.what}
                  </Button>
                ),
              })}
    />
  );
}
