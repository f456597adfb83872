/** The record of the hearing in a person's hands: page by page, a correction, the card, the pad, and what became of it. The court is heard meanwhile. */
import { useState, type ReactNode } from 'react';
import type { RecordPart } from '../../../main/contract/hearing/recordScreen.ts';
import { unreachable } from '../../../main/contract/result.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page, type Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { clockTime, digestGroups } from '../../text/format.ts';
import { useRecordText, type RecordText } from '../../text/record.ts';
import { useText } from '../../text/text.ts';
import { TextEntry } from '../../text-entry/TextEntry.tsx';
import entry from '../question/Entry.module.css';
import { useEntryLabels } from '../question/entryLabels.ts';
import { Heading } from '../question/Sheet.tsx';
import sheet from '../question/Sheet.module.css';
import { HearCourt } from './HearCourt.tsx';
import styles from './hearing.module.css';
import { piecesOf } from './pieces.ts';
import { RecordSign } from './RecordSign.tsx';
import { useHearing, type StepOf } from './useHearing.ts';

type Part<Is extends RecordPart['is']> = { readonly part: Extract<RecordPart, { is: Is }> };

export function Record({ step }: StepOf<'record'>): ReactNode {
  return (
    <>
      <HearCourt />
      <PartPage part={step.part} line={step.line} />
    </>
  );
}

function PartPage({ part, line }: { readonly part: RecordPart; readonly line: boolean }): ReactNode {
  const text = useRecordText();
  switch (part.is) {
    case 'fetching':
      return <Waits said={text.fetching} />;
    case 'keeping':
      return <Waits said={text.keeping} />;
    case 'unreachable':
      return <Unreachable />;
    case 'page':
      return <RecordPage key={`${part.document.version} ${part.page}`} part={part} line={line} />;
    case 'line':
      return <Correct part={part} />;
    case 'card':
      return <Card part={part} />;
    case 'sign':
      return <RecordSign part={part} />;
    case 'decline':
      return <Decline />;
    case 'said':
      return <Said part={part} />;
    default:
      return unreachable(part);
  }
}

function Waits({ said }: { readonly said: { readonly title: string; readonly line: string } }): ReactNode {
  return <Page title={said.title} blocks={[{ key: 'state', node: <Notice icon="hourglass" heading={said.line} live waits /> }]} />; // prettier-ignore
}

function Unreachable(): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  return (
    <Page
      title={text.unreachable.title}
      hint={text.unreachable.line}
      blocks={[]}
      main={
        <Button kind="main" icon="rotate-ccw" onPress={() => tap({ do: 'recordOpen' })}>
          {text.again}
        </Button>
      }
    />
  );
}

/** So many letters of a line stand together: with large text no more fits a page beside its button. */
const TOGETHER = 60;

/** One line of the record, the first piece under its number and speaker. */
function lineBlocks(
  { number, speaker, words }: Part<'page'>['part']['lines'][number],
  text: RecordText,
  correct: () => void,
): readonly Block[] {
  return piecesOf(words, TOGETHER).map((piece, index) => ({
    key: `${number}-${index}`,
    joined: true,
    node: (
      <div className={styles.spoken}>
        <div>
          {index === 0 && <p data-personal>{text.line(number, speaker)}</p>}
          <p className={styles.said} lang="zh-CN" data-personal>
            {piece}
          </p>
        </div>
        {index === 0 && (
          <Button size="small" icon="pencil" spoken={text.correctLine(number)} onPress={correct}>
            {text.correct}
          </Button>
        )}
      </div>
    ),
  }));
}

function RecordPage({ part, line }: Part<'page'> & { readonly line: boolean }): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  const { document, page, lines, mine, annex, changedFrom, maySign, yours } = part;
  const last = page === document.pages;
  const blocks: Block[] = [
    ...(line ? [] : [{ key: 'lost', node: <Notice tone="warn" icon="wifi-off" live>{text.lineLost}</Notice> }]),
    ...(changedFrom === null ? [] : [{ key: 'changed', node: <Notice tone="info">{text.changed(changedFrom)}</Notice> }]),
    ...lines.flatMap((one) => lineBlocks(one, text, () => tap({ do: 'recordLine', line: one.number }))),
    ...mine.map((one, index) => ({
      key: `mine-${index}`,
      joined: true,
      node: <Row icon="pencil" title={<span data-personal>{text.mine(one.line, one.words)}</span>} line={one.state === 'noted' ? text.noted(one.why) : text.state[one.state]} />,
    })),
    ...annex.map((one, index) => ({
      key: `annex-${index}`,
      joined: true,
      node: <Row icon="file-text" title={<span data-personal>{text.annex(one.line, one.words)}</span>} line={text.annexWhy(one.why)} />,
    })),
    ...(last && !maySign && yours === null ? [{ key: 'unseen', node: <Notice tone="warn">{text.unseen}</Notice> }] : []),
    ...(last && yours !== null ? [{ key: 'answered', node: <Notice tone="ok">{text.answered[yours]}</Notice> }] : []),
  ];
  const turn = (by: 1 | -1): void => tap({ do: 'recordTurn', by });
  return (
    <Page
      title={text.title(document.version, page, document.pages)}
      hint={text.hint}
      blocks={blocks}
      others={
        <>
          {page > 1 && (
            <Button icon="chevron-left" onPress={() => turn(-1)}>
              {text.previous}
            </Button>
          )}
          {last && yours === null && (
            <Button icon="hand" onPress={() => tap({ do: 'recordDecline' })}>
              {text.decline}
            </Button>
          )}
        </>
      }
      main={
        !last ? (
          <Button kind="main" trailingIcon="arrow-right" onPress={() => turn(1)}>
            {text.next}
          </Button>
        ) : maySign ? (
          <Button kind="main" icon="signature" onPress={() => tap({ do: 'recordSign' })}>
            {text.sign}
          </Button>
        ) : (
          <Button kind="main" icon="landmark" onPress={() => tap({ do: 'recordClose' })}>
            {text.said.back}
          </Button>
        )
      }
    />
  );
} // prettier-ignore

