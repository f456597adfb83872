/** Drives a SAM-V ID-card reader: performs what the session decides and tells it what the wire said. */
import type { DeviceError, DeviceState } from '../../main/contract/devices.ts';
import type { ReaderConfig } from '../../main/contract/launch.ts';
import { err, ok, unreachable, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import type { OpenSerial, SerialWire } from '../transport/serial.ts';
import { createConversation } from './conversation.ts';
import { PROBED_BAUDS } from './delays.ts';
import { stepReader } from './session.ts';
import {
  openReader,
  type CardReading,
  type ReaderEffect,
  type ReaderEvent,
  type ReaderSession,
  type ReaderSettings,
  type Request,
} from './states.ts';
import { fault } from './steps.ts';
import { openReaderWire } from './wire.ts';

export interface ReaderEars {
  readonly stateChanged: (state: DeviceState) => void;
  readonly cardFound: () => void;
  /** The bytes in it are overwritten when this returns: copy what is to be kept. */
  readonly cardRead: (reading: CardReading) => void;
  readonly cardFailed: (error: DeviceError) => void;
  readonly cardLifted: () => void;
  /** A card that was dealt with still lies there after a while. */
  readonly cardLeft: () => void;
}

export interface RequestDone {
  readonly sw3: number;
  readonly samNumber: string;
  readonly baud: number;
}

export interface ReaderDriver {
  watch(on: boolean): void;
  /** A technician's request; one at a time, of a reader at rest. */
  ask(request: Request): Promise<Result<RequestDone, DeviceError>>;
  /** Speed the reader was found at. */
  baud(): number;
  /** Zeroes every buffer that may hold part of a card. */
  forget(): void;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** What this reader may be asked beyond its configuration: by the technician's command line alone. */
  readonly settings?: Partial<Pick<ReaderSettings, 'technician' | 'cardBody' | 'looksToRemind'>>;
  /** How the serial port is opened: recorded or replayed by tests (transport/trace.ts). */
  readonly open?: OpenSerial;
  /** The booth's own calendar day, YYYYMMDD. */
  readonly today?: () => string;
}

function todayHere(): string {
  const now = new Date();
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}${part(now.getMonth() + 1)}${part(now.getDate())}`;
}

/** True while the session itself still holds bytes of an answer. */
const holdsBytes = ({ phase }: ReaderSession): boolean => phase.kind === 'adding';

export function startReader(
  config: ReaderConfig,
  clock: Clock,
  log: Log,
  ears: ReaderEars,
  options: ReaderOptions = {},
): ReaderDriver {
  // a wrong setting costs time, not the reader: the configured speed comes first, diagnostics tell the one found
  const bauds = [...new Set<number>(config.baud === 'probe' ? PROBED_BAUDS : [config.baud, ...PROBED_BAUDS])];
  const today = options.today ?? todayHere;
  let wire: SerialWire | undefined;
  /** Counts the openings, so that a late voice of an earlier wire is not heard. */
  let opening = 0;
  let ended = false;
  let speedSet: Promise<void> = Promise.resolve();
  let cancelWait = (): void => {};
  /** Frames whose bytes the session may still hold. */
  let held: Uint8Array[] = [];
  let asking: ((answer: Result<RequestDone, DeviceError>) => void) | undefined;

  const tell = (event: ReaderEvent): void => {
    runner.send(event);
    if (holdsBytes(runner.state())) return;
    for (const frame of held) frame.fill(0);
    held = [];
  };
  const talk = createConversation(clock, log, {
    answered(frame, answer) {
      held.push(frame);
      tell({ kind: 'answered', answer, today: today() });
    },
    unanswered: (why) => tell({ kind: 'unanswered', why }),
  });

  const open = async (baud: number): Promise<void> => {
    const mine = ++opening;
    const current = (): boolean => mine === opening && !ended;
    const heard = {
      data: (bytes: Uint8Array) => void (current() && talk.hear(bytes)),
      closed(): void {
        if (!current()) return;
        talk.end();
        tell({ kind: 'gone' });
      },
    };
    const opened = await openReaderWire(config, baud, heard, options.open);
    if (!current()) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (opened.ok) wire = opened.value;
    tell(opened.ok ? { kind: 'opened' } : { kind: 'openFailed', ...opened.error });
  };
  const closeWire = async (): Promise<void> => {
    opening++;
    const closing = wire;
    wire = undefined;
    talk.end();
    await closing?.close();
  };
  const answerRequest = (answer: Result<RequestDone, DeviceError>): void => {
    asking?.(answer);
    asking = undefined;
  };
  const handOver = (reading: CardReading): void => {
    const { samNumber, warnings, attempts } = reading;
    log({ event: 'cardRead', samNumber, warnings: warnings.length, attempts });
    ears.cardRead(reading);
  };
  const giveUp = (error: DeviceError): void => {
    if (error.kind === 'authFailed') {
      const { samNumber } = runner.state();
      log({ event: 'cardNotAuthentic', samNumber, detail: error.detail });
    }
    ears.cardFailed(error);
  };

  const perform = (effect: ReaderEffect): void => {
    if (ended) return;
    switch (effect.do) {
      case 'open':
        return void open(effect.baud);
      case 'close':
        return void closeWire();
      case 'setBaud':
        return void (speedSet = wire?.setBaud(effect.baud) ?? Promise.resolve());
      case 'send': {
        const mine = opening;
        return void speedSet.then(() => {
          if (mine === opening && !ended) wire?.write(talk.say(effect));
        });
      }
      case 'wait':
        cancelWait();
        cancelWait = clock.after(effect.ms, () => tell({ kind: 'waited' }));
        return;
      case 'showState':
        return ears.stateChanged(effect.state);
      case 'cardFound':
        return ears.cardFound();
      case 'cardRead':
        return handOver(effect.reading);
      case 'cardFailed':
        return giveUp(effect.error);
      case 'cardLifted':
        return ears.cardLifted();
      case 'cardLeft':
        log({ event: 'cardLeft' });
        return ears.cardLeft();
      case 'requestDone': {
        const { samNumber, baud } = runner.state();
        return answerRequest(ok({ sw3: effect.sw3, samNumber, baud }));
      }
      case 'requestFailed':
        return answerRequest(err(effect.error));
      default:
        return unreachable(effect);
    }
  };
  const settings = {
    ...options.settings,
    fingerprint: config.fingerprint === true,
    newestAddress: config.newestAddress === true,
  };
  const runner = run<ReaderSession, ReaderEvent, ReaderEffect>(
    openReader(bauds, settings),
    stepReader,
    perform,
  );

  return {
    watch: (on) => tell({ kind: 'watchChanged', on }),
    ask: (request) =>
      new Promise((resolve) => {
        if (asking !== undefined || ended) return resolve(err(fault('busy', request.ask)));
        asking = resolve;
        tell({ kind: 'asked', request });
      }),
    baud: () => runner.state().baud,
    forget() {
      talk.forget();
      tell({ kind: 'watchChanged', on: false });
    },
    async close() {
      ended = true;
      cancelWait();
      answerRequest(err(fault('cancelled', 'close')));
      await closeWire();
    },
  };
}
