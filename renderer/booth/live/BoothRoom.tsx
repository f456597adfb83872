/** The room at the booth: how things stand above, the pictures or the document that fill what is left, what one can do below. Nothing scrolls. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { RoomView, Wish } from '../../../main/contract/live.ts';
import { NOT_RECORDED } from '../../../main/contract/recording.ts';
import type { Call, CallState } from '../../call/call.ts';
import { useNews } from '../../call/hooks.ts';
import { asksYou, Confirming } from '../../call/recording/Confirming.tsx';
import { RecordingLine } from '../../call/recording/RecordingLine.tsx';
import { useCallWords } from '../../call/text.ts';
import { mineLast, Tiles } from '../../call/Tiles.tsx';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { useSessionText } from '../../text/session.ts';
import { BoothHost, type HostPart } from './BoothHost.tsx';
import { BoothPaper } from './BoothPaper.tsx';
import { elsewhere, sharesOf, waitingIn } from './inSight.ts';
import { LayPaper } from './LayPaper.tsx';
import { Objecting } from './Objecting.tsx';
import { RecordAnswers } from './RecordAnswers.tsx';
import styles from './live.module.css';

export interface BoothRoomProps {
  readonly call: Call;
  readonly state: CallState;
  readonly view: RoomView;
  readonly own: MediaStream | null;
  readonly back: ReactNode;
}

/** One thing at a time: the pictures, the document that lies before all, the host's part, the question before the end. */
type Place = 'stage' | 'paper' | 'host' | 'lay' | 'leaving';

export function BoothRoom({ call, state, view, own, back }: BoothRoomProps): ReactNode {
  const words = useCallWords();
  const { live } = useSessionText();
  const { portrait, scale, large } = useLayout();
  const me = view.seats.find(({ seat }) => seat === view.you);
  const host = me?.host ?? false;
  const inside = mineLast(view);
  const laid = view.paper?.paper ?? null;
  const [place, setPlace] = useState<Place>(laid !== null ? 'paper' : host && inside.length === 1 ? 'host' : 'stage');
  const [seen, setSeen] = useState(laid);
  const [part, setPart] = useState<HostPart>('people');
  const [page, setPage] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const told = useNews(view);
  // What is laid before all is looked at, and what was taken off is not.
  if (seen !== laid) {
    setSeen(laid);
    if (laid !== null || place === 'paper') setPlace(laid === null ? 'stage' : 'paper');
  }
  const asking = asksYou(view);
  /** The recording somebody writes an objection to. */
  const [objecting, setObjecting] = useState<string | null>(null);
  const at = !asking ? place : objecting === null ? 'asked' : 'objecting';
  useEffect(() => root.current?.querySelector('h1')?.focus(), [at]);

  const { columns, pages } = sharesOf(inside.map(({ seat }) => seat), scale, portrait);
  const inSight = pages[page % pages.length] ?? [];
  const wanted = elsewhere(view, inSight, words, live.elsewhere);
  const calm =
    me?.apart === true
      ? ([words.room.apartTitle, words.room.apartWords] as const)
      : view.paused
        ? ([words.room.pausedTitle, words.room.pausedWords] as const)
        : view.relayLost
          ? ([words.room.relayLostTitle, words.room.relayLostWords] as const)
          : null;
  const waiting = waitingIn(view);
  const shown = at === 'stage' && calm === null;
  const toHost = (first: HostPart): void => {
    setPart(first);
    setPlace('host');
  };
  return (
    <div ref={root} className={styles.room}>
      {!((at === 'lay' || at === 'objecting') && large) && (
      <header className={styles.state}>
        {(at === 'stage' || at === 'paper' || at === 'asked') && <h1 tabIndex={-1} className={large ? 'spoken' : undefined}>{words.room.title}</h1>}
        <RecordingLine recording={view.recording} />
        {state.line !== 'up' && <p role="status" className={styles.warn}>{words.line[state.line]}</p>}
        {host && view.caucus && <p className={styles.warn}>{words.room.asideTitle}</p>}
        {shown && wanted !== null && <p className={styles.warn} role="status">{wanted}</p>}
      </header>
      )}
      {at === 'asked' && <div className={styles.stage}><Confirming call={call} view={view} answers={(recording) => <RecordAnswers call={call} recording={recording} onObject={() => setObjecting(recording)} />} /></div>}
      {at === 'objecting' && objecting !== null && (
        <Objecting key={objecting} call={call} recording={objecting} onEnd={() => setObjecting(null)} />
      )}
      {at === 'leaving' && <Leaving call={call} view={view} host={host} onStay={() => setPlace('stage')} />}
      {at === 'host' && <BoothHost call={call} view={view} invitation={state.invitation} first={part} onStage={() => setPlace('stage')} onLay={() => setPlace('lay')} />}
      {at === 'lay' && <LayPaper papers={call.papers} onBack={() => toHost('paper')} />}
      {at === 'paper' && <BoothPaper papers={call.papers} view={view} />}
      {at === 'stage' && calm !== null && (
        <div className={styles.stage}>
          <Notice icon="hourglass" heading={calm[0]} live waits>{calm[1]}</Notice>
        </div>
      )}
      {/* What is hidden is heard all the same. */}
      <div className={styles.stage} hidden={!shown}>
        <Tiles view={view} streams={state.streams} own={own} only={{ seats: inSight, columns }} />
      </div>
      {at === 'stage' && (
        <Controls call={call} own={state.own} host={host} onLeave={() => setPlace('leaving')}>
          {host && view.caucus && <Button size="small" icon="users" onPress={() => call.caucus(null)}>{words.hosting.together}</Button>}
          {host && view.paused && <Button size="small" icon="play" onPress={() => call.pause(false)}>{words.hosting.goOn}</Button>}
          {shown && pages.length > 1 && (
            <Button size="small" icon="users" onPress={() => setPage((now) => (now + 1) % pages.length)}>
              {live.others((page % pages.length) + 1, pages.length)}
            </Button>
          )}
          {laid !== null && <Button size="small" icon="eye" onPress={() => setPlace('paper')}>{live.toPaper}</Button>}
          {host && <Button size="small" icon="user-plus" onPress={() => toHost('people')}>{waiting > 0 ? live.waiting(waiting) : live.host}</Button>}
          {back}
        </Controls>
      )}
      {at === 'paper' && (
        <nav className={styles.controls} aria-label={words.controls.label}>
          <OwnSound call={call} on={state.own.microphone} />
          <Button size="small" icon="users" onPress={() => setPlace('stage')}>{live.toStage}</Button>
          {host && <Button size="small" icon="user-plus" onPress={() => toHost('people')}>{waiting > 0 ? live.waiting(waiting) : live.host}</Button>}
        </nav>
      )}
      <p className="spoken" role="log" aria-live="polite">{told}</p>
    </div>
  );
} // prettier-ignore

