/** Drives a SAM-V ID-card reader on a serial port: performs what the session decides and tells it what the wire said. */
import type { CardRecord, CardWarning, DeviceError, DeviceState } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { run } from '../runner.ts';
import { createFramer } from '../transport/framing.ts';
import { openSerial, type SerialWire } from '../transport/serial.ts';
import { PROBED_BAUDS, READER_DELAYS } from './delays.ts';
import { decodeAnswer, encodeCommand, SAM_FRAME, type Command } from './protocol.ts';
import { stepReader } from './session.ts';
import {
  openReader,
  type NoAnswer,
  type ReaderEffect,
  type ReaderEvent,
  type ReaderSession,
} from './states.ts';

export interface ReaderConfig {
  readonly path: string;
  readonly baud: 'probe' | number;
}

export interface ReaderEars {
  readonly stateChanged: (state: DeviceState) => void;
  readonly cardFound: () => void;
  readonly cardRead: (card: CardRecord, warnings: CardWarning[], samNumber: string) => void;
  readonly cardFailed: (error: DeviceError) => void;
  readonly cardLifted: () => void;
}

export interface ReaderDriver {
  watch(on: boolean): void;
  /** Zeroes every buffer that may hold part of a card. */
  forget(): void;
  close(): Promise<void>;
}

/** The booth's own calendar day, YYYYMMDD. */
function today(): string {
  const now = new Date();
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}${part(now.getMonth() + 1)}${part(now.getDate())}`;
}

export function startReader(config: ReaderConfig, clock: Clock, log: Log, ears: ReaderEars): ReaderDriver {
  // a wrong setting costs time, not the reader: the configured speed comes first, diagnostics tell the one found
  const bauds = [...new Set<number>(config.baud === 'probe' ? PROBED_BAUDS : [config.baud, ...PROBED_BAUDS])];
  const framer = createFramer(SAM_FRAME);
  let wire: SerialWire | undefined;
  /** Counts the openings, so that a late voice of an earlier wire is not heard. */
  let opening = 0;
  let ended = false;
  let pending:
    { command: Command; since: number; limitMs: number; noiseBefore: number; cancel: Cancel } | undefined;
  let cancelGap: Cancel = () => {};
  let cancelWait: Cancel = () => {};

  const settle = (event: ReaderEvent): void => {
    pending?.cancel();
    cancelGap();
    pending = undefined;
    framer.reset();
    runner.send(event);
  };
  const noAnswer = (): void => {
    if (pending === undefined) return;
    const noise = framer.noise() - pending.noiseBefore;
    if (noise > 0) log({ event: 'readerNoise', bytes: noise });
    const why: NoAnswer = framer.pending() > 0 ? 'timeout' : noise > 0 ? 'protocol' : 'noAnswer';
    settle({ kind: 'unanswered', why });
  };
  const hear = (bytes: Uint8Array): void => {
    if (pending === undefined) return; // strict master and slave: nothing is said unasked (devices.md A.2)
    const [frame] = framer.push(bytes);
    bytes.fill(0);
    cancelGap();
    if (frame === undefined) {
      // only a frame that has begun may break off; noise is left to the command's own limit
      if (framer.pending() > 0) cancelGap = clock.after(READER_DELAYS.interByte, noAnswer);
      return;
    }
    const { command, since } = pending;
    const answer = decodeAnswer(frame);
    if (!answer.ok) return settle({ kind: 'unanswered', why: answer.error });
    const ms = Math.round(clock.now() - since);
    if (command === 'read' || command === 'reset') {
      log({ event: 'readerAnswered', command, sw3: answer.value.sw3, bytes: frame.length + 5, ms });
    }
    settle({ kind: 'answered', answer: answer.value, today: today() });
    frame.fill(0);
  };

  const open = async (baud: number): Promise<void> => {
    const mine = ++opening;
    const opened = await openSerial(config.path, baud, READER_DELAYS.nodeGuard, {
      data: (bytes) => void (mine === opening && hear(bytes)),
      closed: () => void (mine === opening && !ended && settle({ kind: 'gone' })),
    });
    if (mine !== opening || ended) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (opened.ok) wire = opened.value;
    runner.send(opened.ok ? { kind: 'opened' } : { kind: 'openFailed', reason: opened.error });
  };
  const closeWire = async (): Promise<void> => {
    opening++;
    const closing = wire;
    wire = undefined;
    pending?.cancel();
    pending = undefined;
    cancelGap();
    await closing?.close();
  };
  const ask = (command: Command, limitMs: number): void => {
    framer.reset(); // input from before the command is stale
    pending = {
      command,
      since: clock.now(),
      limitMs,
      noiseBefore: framer.noise(),
      cancel: clock.after(limitMs, noAnswer),
    };
    wire?.write(encodeCommand(command));
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
          if (mine === opening && !ended) ask(effect.command, effect.limitMs);
        });
      }
      case 'wait':
        cancelWait();
        cancelWait = clock.after(effect.ms, () => runner.send({ kind: 'waited' }));
        return;
      case 'showState':
        return ears.stateChanged(effect.state);
      case 'cardFound':
        return ears.cardFound();
      case 'cardRead':
        log({ event: 'cardRead', samNumber: effect.samNumber, warnings: effect.warnings.length, attempts: effect.attempts }); // prettier-ignore
        return ears.cardRead(effect.card, effect.warnings, effect.samNumber);
      case 'cardFailed':
        return ears.cardFailed(effect.error);
      case 'cardLifted':
        return ears.cardLifted();
      default:
        return unreachable(effect);
    }
  };
  let speedSet: Promise<void> = Promise.resolve();
  const runner = run<ReaderSession, ReaderEvent, ReaderEffect>(openReader(bauds), stepReader, perform);

  return {
    watch: (on) => runner.send({ kind: 'watchChanged', on }),
    forget() {
      framer.reset();
      runner.send({ kind: 'watchChanged', on: false });
    },
    async close() {
      ended = true;
      cancelWait();
      await closeWire();
    },
  };
}
