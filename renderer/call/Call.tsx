/** A seat in a live session from the check to the end: check → lobby → room → over. */
import { useState, type ReactElement } from 'react';
import type { RoomView } from '../../main/contract/live.ts';
import type { Call, CallState } from './call.ts';
import css from './call.module.css';
import { Check } from './Check.tsx';
import { Controls } from './Controls.tsx';
import { useCallState, useHeading, useMinutes, useNews } from './hooks.ts';
import { Hosting } from './Hosting.tsx';
import type { OwnMedia } from './media.ts';
import { Confirming } from './recording/Confirming.tsx';
import { RecordingControl } from './recording/RecordingControl.tsx';
import { RecordingLine } from './recording/RecordingLine.tsx';
import { useCallWords } from './text.ts';
import paperCss from './paper/paper.module.css';
import { PaperPane } from './paper/PaperPane.tsx';
import { DraftPane } from './draft/DraftPane.tsx';
import tableCss from './table/table.module.css';
import { useTable } from './table/speaking.tsx';
import { TablePane } from './table/TablePane.tsx';
import { Tiles } from './Tiles.tsx';

export interface CallProps {
  readonly call: Call;
  readonly media: OwnMedia;
  readonly onMediaAgain: () => void;
  /** The choice of the language, where the page itself has it: above everything before the room, and beside its heading in it. */
  readonly corner?: ReactElement;
}

export function CallScreen({ call, media, onMediaAgain, corner }: CallProps): ReactElement {
  const state = useCallState(call);
  const words = useCallWords();
  const { view } = state;
  const me = view?.seats.find(({ seat }) => seat === view.you);
  if (view === null || me === undefined)
    return (
      <>
        {corner}
        <main className={css['calm']}>
          <h1>{words.line[state.line]}</h1>
        </main>
      </>
    );
  if (me.phase !== 'admitted')
    return (
      <>
        {corner}
        {me.phase === 'checking' ? (
          <Check media={media} host={me.host} onAgain={onMediaAgain} onReady={call.ready} />
        ) : (
          <Lobby call={call} state={state} view={view} />
        )}
      </>
    );
  return <Room call={call} state={state} view={view} media={media} corner={corner} />;
}

function Lobby({
  call,
  state,
  view,
}: {
  readonly call: Call;
  readonly state: CallState;
  readonly view: RoomView;
}): ReactElement {
  const words = useCallWords();
  const heading = useHeading();
  const minutes = useMinutes();
  const hostHere = view.seats.some(({ host, online }) => host && online);
  return (
    <main className={css['calm']}>
      <h1 ref={heading} tabIndex={-1}>
        {words.lobby.title}
      </h1>
      <p>{hostHere ? words.lobby.words : words.lobby.noHost}</p>
      <RecordingLine recording={view.recording} />
      <p role="status">{state.line === 'up' ? words.waited(minutes) : words.line[state.line]}</p>
      <button type="button" className={css['button']} onClick={call.leave}>
        {words.lobby.leave}
      </button>
    </main>
  );
}

interface RoomProps {
  readonly call: Call;
  readonly state: CallState;
  readonly view: RoomView;
  readonly media: OwnMedia;
  readonly corner: ReactElement | undefined;
}

function Room({ call, state, view, media, corner }: RoomProps): ReactElement {
  const words = useCallWords();
  const heading = useHeading();
  const me = view.seats.find(({ seat }) => seat === view.you);
  const told = useNews(view);
  const table = useTable(call.table);
  const host = me?.host ?? false;
  // The table has its own screens for it.
  const sheet = view.draft !== null && call.shareDraft === null;
  const [wanted, setWanted] = useState<'paper' | 'draft'>('draft');
  const front = view.paper === null ? 'draft' : sheet ? wanted : 'paper';
  const split = view.paper !== null || sheet;
  const calm =
    me?.apart === true
      ? ([words.room.apartTitle, words.room.apartWords] as const)
      : view.paused
        ? ([words.room.pausedTitle, words.room.pausedWords] as const)
        : view.relayLost
          ? ([words.room.relayLostTitle, words.room.relayLostWords] as const)
          : null;
  return (
    <div className={css['room']} data-host={host || undefined}>
      <header className={css['strip']}>
        <h1 ref={heading} tabIndex={-1}>
          {words.room.title}
        </h1>
        <RecordingLine recording={view.recording} />
        <RecordingControl call={call} view={view} refused={state.recordRefused} />
        <p role="status" className={state.line === 'up' ? undefined : css['warn']}>
          {words.line[state.line]}
        </p>
        {sheet && view.paper !== null && (
          <button
            type="button"
            className={css['button']}
            onClick={() => setWanted(front === 'paper' ? 'draft' : 'paper')}
          >
            {front === 'paper' ? words.draft.words.title : words.paper.host.title}
          </button>
        )}
        {host && view.caucus && <p className={css['warn']}>{words.room.asideTitle}</p>}
        {host && view.relayLost && (
          <p className={css['warn']} role="alert">
            {words.room.relayLostTitle}：{words.room.relayLostWords}
          </p>
        )}
        {corner}
      </header>
      {/* what is longer than its place is scrolled, by keys too */}
      <main className={css['main']} tabIndex={0}>
        <Confirming call={call} view={view} />
        {calm === null || host ? (
          <div
            className={
              split ? paperCss['split'] : table.view.at === 'none' ? css['whole'] : tableCss['split']
            }
          >
            <TablePane line={call.table} />
            {view.paper !== null && front === 'paper' && (
              <PaperPane key={view.paper.paper} papers={call.papers} view={view} ticket={call.ticket} />
            )}
            {sheet && front === 'draft' && <DraftPane drafts={call.drafts} view={view} />}
            <Tiles view={view} streams={state.streams} own={media.stream} />
          </div>
        ) : (
          <Calm heading={calm[0]} words={calm[1]} />
        )}
      </main>
      {host && <Hosting call={call} view={view} invitation={state.invitation} />}
      <Controls call={call} own={state.own} host={host} recording={view.recording} />
      <p className={css['spoken']} role="log" aria-live="polite">
        {told}
      </p>
    </div>
  );
}

function Calm({ heading, words }: { readonly heading: string; readonly words: string }): ReactElement {
  const text = useCallWords();
  const minutes = useMinutes();
  return (
    <div className={css['calm']} role="status">
      <h2>{heading}</h2>
      <p>{words}</p>
      <p>{text.waited(minutes)}</p>
    </div>
  );
}
