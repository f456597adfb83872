/** Drives a Wacom STU on hidraw: performs what the session decides and turns its pen reports into ink. */
import type { DeviceError, PenSample } from '../../main/contract/devices.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { DEV_FOLDERS, watchDev } from '../transport/devWatch.ts';
import { listHid, openHid, type HidWire } from '../transport/hid.ts';
import { emptyCapture, liftPen, takeReport, type Capture, type Taken } from './capture.ts';
import { PAD_DELAYS } from './delays.ts';
import { findPad } from './find.ts';
import type { PadDriver, PadEars } from './pad.ts';
import { drawPrompt, type Bitmap } from './prompt.ts';
import { decodePen } from './protocol.ts';
import { openPad, stepPad, type Pad, type PadEffect, type PadEvent, type PadSession } from './session.ts';
import { blank, identify, prepare, type OpenStu } from './stu.ts';

type SigningAnswer = Result<Pad, DeviceError>;

/** `path` null: the first pad with a known USB identity. */
export function startStu(config: { path: string | null }, clock: Clock, log: Log, ears: PadEars): PadDriver {
  let stu: OpenStu | undefined;
  let wire: HidWire | undefined;
  let ended = false;
  let capture: Capture | undefined;
  let batch: { samples: PenSample[]; gaps: number } = { samples: [], gaps: 0 };
  let cancelBatch: Cancel | undefined;
  let cancelStuck: Cancel = () => {};
  let cancelLook: Cancel = () => {};
  let image: Bitmap | undefined;
  let shown: Bitmap | undefined;
  const asked = new Map<string, (answer: SigningAnswer) => void>();
  /** Exchanges with the pad never overlap. */
  let exchanges: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (exchanges = exchanges.then(work));

  const jobNow = (): string | undefined => {
    const state = runner.state();
    return state.kind === 'capturing' ? state.job : undefined;
  };
  const flush = (job: string): void => {
    cancelBatch?.();
    cancelBatch = undefined;
    if (batch.samples.length > 0) ears.inkDrawn(job, batch.samples, batch.gaps);
    batch = { samples: [], gaps: 0 };
  };
  const take = (taken: Taken): void => {
    const job = jobNow();
    if (job === undefined) return;
    capture = taken.capture;
    batch.samples.push(...taken.samples);
    batch.gaps += taken.gaps;
    cancelBatch ??= clock.after(PAD_DELAYS.batch, () => flush(job));
  };
  const hear = (report: Uint8Array): void => {
    const pen = decodePen(report);
    report.fill(0);
    if (pen === null || capture === undefined) return;
    take(takeReport(capture, pen, clock.now()));
    cancelStuck();
    if (pen.touching) {
      cancelStuck = clock.after(PAD_DELAYS.stuckPen, () => {
        if (capture !== undefined) take(liftPen(capture));
      });
    }
  };
  const beginCapture = (): void => {
    cancelStuck();
    cancelBatch?.();
    cancelBatch = undefined;
    batch = { samples: [], gaps: 0 };
    capture = emptyCapture(clock.now());
  };
  const endCapture = (job: string, handOver: boolean): void => {
    cancelStuck();
    if (capture === undefined) return;
    const lifted = liftPen(capture);
    batch.samples.push(...lifted.samples);
    log({ event: 'inkEnded', samples: lifted.capture.samples, gaps: lifted.capture.gaps });
    if (!handOver) batch = { samples: [], gaps: 0 };
    flush(job);
    capture = undefined;
  };

  const open = async (path: string): Promise<void> => {
    const opened = await openHid(path, { report: hear, lost: () => runner.send({ kind: 'lost' }) });
    if (!opened.ok) return runner.send({ kind: 'openFailed', error: opened.error });
    const known = await identify(opened.value);
    if (!known.ok || ended) {
      await opened.value.close();
      return runner.send({ kind: 'openFailed', error: known.ok ? 'cancelled' : known.error });
    }
    wire = opened.value;
    stu = known.value;
    runner.send({ kind: 'opened', pad: known.value.pad });
  };
  const closeWire = async (): Promise<void> => {
    const closing = wire;
    wire = undefined;
    stu = undefined;
    await closing?.close();
  };
  const show = async (effect: PadEffect & { do: 'prepare' }): Promise<void> => {
    if (stu === undefined) return;
    const { screenWidth, screenHeight } = stu.capability;
    shown = image ?? drawPrompt(effect.prompt, screenWidth, screenHeight);
    const prepared = await prepare(stu, shown, effect.reset, clock);
    runner.send(prepared.ok ? { kind: 'prepared' } : { kind: 'prepareFailed', error: prepared.error });
  };

  /** The job whose capture an effect ends: the state has already moved on when effects run. */
  let capturing = '';
  const perform = (effect: PadEffect): void => {
    switch (effect.do) {
      case 'open':
        return void inTurn(() => open(effect.path));
      case 'close':
        return void inTurn(closeWire);
      case 'prepare':
        return void inTurn(() => show(effect));
      case 'beginCapture':
        capturing = jobNow() ?? '';
        return beginCapture();
      case 'restartCapture':
        beginCapture();
        return void inTurn(async () => {
          // the prompt has to come back with the clean screen
          if (stu !== undefined && shown !== undefined) await prepare(stu, shown, false, clock);
        });
      case 'endCapture':
        return endCapture(capturing, effect.handOver);
      case 'blank':
        return void inTurn(async () => {
          shown?.pixels.fill(0);
          shown = undefined;
          if (stu !== undefined) await blank(stu);
        });
      case 'showState':
        return ears.stateChanged(effect.state);
      case 'answerSigning': {
        const answer = asked.get(effect.job);
        asked.delete(effect.job);
        return answer?.('kind' in effect.answer ? err(effect.answer) : ok(effect.answer));
      }
      case 'broke':
        return ears.signingBroke(effect.job, effect.error);
      default:
        return unreachable(effect);
    }
  };
  const runner = run<PadSession, PadEvent, PadEffect>(openPad(), stepPad, perform);

  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || ended) return;
    looking = true;
    const found = await findPad(config.path, () => listHid(config.path));
    looking = false;
    if (ended) return;
    runner.send({ kind: 'listed', ...found });
    cancelLook();
    cancelLook = clock.after(PAD_DELAYS.hotPlug, () => void look());
  };
  void look();
  const unwatch = watchDev(DEV_FOLDERS, clock, () => void look());

  return {
    start(job, prompt, given) {
      image = given;
      return new Promise((resolve) => {
        asked.set(job, resolve);
        runner.send({ kind: 'signingAsked', job, prompt });
      });
    },
    clear: (job) => runner.send({ kind: 'clearAsked', job }),
    stop: (job) => runner.send({ kind: 'stopAsked', job }),
    async forget() {
      runner.send({ kind: 'stopAsked', job: null });
      await exchanges;
    },
    async close() {
      runner.send({ kind: 'stopAsked', job: null });
      ended = true;
      unwatch();
      cancelLook();
      await inTurn(closeWire);
    },
  };
}
