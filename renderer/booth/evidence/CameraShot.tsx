/** Taking pages with the document camera: its live picture, one main action, and what to mend before it. */
import { useEffect, useState, type ReactNode } from 'react';
import type { DeviceErrorKind } from '../../../main/contract/devices.ts';
import type { CameraConfig } from '../../../main/contract/launch.ts';
import { AskFailed } from '../../../main/contract/port.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useRequestText } from '../../text/request.ts';
import { Heading, Sheet, Split } from '../question/Sheet.tsx';
import type { Camera } from './camera.ts';
import styles from './Scan.module.css';
import type { ScanScreen } from './scanState.ts';
import { useCamera } from './useCamera.ts';

/** A picture of many megapixels takes a while to be kept. */
const SHOT_MS = 30_000;

export interface CameraShotProps {
  readonly screen: ScanScreen;
  readonly config: CameraConfig;
  /** Nothing lies over the screen. */
  readonly on: boolean;
  /** The page that is taken again, or null for a further one. */
  readonly replaces: string | null;
  readonly onClose: () => void;
}

export function CameraShot({ screen, config, on, replaces, onClose }: CameraShotProps): ReactNode {
  const { act, ask, on: listen } = useBooth();
  const text = useRequestText().scan;
  const { state, camera, video, hint } = useCamera(config, on);
  const [taking, setTaking] = useState(false);
  const [trouble, setTrouble] = useState<DeviceErrorKind | null>(null);
  const live = state.kind === 'live';
  const { pages, pagesUsed, pagesMax, progress } = screen;
  const full = replaces === null && pagesUsed >= pagesMax;

  useEffect(() => {
    const tell = (shown: boolean): void => void ask('cameraLive', { on: shown }).catch(tolerate);
    if (!live) return;
    tell(true);
    return () => tell(false);
  }, [ask, live]);

  const shoot = (): void => {
    const own = camera.current;
    if (own === null || taking || full || !live) return;
    setTaking(true);
    setTrouble(null);
    void takeShot(own, replaces, ask).then((problem) => {
      setTaking(false);
      setTrouble(problem);
      if (problem === null && replaces !== null) onClose();
    });
  };
  useEffect(() => listen('shotAsked', shoot)); // the newest one: it knows what is under way

  const says = full
    ? text.full
    : trouble !== null
      ? trouble === 'cameraLost'
        ? text.stopped.cameraLost(pages.length + 1)
        : text.camera.notKept
      : state.kind === 'failed'
        ? text.stopped.cameraLost(pages.length + 1)
        : live
          ? text.camera.ready(pages.length)
          : state.kind === 'lost'
            ? text.camera.lost
            : text.camera.opening;
  const bad = trouble !== null || state.kind === 'failed';
  const main =
    state.kind === 'failed' ? (
      <Button kind="main" icon="rotate-ccw" onPress={() => camera.current?.open()}>
        {text.camera.again}
      </Button>
    ) : full ? (
      <Button kind="main" trailingIcon="arrow-right" onPress={() => act({ do: 'pagesDone' })}>
        {text.done}
      </Button>
    ) : (
      <Button kind="main" icon="camera" onPress={shoot}>
        {taking ? text.camera.taking : text.camera.shoot}
      </Button>
    );
  return (
    <Sheet
      progress={progress}
      badge={text.item(screen.itemNumber)}
      others={
        <Button icon="arrow-left" onPress={onClose}>
          {pages.length === 0 ? text.nextWay : text.seePages}
        </Button>
      }
      main={main}
    >
      <Split
        words="end"
        share="even"
        head={
          <div className={styles.says} data-tone={bad ? 'danger' : 'calm'} role={bad ? 'alert' : 'status'}>
            <Heading title={says.title} hint={says.say} />
          </div>
        }
        work={
          <div className={styles.table}>
            <div className={styles.paper}>
              <video
                ref={video}
                className={styles.live}
                hidden={!live}
                muted
                autoPlay
                playsInline
                aria-label={text.camera.picture}
              />
            </div>
            <p className={styles.caption} data-tone={hint === null ? 'good' : 'warn'} role="status">
              {live ? (hint === null ? text.camera.onlyPage : text.camera.hint[hint]) : text.camera.off}
            </p>
          </div>
        }
        rest={<p className={styles.used}>{text.used(pagesUsed, pagesMax)}</p>}
      />
    </Sheet>
  );
}

/** Core being restarted or slow is ordinary; the next view repairs it. */
function tolerate(reason: unknown): void {
  if (reason instanceof AskFailed && (reason.kind === 'closed' || reason.kind === 'timedOut')) return;
  throw reason;
}

/** Takes one page and hands it to core; null: it is kept. */
async function takeShot(
  camera: Camera,
  replaces: string | null,
  ask: ReturnType<typeof useBooth>['ask'],
): Promise<DeviceErrorKind | null> {
  const options = { source: 'camera', mode: 'color', dpi: 0, format: 'jpeg', firstIndex: 0, progressed: () => {} } as const; // prettier-ignore
  for await (const item of camera.scan(options, new AbortController().signal)) {
    if (!item.ok) return item.error.kind;
    const { bytes, mime, widthPx, heightPx } = item.value;
    try {
      const answer = await ask('pageShot', { bytes, mime, widthPx, heightPx, replaces }, SHOT_MS);
      bytes.fill(0); // core has its own copy
      if (!answer.kept) return answer.problem === 'badImage' ? 'badImage' : 'busy';
    } catch (reason) {
      bytes.fill(0);
      tolerate(reason);
      return 'timeout';
    }
  }
  return null;
}