function OwnSound({ call, on }: { readonly call: Call; readonly on: boolean }): ReactNode {
  const { controls } = useCallWords();
  return (
    <Button size="small" icon="mic" onPress={() => call.set({ microphone: !on })}>
      {on ? controls.microphoneOn : controls.microphoneOff}
    </Button>
  );
}

interface ControlsProps {
  readonly call: Call;
  readonly own: CallState['own'];
  readonly host: boolean;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function Controls({ call, own, host, onLeave, children }: ControlsProps): ReactNode {
  const { controls, hosting } = useCallWords();
  const wish = (icon: 'hand' | 'messages-square' | 'hourglass', kind: Exclude<Wish, 'none'>, off: string, on: string): ReactNode => (
    <Button size="small" icon={icon} pressed={own.wish === kind} onPress={() => call.set({ wish: own.wish === kind ? 'none' : kind })}>
      {own.wish === kind ? on : off}
    </Button>
  );
  return (
    <nav className={styles.controls} aria-label={controls.label}>
      <OwnSound call={call} on={own.microphone} />
      <Button size="small" icon={own.camera ? 'video' : 'video-off'} onPress={() => call.set({ camera: !own.camera })}>
        {own.camera ? controls.cameraOn : controls.cameraOff}
      </Button>
      <Button size="small" icon="ear" pressed={!own.hears} onPress={() => call.set({ hears: !own.hears })}>
        {own.hears ? controls.cannotHear : controls.hearsAgain}
      </Button>
      {!host && wish('hand', 'speak', controls.speak, controls.speaking)}
      {!host && wish('messages-square', 'aside', controls.aside, controls.asking)}
      {!host && wish('hourglass', 'break', controls.break, controls.breaking)}
      {children}
      <Button size="small" icon="door-open" onPress={onLeave}>
        {host ? hosting.end : controls.leave}
      </Button>
    </nav>
  );
} // prettier-ignore

interface LeavingProps {
  readonly call: Call;
  readonly view: RoomView;
  readonly host: boolean;
  readonly onStay: () => void;
}

/** The question before what cannot be taken back, with the fixed bar alive below it. */
function Leaving({ call, view, host, onStay }: LeavingProps): ReactNode {
  const { controls, hosting, recording: recordingWords } = useCallWords();
  const { state, made } = view.recording ?? NOT_RECORDED;
  const unanswered = state.kind !== 'off' || made.some(({ value, missing }) => value === null || missing.length > 0);
  return (
    <div className={styles.stage}>
      <Page
        title={host ? hosting.endQuestion : controls.leaveQuestion}
        blocks={[
          ...(host && unanswered ? [{ key: 'recording', node: <Notice tone="warn" icon="circle-alert">{recordingWords.endWithout}</Notice> }] : []),
          { key: 'words', node: <p>{host ? hosting.endWords : controls.leaveWords}</p> },
        ]}
        others={
          <>
            <Button icon="arrow-left" onPress={onStay}>{controls.stay}</Button>
            <Button icon="door-open" onPress={host ? call.endForAll : call.leave}>{host ? hosting.end : controls.leave}</Button>
          </>
        }
      />
    </div>
  );
} // prettier-ignore
