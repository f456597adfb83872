/** The document camera as a source of pages: one owner of its tracks, from opening to the last stop (devices.md C.2 `uvc`). */
import type { DeviceErrorKind, ScannedPage } from '../../../main/contract/devices.ts';
import type { DocumentSource, SourceFailure } from '../../../main/contract/documentSource.ts';
import type { CameraConfig } from '../../../main/contract/launch.ts';
import { err, ok, type Result } from '../../../main/contract/result.ts';
import { chooseCamera } from './cameraChoice.ts';
import { focusOf } from './cameraFocus.ts';
import { takePicture } from './cameraPicture.ts';

/** Every delay of the camera in one table, in milliseconds. */
export const CAMERA_DELAYS = {
  /** A lost camera is opened again after each of these, then no more by itself. */
  reopen: [500, 1500, 3000],
  /** A track that only went silent gets this long to come back. */
  muted: 2000,
} as const;

export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly stream: MediaStream }
  /** Opened again by itself for a while. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'failed'; readonly error: DeviceErrorKind };

export interface Camera extends DocumentSource {
  /** Opens it (anew, after a failure). */
  open(): void;
}

/** What a failed opening means. */
function kindOf(reason: unknown): DeviceErrorKind {
  if (!(reason instanceof DOMException)) throw reason;
  if (reason.name === 'NotAllowedError') return 'permissionDenied';
  if (reason.name === 'NotReadableError' || reason.name === 'AbortError') return 'busy';
  return reason.name === 'NotFoundError' || reason.name === 'OverconstrainedError' ? 'absent' : 'ioError';
}

export function createCamera(config: CameraConfig, changed: (state: CameraState) => void): Camera {
  let state: CameraState = { kind: 'opening' };
  let track: MediaStreamTrack | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  /** Counts openings: what belongs to an earlier one is stopped and forgotten. */
  let turn = 0;

  const become = (next: CameraState): void => {
    state = next;
    changed(next);
  };
  const stopTrack = (): void => {
    clearTimeout(timer);
    track?.stop();
    track = undefined;
  };
  const lose = (error: DeviceErrorKind): void => {
    stopTrack();
    const wait = CAMERA_DELAYS.reopen[tries];
    if (wait === undefined) return become({ kind: 'failed', error });
    tries++;
    become({ kind: 'lost' });
    const mine = turn;
    timer = setTimeout(() => mine === turn && void acquire(), wait);
  };

  const watch = (own: MediaStreamTrack, mine: number): void => {
    const gone = (): void => {
      if (mine === turn && track === own) lose('cameraLost');
    };
    own.addEventListener('ended', gone);
    own.addEventListener('mute', () => {
      clearTimeout(timer);
      timer = setTimeout(() => own.muted && gone(), CAMERA_DELAYS.muted);
    });
  };

  async function acquire(): Promise<void> {
    const mine = ++turn;
    try {
      const choice = chooseCamera(config, await navigator.mediaDevices.enumerateDevices());
      if (mine !== turn) return;
      if (choice.kind !== 'found') return lose(choice.kind === 'absent' ? 'absent' : 'invalidOption');
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {
          deviceId: { exact: choice.deviceId },
          width: { ideal: config.widthPx },
          height: { ideal: config.heightPx },
        },
      });
      const [own] = stream.getVideoTracks();
      if (mine !== turn || own === undefined) return stream.getTracks().forEach((each) => each.stop());
      track = own;
      watch(own, mine);
      await own.applyConstraints(focusOf(own)).catch(() => undefined); // it goes without
      if (mine === turn && track === own) become({ kind: 'live', stream });
    } catch (reason) {
      const kind = kindOf(reason);
      if (mine === turn) lose(kind);
    }
  }

  async function shoot(index: number, signal: AbortSignal): Promise<Result<ScannedPage, SourceFailure>> {
    const own = track;
    if (state.kind !== 'live' || own === undefined) return err({ kind: 'cameraLost', detail: 'not live' });
    tries = 0; // it has proved itself
    const taken = await takePicture(own, state.stream);
    if (signal.aborted) return err({ kind: 'cancelled', detail: '' });
    if (own.readyState === 'ended') return err({ kind: 'cameraLost', detail: 'while taking' });
    if (!taken.ok) return err({ kind: 'badImage', detail: taken.error });
    const { bytes, image, sha256 } = taken.value;
    return ok({ index, bytes, sha256, dpi: config.dpi, ...image });
  }

  return {
    open() {
      stopTrack();
      tries = 0;
      become({ kind: 'opening' });
      void acquire();
    },
    info: () =>
      Promise.resolve(
        track === undefined
          ? err(state.kind === 'failed' ? state.error : 'absent')
          : ok({ id: `camera:${config.usb ?? config.label ?? ''}`, model: track.label, sources: ['camera'], modes: ['color'], resolutions: [config.dpi], maxMm: null }),
      ),
    status: () => Promise.resolve(state.kind === 'live' ? 'ready' : state.kind === 'opening' ? 'busy' : 'offline'),
    async *scan({ firstIndex }, signal) {
      yield await shoot(firstIndex, signal);
    },
    close() {
      turn++;
      stopTrack();
      return Promise.resolve();
    },
  };
} // prettier-ignore
