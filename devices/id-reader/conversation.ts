/** One command and its answer on the reader's wire: limits, noise, frames, and no byte kept that is not needed. */
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createFramer } from '../transport/framing.ts';
import { READER_DELAYS } from './delays.ts';
import { createNoiseMeter } from './noise.ts';
import { decodeAnswer, encodeCommand, SAM_FRAME, type Answer, type Command } from './protocol.ts';
import type { NoAnswer, SendEffect } from './states.ts';

export interface Conversation {
  /** Begins to wait for the answer, and gives the bytes to write. What was heard before is stale. */
  say(send: SendEffect): Uint8Array;
  /** Bytes off the wire; they are overwritten once taken. */
  hear(bytes: Uint8Array): void;
  /** Overwrites what has come of an answer so far; its command will run into its limit. */
  forget(): void;
  /** Nothing more is awaited: the wire is gone. */
  end(): void;
}

export interface ConversationEars {
  /** `frame` holds the bytes `answer` looks into; whoever hears it overwrites them. */
  readonly answered: (frame: Uint8Array, answer: Answer) => void;
  readonly unanswered: (why: NoAnswer) => void;
}

interface Pending {
  readonly command: Command;
  readonly since: number;
  readonly noiseBefore: number;
  readonly cancel: Cancel;
}

/** Commands whose answers are worth a line of the log: the others come several times a second. */
const LOGGED: ReadonlySet<Command> = new Set<Command>([
  'read',
  'readWithFingerprint',
  'reset',
  'setBaud',
  'maxRf',
]);
/** Preamble, which a frame comes without. */
const PREAMBLE_BYTES = SAM_FRAME.preamble.length;

export function createConversation(clock: Clock, log: Log, ears: ConversationEars): Conversation {
  const framer = createFramer(SAM_FRAME);
  const noiseMeter = createNoiseMeter();
  let pending: Pending | undefined;
  let cancelGap: Cancel = () => {};

  const stop = (): void => {
    pending?.cancel();
    cancelGap();
    pending = undefined;
    framer.reset();
  };
  /** Logs what the line said besides the answer since the command went out. */
  const noteNoise = ({ noiseBefore }: Pending): number => {
    const bytes = framer.noise() - noiseBefore;
    if (bytes === 0) return 0;
    log({ event: 'readerNoise', bytes });
    const perMinute = noiseMeter.heard(clock.now());
    if (perMinute !== null) log({ event: 'readerNoisy', perMinute });
    return bytes;
  };
  const noAnswer = (): void => {
    if (pending === undefined) return;
    const noise = noteNoise(pending);
    const why: NoAnswer = framer.pending() > 0 ? 'timeout' : noise > 0 ? 'protocol' : 'noAnswer';
    stop();
    ears.unanswered(why);
  };
  const conclude = (frame: Uint8Array, { command, since }: Pending): void => {
    const answer = decodeAnswer(frame);
    if (!answer.ok) {
      frame.fill(0);
      return ears.unanswered(answer.error);
    }
    if (LOGGED.has(command)) {
      const ms = Math.round(clock.now() - since);
      log({ event: 'readerAnswered', command, sw3: answer.value.sw3, bytes: frame.length + PREAMBLE_BYTES, ms }); // prettier-ignore
    }
    ears.answered(frame, answer.value);
  };

  return {
    say({ command, value, limitMs }) {
      stop();
      const cancel = clock.after(limitMs, noAnswer);
      pending = { command, since: clock.now(), noiseBefore: framer.noise(), cancel };
      return encodeCommand(command, value ?? undefined);
    },
    hear(bytes) {
      // strict master and slave: nothing is said unasked (devices.md A.2)
      const frames = pending === undefined ? [] : framer.push(bytes);
      bytes.fill(0);
      const [frame, ...more] = frames;
      for (const extra of more) extra.fill(0);
      if (pending === undefined) return;
      cancelGap();
      if (frame === undefined) {
        // only a frame that has begun may break off; noise is left to the command's own limit
        if (framer.pending() > 0) cancelGap = clock.after(READER_DELAYS.interByte, noAnswer);
        return;
      }
      const asked = pending;
      noteNoise(asked);
      stop();
      conclude(frame, asked);
    },
    forget: () => framer.reset(),
    end: stop,
  };
}
