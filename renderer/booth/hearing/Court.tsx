/** The court as it is seen from the booth: its name above all, the judge's picture large, whose turn it is, and what one can do. */
import { useState, type ReactNode } from 'react';
import type { Wish } from '../../../main/contract/live.ts';
import { useBooth } from '../../booth.ts';
import type { Call } from '../../call/call.ts';
import { useCallState } from '../../call/hooks.ts';
import { PaperPane } from '../../call/paper/PaperPane.tsx';
import paper from '../../call/paper/paper.module.css';
import { asksYou, Confirming } from '../../call/recording/Confirming.tsx';
import { RecordingLine } from '../../call/recording/RecordingLine.tsx';
import { callTexts, CallWords } from '../../call/text.ts';
import { pagesBeside, Tiles } from '../../call/Tiles.tsx';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useRecordText } from '../../text/record.ts';
import styles from './hearing.module.css';
import { useCourtCall } from './useHearingCall.ts';
import { useHearing, type StepOf } from './useHearing.ts';

export function Court({ step, court }: StepOf<'court'> & { readonly court: string }): ReactNode {
  const { text } = useHearing();
  const { view } = useBooth();
  const { call, media } = useCourtCall();
  const { court: words } = text;
  const record = useRecordText();
  const door = step.record === null ? null : <RecordDoor record={step.record} />;
  const floor = { yours: words.yours, other: words.others, none: words.noFloor }[step.floor];
  return (
    <div className={styles.court}>
      <header className={styles.bench} data-public>
        <p className={styles.name}>
          <Icon name="landmark" size={48} />
          {court} · {step.info.courtroom}
        </p>
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className={styles.floor} role="status" data-yours={step.floor === 'yours' || undefined}>
          {floor}
        </p>
        <CallWords value={callTexts[view.frame.look.language]}>
          {call === null ? (
            <p className={styles.fact}>{words.notRecorded}</p>
          ) : (
            <RecordedNow call={call} />
          )}
        </CallWords>
        {step.record !== null && (
          <p className={styles.fact} role="status">
            {step.record.yours === null ? record.laid.title : record.answered[step.record.yours]}
          </p>
        )}
      </header>
      {step.warnings > 0 && (
        <Notice tone="warn" icon="gavel" heading={words.warned(step.warnings)} live>
          {step.warning === '' ? undefined : step.warning}
        </Notice>
      )}
      {!step.line && (
        <Notice tone="warn" icon="wifi-off" live>
          {words.lineLost}
        </Notice>
      )}
      <CallWords value={callTexts[view.frame.look.language]}>
        {call === null ? (
          // a line that is lost is told above, and nothing is on its way
          <>
            {step.line && <Connecting seated={step.ticket !== null} />}
            {door !== null && <nav className={styles.controls}>{door}</nav>}
          </>
        ) : (
          <Session call={call} own={media?.stream ?? null} door={door} />
        )}
      </CallWords>
    </div>
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
  readonly door: ReactNode;
}

function Session({ call, own, door }: SessionProps): ReactNode {
  const { text } = useHearing();
  const { view: booth } = useBooth();
  const [page, setPage] = useState(0);
  const state = useCallState(call);
  const { view } = state;
  const { court: words } = text;
  const me = view?.seats.find(({ seat }) => seat === view.you);
  if (view === null || me?.phase !== 'admitted') return <Connecting seated />;
  const beside = { atOnce: atOnce(booth.frame.look.scale), page };
  const pages = pagesBeside(view, beside.atOnce);
  const asking = asksYou(view);
  const calm = view.paused ? words.paused : view.relayLost ? words.relayLost : null;
  return (
    <>
      {asking && <Confirming call={call} view={view} />}
      {/* One thing at a time; what is hidden is heard all the same. */}
      <div className={styles.stage} hidden={asking}>
        {calm === null ? (
          <div className={view.paper === null ? undefined : paper['split']}>
            {view.paper !== null && (
              <PaperPane key={view.paper.paper} papers={call.papers} view={view} ticket={null} />
            )}
            <Tiles view={view} streams={state.streams} own={own} beside={beside} />
          </div>
        ) : (
          <Notice icon="hourglass" heading={calm.title} live waits>
            {calm.line}
          </Notice>
        )}
      </div>
      {!asking && (
        <Controls call={call} own={state.own}>
          {door}
          {calm === null && pages > 1 && (
            <Button size="small" icon="users" onPress={() => setPage((now) => (now + 1) % pages)}>
              {words.more((page % pages) + 1, pages)}
            </Button>
          )}
        </Controls>
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
  const wish = (kind: Exclude<Wish, 'none'>): void => call.set({ wish: own.wish === kind ? 'none' : kind });
  return (
    <nav className={styles.controls} aria-label={words.controls}>
      <Button size="small" icon="mic" onPress={() => call.set({ microphone: !own.microphone })}>
        {own.microphone ? words.microphoneOn : words.microphoneOff}
      </Button>
      <Button size="small" icon={own.camera ? 'video' : 'video-off'} onPress={() => call.set({ camera: !own.camera })}>
        {own.camera ? words.cameraOn : words.cameraOff}
      </Button>
      <Button size="small" icon="hand" pressed={own.wish === 'speak'} onPress={() => wish('speak')}>
        {own.wish === 'speak' ? words.handUp : words.hand}
      </Button>
      <Button size="small" icon="ear" pressed={!own.hears} onPress={() => call.set({ hears: !own.hears })}>
        {own.hears ? words.cannotHear : words.hearsAgain}
      </Button>
      <Button size="small" icon="hourglass" pressed={own.wish === 'break'} onPress={() => wish('break')}>
        {own.wish === 'break' ? words.breakAsked : words.break}
      </Button>
      {children}
    </nav>
  );
} // prettier-ignore
