/** A seat in a live session as the booth shows it: nothing scrolls, one thing at a time; check → lobby → room. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { RoomView } from '../../../main/contract/live.ts';
import type { Call } from '../../call/call.ts';
import { useCallState } from '../../call/hooks.ts';
import type { OwnMedia } from '../../call/media.ts';
import { RecordingLine } from '../../call/recording/RecordingLine.tsx';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { BoothCheck } from './BoothCheck.tsx';
import { BoothRoom } from './BoothRoom.tsx';

export interface BoothCallProps {
  readonly call: Call;
  readonly media: OwnMedia;
  /** The way back to what the session lies over, a small button. */
  readonly back?: ReactNode;
}

export function BoothCall(props: BoothCallProps): ReactNode {
  const { view } = useCallState(props.call);
  const root = useRef<HTMLDivElement>(null);
  const phase = view?.seats.find(({ seat }) => seat === view.you)?.phase;
  useEffect(() => root.current?.querySelector('h1')?.focus(), [phase]);
  return (
    <div ref={root}>
      <Phase {...props} />
    </div>
  );
}

function Phase({ call, media, back = null }: BoothCallProps): ReactNode {
  const state = useCallState(call);
  const words = useCallWords();
  const { view } = state;
  const me = view?.seats.find(({ seat }) => seat === view.you);
  if (view === null || me === undefined)
    return (
      <Page title={words.room.title} others={back}>
        <div data-loading>
          <Notice icon="video" heading={words.line[state.line]} live waits />
        </div>
      </Page>
    );
  switch (me.phase) {
    case 'checking':
      return <BoothCheck media={media} host={me.host} back={back} onReady={call.ready} />;
    case 'admitted':
      return <BoothRoom call={call} state={state} view={view} own={media.stream} back={back} />;
    default:
      return <Lobby call={call} view={view} lost={state.line !== 'up' ? words.line[state.line] : null} back={back} />;
  }
} // prettier-ignore

interface LobbyProps {
  readonly call: Call;
  readonly view: RoomView;
  /** What is wrong with the line. */
  readonly lost: string | null;
  readonly back: ReactNode;
}

function Lobby({ call, view, lost, back }: LobbyProps): ReactNode {
  const { lobby } = useCallWords();
  const hostHere = view.seats.some(({ host, online }) => host && online);
  return (
    <Page
      title={lobby.title}
      blocks={[
        {
          key: 'waiting',
          node: <Notice icon="hourglass" heading={hostHere ? lobby.words : lobby.noHost} live waits />,
        },
        ...(lost === null ? [] : [{ key: 'line', node: <Notice tone="warn" icon="wifi-off" live>{lost}</Notice> }]),
        { key: 'recording', node: <RecordingLine recording={view.recording} /> },
      ]}
      others={
        <>
          <Button icon="door-open" onPress={call.leave}>{lobby.leave}</Button>
          {back}
        </>
      }
    />
  );
} // prettier-ignore
