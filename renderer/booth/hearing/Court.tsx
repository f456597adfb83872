/** The court as it is seen from the booth: its name above all, whose turn it is, the judge's picture large or the document before all, and what one can do. */
import { useState, type ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import type { Call } from '../../call/call.ts';
import { useCallState } from '../../call/hooks.ts';
import { asksYou, Confirming } from '../../call/recording/Confirming.tsx';
import { RecordingLine } from '../../call/recording/RecordingLine.tsx';
import { callTexts, CallWords } from '../../call/text.ts';
import { pagesBeside, Tiles } from '../../call/Tiles.tsx';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { useRecordText } from '../../text/record.ts';
import { useSessionText } from '../../text/session.ts';
import { BoothPaper } from '../live/BoothPaper.tsx';
import { Objecting } from '../live/Objecting.tsx';
import { RecordAnswers } from '../live/RecordAnswers.tsx';
import styles from './hearing.module.css';
import { useCourtCall } from './useHearingCall.ts';
import { useHearing, type StepOf } from './useHearing.ts';

export function Court({ step, court }: StepOf<'court'> & { readonly court: string }): ReactNode {
  const { view } = useBooth();
  const { call, media } = useCourtCall();
  const door = step.record === null ? null : <RecordDoor record={step.record} />;
  const head = (at: At): ReactNode => <Head step={step} court={court} call={call} at={at} />;
  return (
    <div className={styles.court}>
      <CallWords value={callTexts[view.frame.look.language]}>
        {call === null ? (
          // a line that is lost is told above, and nothing is on its way
          <>
            {head('stage')}
            {step.line && <Connecting seated={step.ticket !== null} />}
            {door !== null && <nav className={styles.controls}>{door}</nav>}
          </>
        ) : (
          <Session call={call} own={media?.stream ?? null} head={head} door={door} />
        )}
      </CallWords>
    </div>
  );
}

/** One thing at a time: the pictures, the document before all, the recording to be confirmed, the words of an objection to it. */
type At = 'stage' | 'paper' | 'asked' | 'objecting';

interface HeadProps extends StepOf<'court'> {
  readonly court: string;
  readonly call: Call | null;
  readonly at: At;
}

/** Which court this is, and how things stand. Above a document it is said in lines, so that there is room to read. */
function Head({ step, court, call, at }: HeadProps): ReactNode {
  const { text } = useHearing();
  const { court: words } = text;
  const record = useRecordText();
  const { large } = useLayout();
  const short = at === 'paper';
  const floor = { yours: words.yours, other: words.others, none: words.noFloor }[step.floor];
  const warned = step.warnings > 0 ? words.warned(step.warnings) : null;
  return (
    <>
      <header className={styles.bench} data-public>
        <p className={styles.name}>
          <Icon name="landmark" size={48} />
          {court} · {step.info.courtroom}
        </p>
        {at !== 'objecting' && <h1 tabIndex={-1} className={short && large ? 'spoken' : undefined}>{words.title}</h1>}
        <p className={styles.floor} role="status" data-yours={step.floor === 'yours' || undefined}>
          {floor}
        </p>
        {call === null ? <p className={styles.fact}>{words.notRecorded}</p> : <RecordedNow call={call} />}
        {step.record !== null && !(short && large) && (
          <p className={styles.fact} role="status">
            {step.record.yours === null ? record.laid.title : record.answered[step.record.yours]}
          </p>
        )}
        {short && warned !== null && <p className={styles.warn} role="status">{warned}{large ? '' : ` ${step.warning}`}</p>}
        {short && !step.line && <p className={styles.warn} role="status">{words.lineLost}</p>}
      </header>
      {!short && warned !== null && (
        <Notice tone="warn" icon="gavel" heading={warned} live>
          {step.warning === '' ? undefined : step.warning}
        </Notice>
      )}
      {!short && !step.line && (
        <Notice tone="warn" icon="wifi-off" live>
          {words.lineLost}
        </Notice>
      )}
    </>
  );
} // prettier-ignore

/** The way to the record; that it is laid stands above. */
function RecordDoor({ record }: { readonly record: NonNullable<StepOf<'court'>['step']['record']> }): ReactNode {
  const text = useRecordText();
  const { tap } = useHearing();
  return (
    <Button size="small" icon="file-text" onPress={() => tap({ do: 'recordOpen' })}>
      {record.yours === null ? text.open : text.look}
    </Button>
  );
} // prettier-ignore

/** `seated`: the seat is there, and what it shows is on its way. */
function Connecting({ seated }: { readonly seated: boolean }): ReactNode {
  const { text } = useHearing();
  const { title, line } = text.court.connecting;
  return (
    <div className={styles.stage} data-loading={seated || undefined}>
      <Notice icon="video" heading={title} live waits>
        {line}
      </Notice>
    </div>
  );
}

/** Whether the court records, as the room says it. */
function RecordedNow({ call }: { readonly call: Call }): ReactNode {
  return <RecordingLine recording={useCallState(call).view?.recording} />;
}

interface SessionProps {
  readonly call: Call;
  readonly own: MediaStream | null;
  /** How things stand: above everything but the keys of large text. */
  readonly head: (at: At) => ReactNode;
  readonly door: ReactNode;
}

function Session({ call, own, head, door }: SessionProps): ReactNode {
  const { text } = useHearing();
  const { live } = useSessionText();
  const { scale, large } = useLayout();
  const [page, setPage] = useState(0);
  const state = useCallState(call);
  const { view } = state;
  const laid = view?.paper?.paper ?? null;
  const [seen, setSeen] = useState<string | null>(null);
  const [wanted, setWanted] = useState<'stage' | 'paper'>('stage');
  /** The recording somebody writes an objection to. */
  const [objecting, setObjecting] = useState<string | null>(null);
  // What the court lays before all is looked at, and what was taken off is not.
  if (seen !== laid) {
    setSeen(laid);
    setWanted(laid === null ? 'stage' : 'paper');
  }
  const { court: words } = text;
  const me = view?.seats.find(({ seat }) => seat === view.you);
  if (view === null || me?.phase !== 'admitted')
    return (
      <>
        {head('stage')}
        <Connecting seated />
      </>
    );
  const beside = { atOnce: atOnce(scale), page };
  const pages = pagesBeside(view, beside.atOnce);
  const calm = view.paused ? words.paused : view.relayLost ? words.relayLost : null;
  const at: At = asksYou(view)
    ? objecting === null
      ? 'asked'
      : 'objecting'
    : calm !== null
      ? 'stage'
      : wanted;
  return (
    <>
      {!(at === 'objecting' && large) && head(at)}
      {at === 'asked' && (
        <Confirming
          call={call}
          view={view}
          answers={(recording) => (
            <RecordAnswers call={call} recording={recording} onObject={() => setObjecting(recording)} />
          )}
        />
      )}
      {at === 'objecting' && objecting !== null && (
        <Objecting key={objecting} call={call} recording={objecting} onEnd={() => setObjecting(null)} />
      )}
      {at === 'paper' && <BoothPaper papers={call.papers} view={view} />}
      {/* One thing at a time; what is hidden is heard all the same. */}
      <div className={styles.stage} hidden={at !== 'stage'}>
        {calm === null ? (
          <div>
            <Tiles view={view} streams={state.streams} own={own} beside={beside} />
          </div>
        ) : (
          <Notice icon="hourglass" heading={calm.title} live waits>
            {calm.line}
          </Notice>
        )}
      </div>
      {at === 'stage' && (
        <Controls call={call} own={state.own}>
          {door}
          {calm === null && pages > 1 && (
            <Button size="small" icon="users" onPress={() => setPage((now) => (now + 1) % pages)}>
              {words.more((page % pages) + 1, pages)}
            </Button>
          )}
          {calm === null && laid !== null && (
            <Button size="small" icon="eye" onPress={() => setWanted('paper')}>
              {live.toPaper}
            </Button>
          )}
        </Controls>
      )}
      {at === 'paper' && (
        <nav className={styles.controls} aria-label={words.controls}>
          <Sound call={call} on={state.own.microphone} />
          <Hand call={call} up={state.own.wish === 'speak'} />
          <Button size="small" icon="users" onPress={() => setWanted('stage')}>
            {live.toStage}
          </Button>
        </nav>
      )}
    </>
  );
}

/** So many pictures beside the judge's that what stands under each can be read. */
const atOnce = (scale: number): number => (scale === 100 ? 7 : scale <= 150 ? 4 : 1);

interface ControlsProps {
  readonly call: Call;
  readonly own: ReturnType<Call['state']>['own'];
  readonly children: ReactNode;
}

function Controls({ call, own, children }: ControlsProps): ReactNode {
  const { text } = useHearing();
  const { court: words } = text;
  return (
    <nav className={styles.controls} aria-label={words.controls}>
      <Sound call={call} on={own.microphone} />
      <Button size="small" icon={own.camera ? 'video' : 'video-off'} onPress={() => call.set({ camera: !own.camera })}>
        {own.camera ? words.cameraOn : words.cameraOff}
      </Button>
      <Hand call={call} up={own.wish === 'speak'} />
      <Button size="small" icon="ear" pressed={!own.hears} onPress={() => call.set({ hears: !own.hears })}>
        {own.hears ? words.cannotHear : words.hearsAgain}
      </Button>
      <Button size="small" icon="hourglass" pressed={own.wish === 'break'} onPress={() => call.set({ wish: own.wish === 'break' ? 'none' : 'break' })}>
        {own.wish === 'break' ? words.breakAsked : words.break}
      </Button>
      {children}
    </nav>
  );
} // prettier-ignore

function Sound({ call, on }: { readonly call: Call; readonly on: boolean }): ReactNode {
  const { court: words } = useHearing().text;
  return (
    <Button size="small" icon="mic" onPress={() => call.set({ microphone: !on })}>
      {on ? words.microphoneOn : words.microphoneOff}
    </Button>
  );
}

function Hand({ call, up }: { readonly call: Call; readonly up: boolean }): ReactNode {
  const { court: words } = useHearing().text;
  return (
    <Button size="small" icon="hand" pressed={up} onPress={() => call.set({ wish: up ? 'none' : 'speak' })}>
      {up ? words.handUp : words.hand}
    </Button>
  );
}
