/** One's own part in a mediation of another booth: what the table asks, the clauses, the paper's digest, card and pad. Pictures and sound are the layer above. */
import { useState, type ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import type { Block } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { useLocal } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import { segmentsOf } from '../session/segments.ts';
import session from '../session/session.module.css';
import { useSessionText } from '../../text/session.ts';
import { Digest, RoomPage, type RoomStep } from './RoomPage.tsx';
import { PadPage, Signing } from './Signing.tsx';
import { useJoining, type PartOf, type StepOf } from './useJoining.ts';

export function Room({ step }: StepOf<'room'>): ReactNode {
  const { part } = step;
  switch (part.is) {
    case 'waits':
      return <Waits room={step} />;
    case 'asked':
      return <Asked part={part} room={step} />;
    case 'notice':
    case 'service':
      return <Told key={part.is === 'notice' ? part.notice : part.is} part={part} room={step} />;
    case 'draft':
      return <Draft part={part} room={step} />;
    case 'clause':
      return <Clause key={part.clause.id} part={part} room={step} />;
    case 'signing':
      return <Signing part={part} room={step} />;
    case 'notSigning':
      return <NotSigning part={part} room={step} />;
    case 'card':
      return <Card part={part} room={step} />;
    case 'sign':
      return <PadPage part={part} />;
    case 'sealed':
      return <Sealed part={part} room={step} />;
    case 'halted':
    case 'ended':
      return <Halted part={part} room={step} />;
    default:
      return unreachable(part);
  }
}

function Waits({ room }: { readonly room: RoomStep }): ReactNode {
  const { title, line } = useJoining().text.waits[room.phase];
  const told = room.phase === 'apart' || room.phase === 'break';
  return (
    <RoomPage
      room={room}
      title={title}
      blocks={told ? [] : [{ key: 'state', node: <Notice icon="hourglass" heading={line} live waits /> }]}
    />
  );
}

/** 123 456: read out in two breaths. */
const grouped = (number: string): string => `${number.slice(0, 3)} ${number.slice(3)}`;

function Asked({ part, room }: PartOf<'asked'>): ReactNode {
  const { text, tap } = useJoining();
  const { asked } = text;
  const local = useLocal();
  const [since] = useState(() => performance.now());
  const { number, given, privacy } = part;
  const digits: Block = {
    key: 'digits',
    node: (
      <Notice
        icon="ear"
        heading={number === null ? asked.noDigits : asked.digits}
        live
        waits={number === null}
      >
        {number !== null && (
          <strong data-digits={number} className={session.clause}>
            {grouped(number)}
          </strong>
        )}
      </Notice>
    ),
  };
  if (given)
    return <RoomPage room={room} title={asked.given.title} hint={asked.given.line} blocks={[digits]} />;
  return (
    <RoomPage
      room={room}
      title={asked.title}
      blocks={[
        digits,
        ...privacy.map(({ question, sentence }) => ({
          key: question['zh-CN'],
          joined: true,
          node: <Row icon="shield-check" title={local(question)} line={local(sentence)} />,
        })),
      ]}
      main={
        <Button
          kind="main"
          icon="check"
          onPress={() => tap({ do: 'itIsMe', shownMs: Math.round(performance.now() - since) })}
        >
          {asked.me}
        </Button>
      }
    />
  );
}

/** A text of the pack; how long it stood here is told with the answer. */
function Told({ part, room }: PartOf<'notice' | 'service'>): ReactNode {
  const { call, tap } = useJoining();
  const local = useLocal();
  const [since] = useState(() => performance.now());
  const words = call.table;
  const { statement } = part;
  const service = part.is === 'service';
  return (
    <RoomPage
      room={room}
      title={local(statement.title)}
      {...(part.is === 'notice' ? { hint: words.noticeOf(part.number, part.of) } : {})}
      blocks={statement.paragraphs.map((paragraph, index) => ({
        key: `p${index}`,
        node: <p>{local(paragraph)}</p>,
      }))}
      others={
        service && (
          <Button icon="file-text" onPress={() => tap({ do: 'service', way: 'paper' })}>
            {words.paper}
          </Button>
        )
      }
      main={
        part.is === 'notice' ? (
          <Button
            kind="main"
            icon="check"
            onPress={() => tap({ do: 'acknowledge', notice: part.notice, shownMs: Math.round(performance.now() - since) })}
          >
            {words.acknowledge}
          </Button>
        ) : (
          <Button kind="main" icon="smartphone" onPress={() => tap({ do: 'service', way: 'electronic' })}>
            {words.electronic}
          </Button>
        )
      }
    />
  );
} // prettier-ignore

function Draft({ part, room }: PartOf<'draft'>): ReactNode {
  const { waiting, clause } = useJoining().call.table;
  return (
    <RoomPage
      room={room}
      title={waiting.title}
      blocks={[
        { key: 'state', node: <Notice icon="hourglass" heading={waiting.words} live waits /> },
        ...part.clauses.flatMap(({ number, text }) =>
          segmentsOf(text).map((segment, index) => ({
            key: `${number}-${index}`,
            node: (
              <p className={session.clause} lang="zh-CN" data-personal>
                {index === 0 && <strong>{clause(number)} </strong>}
                {segment}
              </p>
            ),
          })),
        ),
      ]}
    />
  );
}

function Clause({ part, room }: PartOf<'clause'>): ReactNode {
  const { text, call, tap } = useJoining();
  const { reading, clause: nameOf } = call.table;
  const turning = useSessionText().reading;
  const [since] = useState(() => performance.now());
  const { clause, at, of, allHeard, document } = part;
  const doubted = clause.doubt !== null;
  const state = doubted ? text.clause.doubted : clause.heard ? reading.isHeard : null;
  return (
    <RoomPage
      room={room}
      title={allHeard ? reading.allHeard : text.clause.title(at, of)}
      hint={nameOf(clause.number)}
      readAll={false}
      blocks={[
        ...segmentsOf(clause.text).map((segment, index) => ({
          key: `${clause.id}-${index}`,
          node: (
            <p className={session.clause} lang="zh-CN" data-personal>
              {segment}
            </p>
          ),
        })),
        ...(state === null ? [] : [{ key: 'state', node: <Notice tone={doubted ? 'warn' : 'ok'} live>{state}</Notice> }]),
        { key: 'digest', joined: true, node: <Digest document={document} /> },
      ]}
      others={
        <>
          {at > 1 && (
            <Button icon="chevron-left" onPress={() => tap({ do: 'turn', by: -1 })}>
              {turning.earlier}
            </Button>
          )}
          {at < of && (
            <Button icon="chevron-right" onPress={() => tap({ do: 'turn', by: 1 })}>
              {turning.later}
            </Button>
          )}
          {!doubted && (
            <Button icon="circle-alert" onPress={() => tap({ do: 'doubt', clause: clause.id })}>
              {reading.doubt}
            </Button>
          )}
        </>
      }
      main={
        doubted ? (
          <Button kind="main" icon="check" onPress={() => tap({ do: 'clear', clause: clause.id })}>
            {reading.clear}
          </Button>
        ) : !clause.heard ? (
          <Button
            kind="main"
            icon="check"
            onPress={() => tap({ do: 'heard', clause: clause.id, shownMs: Math.round(performance.now() - since) })}
          >
            {reading.heard}
          </Button>
        ) : undefined
      }
    />
  );
} // prettier-ignore

function NotSigning({ part, room }: PartOf<'notSigning'>): ReactNode {
  const { call, tap } = useJoining();
  const { sign } = call.table;
  return (
    <RoomPage
      room={room}
      title={sign.refuseTitle}
      hint={sign.refuseWords}
      blocks={
        part.mayObject
          ? part.objections.map((words) => ({
              key: words,
              joined: true,
              node: (
                <Row
                  icon="pencil"
                  title={words}
                  end={
                    <Button size="small" spoken={`${sign.note}：${words}`} onPress={() => tap({ do: 'object', words })}>
                      {sign.note}
                    </Button>
                  }
                />
              ),
            }))
          : []
      }
      others={
        <Button icon="hand" onPress={() => tap({ do: 'refuse' })}>
          {sign.end}
        </Button>
      }
    />
  );
} // prettier-ignore

function Card({ part, room }: PartOf<'card'>): ReactNode {
  const { text, tap } = useJoining();
  const { cardProblem } = useText();
  const { problem, reading } = part;
  const words = problem === null ? null : cardProblem[problem];
  return (
    <RoomPage
      room={room}
      title={text.card[part.of]}
      blocks={[
        words === null
          ? { key: 'waits', node: <Notice icon="id-card" heading={reading ? text.card.reading : text.card.line} live waits /> }
          : { key: 'problem', node: <Notice tone="warn" icon="id-card" heading={words.title} live>{words.sentence}</Notice> },
      ]}
      others={
        problem !== null && (
          <Button icon="rotate-ccw" onPress={() => tap({ do: 'cardAgain' })}>
            {text.card.again}
          </Button>
        )
      }
    />
  );
} // prettier-ignore

function Sealed({ part, room }: PartOf<'sealed'>): ReactNode {
  const { text, call, finish } = useJoining();
  const { sealed } = call.table;
  return (
    <RoomPage
      room={room}
      title={sealed.title}
      hint={sealed.words}
      blocks={[{ key: 'digest', joined: true, node: <Digest document={part.document} /> }]}
      main={
        <Button kind="main" icon="door-open" onPress={finish}>
          {text.finish}
        </Button>
      }
    />
  );
}

function Halted({ part, room }: PartOf<'halted' | 'ended'>): ReactNode {
  const { text, call, finish } = useJoining();
  const local = useLocal();
  return (
    <RoomPage
      room={room}
      title={part.is === 'halted' ? call.table.halted : call.table.ended}
      hint={local(part.ways)}
      blocks={[]}
      main={
        part.is === 'ended' && (
          <Button kind="main" icon="door-open" onPress={finish}>
            {text.finish}
          </Button>
        )
      }
    />
  );
}
