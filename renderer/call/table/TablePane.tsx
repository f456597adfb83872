/** A party's own part in a mediation, in its page: the card it is compared by, notices, clauses, the paper's digest, and the signature. */
import { useState, type ReactElement, type ReactNode } from 'react';
import { partyLabel } from '../../../main/contract/session/parties.ts';
import { unreachable } from '../../../main/contract/result.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import { CardForm } from './CardForm.tsx';
import { Clauses } from './Clauses.tsx';
import { SignPane } from './SignPane.tsx';
import {
  Say,
  useLocalText,
  useSpeaking,
  useTable,
  type AtTableView,
  type PlaceProps,
  type Speaking,
} from './speaking.tsx';
import css from './table.module.css';
import type { TableLine } from '../../../main/contract/remote/pageLine.ts';

export function TablePane({ line }: { readonly line: TableLine }): ReactElement | null {
  const { number, view } = useTable(line);
  const speaking = useSpeaking(line);
  const { table: words } = useCallWords();
  if (view.at === 'none') return null;
  return (
    <section className={css['pane']} aria-label={words.label} data-table={view.at}>
      {view.at === 'asked' && number !== null && (
        <p className={css['number']} role="status">
          {words.number(`${number.slice(0, 3)} ${number.slice(3)}`)}
        </p>
      )}
      {speaking.refused !== null && (
        <p role="alert" className={call['warn']}>
          {words.refused[speaking.refused]}
        </p>
      )}
      {view.at === 'asked' ? (
        <CardForm view={view} speaking={speaking} />
      ) : (
        <AtTable view={view} speaking={speaking} />
      )}
      {speaking.busy && <p role="status">{words.busy}</p>}
    </section>
  );
}

function AtTable({ view, speaking }: PlaceProps): ReactElement {
  const { table: words } = useCallWords();
  const local = useLocalText();
  return (
    <>
      <p className={call['hint']}>
        {words.who(partyLabel(view.as), view.name)} · {local(view.regime)} · {local(view.cost)}
      </p>
      <Place key={view.place.on} view={view} speaking={speaking} />
      {view.mayStop && <StopDoor speaking={speaking} />}
    </>
  );
}

function Place({ view, speaking }: PlaceProps): ReactNode {
  const { table: words } = useCallWords();
  const local = useLocalText();
  const { place } = view;
  switch (place.on) {
    case 'waiting':
      return (
        <>
          <h2>{words.waiting.title}</h2>
          <p>{words.waiting.words}</p>
          {place.clauses.length > 0 && <h3>{words.waiting.draft}</h3>}
          {place.clauses.map(({ number, text }) => (
            <p key={number} lang="zh-CN">
              {words.clause(number)}：{text}
            </p>
          ))}
        </>
      );
    case 'notice':
    case 'service':
      return (
        <Told key={place.on === 'notice' ? place.notice : 'service'} place={place} speaking={speaking} />
      );
    case 'reading':
      return <Clauses place={place} speaking={speaking} />;
    case 'signing':
      return <SignPane view={view} place={place} speaking={speaking} />;
    case 'sealed':
      return (
        <>
          <h2>{words.sealed.title}</h2>
          <p>{words.sealed.words}</p>
        </>
      );
    case 'halted':
      return (
        <>
          <h2>{words.halted}</h2>
          <p>{local(place.ways)}</p>
        </>
      );
    case 'ended':
      return (
        <>
          <h2>{words.ended}</h2>
          <p>{local(place.ways)}</p>
        </>
      );
    default:
      return unreachable(place);
  }
}

type ToldPlace = Extract<AtTableView['place'], { on: 'notice' | 'service' }>;

/** A text of the policy pack; how long it stood here is told with the answer. */
function Told({ place, speaking }: { readonly place: ToldPlace; readonly speaking: Speaking }): ReactElement {
  const { table: words } = useCallWords();
  const local = useLocalText();
  const [since] = useState(() => performance.now());
  const { statement } = place;
  return (
    <>
      <h2>{local(statement.title)}</h2>
      {place.on === 'notice' && <p className={call['hint']}>{words.noticeOf(place.number, place.of)}</p>}
      {statement.paragraphs.map((paragraph) => (
        <p key={paragraph['zh-CN']}>{local(paragraph)}</p>
      ))}
      <div className={call['actions']}>
        {place.on === 'notice' ? (
          <Say
            speaking={speaking}
            main
            words={words.acknowledge}
            ask={() => ({ want: 'acknowledge', notice: place.notice, shownMs: Math.round(performance.now() - since) })}
          />
        ) : (
          <>
            <Say speaking={speaking} words={words.electronic} ask={() => ({ want: 'service', way: 'electronic' })} />
            <Say speaking={speaking} words={words.paper} ask={() => ({ want: 'service', way: 'paper' })} />
          </>
        )}
      </div>
    </>
  );
} // prettier-ignore

/** Stopping is one touch away; the question keeps a finger that slipped from ending it for all. */
function StopDoor({ speaking }: { readonly speaking: Speaking }): ReactElement {
  const { stop } = useCallWords().table;
  const [asking, setAsking] = useState(false);
  return (
    <div className={css['stop']}>
      {asking ? (
        <>
          <p>{stop.question}</p>
          <Say speaking={speaking} words={stop.yes} ask={() => ({ want: 'stop' })} />
          <button type="button" className={call['button']} onClick={() => setAsking(false)}>
            {stop.no}
          </button>
        </>
      ) : (
        <button type="button" className={call['button']} onClick={() => setAsking(true)}>
          {stop.stop}
        </button>
      )}
    </div>
  );
}