const WORDS_MAX = 500;

function Correct({ part }: Part<'line'>): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  const labels = useEntryLabels();
  const { large } = useLayout();
  const [words, setWords] = useState(part.words.slice(0, WORDS_MAX));
  const title = text.entry.title(part.number);
  const heading = <Heading title={title} hint={large ? null : text.entry.hint} />;
  return (
    <div className={sheet.sheet}>
      {large && <div className={sheet.top}>{heading}</div>}
      <div className={sheet.area}>
        <div className={entry.entry}>
          <TextEntry
            value={words}
            maxLength={WORDS_MAX}
            kind="sentence"
            phrases={[]}
            label={title}
            onChange={setWords}
            labels={labels.entry}
            heading={large ? null : heading}
          />
        </div>
      </div>
      <footer className={sheet.foot}>
        <div className={sheet.others} />
        <div className={sheet.main}>
          <Button
            kind="main"
            icon="send"
            onPress={() => words.trim() !== '' && tap({ do: 'recordCorrect', words: words.trim() })}
          >
            {text.entry.send}
          </Button>
        </div>
      </footer>
    </div>
  );
}

function Card({ part }: Part<'card'>): ReactNode {
  const text = useRecordText();
  const { cardProblem } = useText();
  const { tap } = useHearing();
  const { problem, reading } = part;
  const words = problem === null ? null : cardProblem[problem];
  return (
    <Page
      title={text.card.title}
      blocks={[
        words === null
          ? { key: 'waits', node: <Notice icon="id-card" heading={reading ? text.card.reading : text.card.line} live waits /> }
          : { key: 'problem', node: <Notice tone="warn" icon="id-card" heading={words.title} live>{words.sentence}</Notice> },
      ]}
      others={
        problem === null ? undefined : (
          <Button icon="rotate-ccw" onPress={() => tap({ do: 'recordCardAgain' })}>
            {text.card.again}
          </Button>
        )
      }
    />
  );
} // prettier-ignore

/** Two ways of equal size: nobody is pushed to sign (ux 57). */
function Decline(): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  const { act } = useBooth();
  const { title, line, sure, back } = text.declining;
  return (
    <Page
      title={title}
      hint={line}
      blocks={[]}
      others={
        <>
          <Button icon="hand" onPress={() => tap({ do: 'recordDeclineSure' })}>
            {sure}
          </Button>
          <Button icon="file-text" onPress={() => act({ do: 'back', unfinished: null })}>
            {back}
          </Button>
        </>
      }
    />
  );
}

function Said({ part }: Part<'said'>): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  const { said } = text;
  const { kind, delivery, at, document, clockTrusted } = part;
  const state = {
    waiting: said.notYet,
    received: delivery.kind === 'received' ? said.receivedAt(clockTime(delivery.at), delivery.number) : '',
    refused: said.refused,
  }[delivery.kind];
  const row = (key: string, icon: 'clock' | 'landmark' | 'shield-check' | 'circle-alert', title: string): Block => ({ key, joined: true, node: <Row roomy icon={icon} title={title} /> }); // prettier-ignore
  return (
    <Page
      title={said.title[kind][delivery.kind]}
      blocks={[
        row('signed', 'clock', said.signedAt(clockTime(at))),
        row('court', 'landmark', state),
        ...(kind === 'confirmed'
          ? [row('digest', 'shield-check', said.digest(digestGroups(document.digest)))]
          : []),
        ...(clockTrusted ? [] : [row('clock', 'circle-alert', said.clockUnsure)]),
      ]}
      main={
        <Button kind="main" icon="landmark" onPress={() => tap({ do: 'recordClose' })}>
          {said.back}
        </Button>
      }
    />
  );
}
