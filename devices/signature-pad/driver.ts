/** Drives a signature pad on hidraw, whatever its kind: performs what the session decides and turns its pen reports into ink. */
import type { DeviceError, PadPicture, PenSample } from '../../main/contract/devices.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { DEV_FOLDERS, watchDev } from '../transport/devWatch.ts';
import type { HidWire } from '../transport/hid.ts';
import { NO_TOUCH, touchButtons, type Touch } from './buttons.ts';
import { emptyCapture, liftPen, takeReport, type Capture, type PenReport, type Taken } from './capture.ts';
import { PAD_DELAYS } from './delays.ts';
import { findPad, type FoundDevice } from './find.ts';
import { openFound, systemWires, type PadWires } from './open.ts';
import type { OpenPad, Pad, PadDriver, PadEars } from './pad.ts';
import { drawPrompt } from './prompt.ts';
import { openPad, stepPad, type PadEffect, type PadEvent, type PadSession, type Shown } from './session.ts';

type SigningAnswer = Result<Pad, DeviceError>;

/** `path` null: the first pad with a known USB identity. */
export function startPad(
  config: { path: string | null },
  clock: Clock,
  log: Log,
  ears: PadEars,
  wires: PadWires = systemWires,
): PadDriver {
  let open: OpenPad | undefined;
  let wire: HidWire | undefined;
  let ended = false;
  let capture: Capture | undefined;
  let touch: Touch = NO_TOUCH;
  let batch: { samples: PenSample[]; gaps: number } = { samples: [], gaps: 0 };
  let cancelBatch: Cancel | undefined;
  let cancelStuck: Cancel = () => {};
  let cancelLook: Cancel = () => {};
  /** A pad that could not be opened is given time: neither poll nor watch tries it earlier. */
  let resting = false;
  let refusals = 0;
  let cancelRest: Cancel = () => {};
  let shown: PadPicture | null = null;
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
    if (batch.samples.length > 0 || batch.gaps > 0) ears.inkDrawn(job, batch.samples, batch.gaps);
    batch = { samples: [], gaps: 0 };
  };
  const take = (taken: Taken, ink: boolean): void => {
    const job = jobNow();
    if (job === undefined) return;
    capture = taken.capture;
    if (ink) batch.samples.push(...taken.samples);
    batch.gaps += taken.gaps;
    cancelBatch ??= clock.after(PAD_DELAYS.batch, () => flush(job));
  };
  const takePen = (pen: PenReport): void => {
    if (capture === undefined || open === undefined) return;
    const touched = touchButtons(touch, pen, open.pad.geometry, shown);
    touch = touched.touch;
    take(takeReport(capture, pen, clock.now()), touched.ink);
    if (touched.pressed !== null) runner.send({ kind: 'pressed', button: touched.pressed });
    cancelStuck();
    if (pen.touching) {
      cancelStuck = clock.after(PAD_DELAYS.stuckPen, () => {
        if (capture === undefined) return;
        log({ event: 'penStuck' });
        // a pen that hangs over a button has pressed nothing
        take(liftPen(capture), touch.kind === 'ink');
        touch = NO_TOUCH;
      });
    }
  };
  const reject = (): void => {
    if (capture === undefined) return;
    log({ event: 'inkRejected', samples: 1 });
    // lost for the signature: where the pad counts its samples, the next good one tells the gap itself
    if (capture.sequence === null) batch.gaps += 1;
    runner.send({ kind: 'samplesRejected', samples: 1 });
  };
  const hear = (report: Uint8Array): void => {
    for (const input of open?.hear(report) ?? []) {
      if (input.kind === 'pen') takePen(input.report);
      else if (input.kind === 'key') runner.send({ kind: 'pressed', button: input.button });
      else reject();
    }
    report.fill(0);
  };
  const beginCapture = (): void => {
    cancelStuck();
    cancelBatch?.();
    cancelBatch = undefined;
    batch = { samples: [], gaps: 0 };
    touch = NO_TOUCH;
    capture = emptyCapture(clock.now());
  };
  const endCapture = (job: string, handOver: boolean): void => {
    cancelStuck();
    if (capture === undefined) return;
    const lifted = liftPen(capture);
    if (touch.kind === 'ink') batch.samples.push(...lifted.samples);
    touch = NO_TOUCH;
    log({ event: 'inkEnded', samples: lifted.capture.samples, gaps: lifted.capture.gaps });
    if (!handOver) batch = { samples: [], gaps: 0 };
    flush(job);
    capture = undefined;
  };

  const rest = (): void => {
    if (ended) return;
    const pauses = PAD_DELAYS.reopen;
    const pause = pauses[Math.min(refusals, pauses.length - 1)] ?? PAD_DELAYS.hotPlug;
    refusals += 1;
    resting = true;
    cancelRest = clock.after(pause, () => {
      resting = false;
      void look();
    });
  };
  const rested = (): void => {
    cancelRest();
    resting = false;
    refusals = 0;
  };

  const openDevice = async (device: FoundDevice): Promise<void> => {
    const ears = { report: hear, lost: () => runner.send({ kind: 'lost' }) };
    const opened = await openFound(
      device,
      ears,
      clock,
      (report) => log({ event: 'reportRefused', report }),
      wires,
    );
    if (!opened.ok) {
      rest();
      return runner.send({ kind: 'openFailed', error: opened.error });
    }
    refusals = 0;
    ({ wire, open } = opened.value);
    if (ended) return closeWire();
    log({ event: 'padOpened', kind: device.kind, protection: open.protection });
    runner.send({ kind: 'opened', pad: open.pad });
  };
  const closeWire = async (): Promise<void> => {
    const closing = wire;
    wire = undefined;
    open = undefined;
    await closing?.close();
  };
  const pictureFor = ({ prompt, picture }: Shown, { screen }: Pad): PadPicture | null => {
    if (screen === null) return null;
    const fits = picture?.width === screen.width && picture.height === screen.height;
    return fits ? picture : drawPrompt(prompt, screen);
  };
  const show = async (effect: PadEffect & { do: 'prepare' }): Promise<void> => {
    if (open === undefined) return;
    shown = pictureFor(effect.shown, open.pad);
    const prepared = await open.prepare(shown, effect.reset);
    runner.send(prepared.ok ? { kind: 'prepared' } : { kind: 'prepareFailed', error: prepared.error });
  };

  /** The job whose capture an effect ends: the state has already moved on when effects run. */
  let capturing = '';
  const perform = (effect: PadEffect): void => {
    switch (effect.do) {
      case 'open':
        return void inTurn(() => openDevice(effect.device));
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
          const cleared = await open?.clear(shown);
          if (cleared?.ok === false) runner.send({ kind: 'clearFailed', error: cleared.error });
        });
      case 'endCapture':
        return endCapture(capturing, effect.handOver);
      case 'blank':
        return void inTurn(async () => {
          shown?.pixels.fill(0);
          shown = null;
          await open?.blank();
        });
      case 'showState':
        return ears.stateChanged(effect.state);
      case 'answerSigning': {
        const answer = asked.get(effect.job);
        asked.delete(effect.job);
        return answer?.('kind' in effect.answer ? err(effect.answer) : ok(effect.answer));
      }
      case 'tellPressed':
        return ears.buttonPressed(effect.job, effect.button);
      case 'tellRejected':
        return ears.inkRejected(effect.job, effect.samples);
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
    const { pad, conflict } = await findPad(config.path, () => wires.list(config.path));
    looking = false;
    if (ended) return;
    if (pad === null) rested(); // whatever comes next was plugged anew
    if (!resting) runner.send({ kind: 'listed', device: pad, conflict });
    cancelLook();
    cancelLook = clock.after(PAD_DELAYS.hotPlug, () => void look());
  };
  void look();
  const unwatch = watchDev(DEV_FOLDERS, clock, () => void look());

  return {
    start(job, prompt, picture) {
      return new Promise((resolve) => {
        asked.set(job, resolve);
        runner.send({ kind: 'signingAsked', job, shown: { prompt, picture: picture ?? null } });
      });
    },
    async clear(job) {
      runner.send({ kind: 'clearAsked', job });
      await exchanges;
    },
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
      cancelRest();
      cancelStuck();
      cancelBatch?.();
      await inTurn(closeWire);
      shown?.pixels.fill(0);
      shown = null;
    },
  };
}
