/** The ID-card reader's session in types: its phases, what can happen to it, and what it can want done. */
import type {
  CardRecord,
  CardWarning,
  DeviceError,
  DeviceErrorKind,
  DeviceState,
} from '../../main/contract/devices.ts';
import type { Step } from '../runner.ts';
import { READER_DELAYS } from './delays.ts';
import type { Answer, Command } from './protocol.ts';

/** One card as it was read. The bytes are views into the answer: the driver overwrites them once nobody holds them. */
export interface CardReading {
  readonly card: CardRecord;
  readonly warnings: CardWarning[];
  readonly samNumber: string;
  /** Tries it took. */
  readonly attempts: number;
  /** WLT-coded, 1024 bytes; never leaves memory. */
  readonly photo: Uint8Array;
  /** Opaque; null unless it was allowed, asked for and there. */
  readonly fingerprint: Uint8Array | null;
  /** The address written on the chip later than the printed one; null: none, or not asked for. */
  readonly newestAddress: string | null;
  /** Number of the card's body, hexadecimal; null where it was not asked for or not given. */
  readonly cardBody: string | null;
}

/** What is asked of a card after its main data: each at most once, and a failure loses nothing. */
export type Addition = 'newestAddress' | 'newestAddressOld' | 'cardBody';

/** What a technician can ask of a reader that is at rest. */
export type Request =
  | { readonly ask: 'status' | 'samNumber' | 'reset' }
  | { readonly ask: 'setBaud'; readonly baud: number }
  | { readonly ask: 'maxRf'; readonly bytes: number };

export type ReadCommand = 'read' | 'readWithFingerprint';

export type Phase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'probing'; readonly index: number }
  | { readonly kind: 'identifying' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'resting' }
  /** `cause`: what went wrong in the try before this one. */
  | { readonly kind: 'finding'; readonly attempt: number; readonly cause: DeviceErrorKind | null }
  | { readonly kind: 'selecting'; readonly attempt: number }
  | { readonly kind: 'reading'; readonly attempt: number; readonly by: ReadCommand }
  | { readonly kind: 'pausing'; readonly attempt: number; readonly cause: DeviceErrorKind | null }
  /** The card is read; more is being asked of it. The only phase that holds anything of a person. */
  | { readonly kind: 'adding'; readonly reading: CardReading; readonly ask: Addition }
  /** The card was dealt with and has not left yet. `look` is the command that notices; `looks` counts up to the reminder. */
  | { readonly kind: 'leaving'; readonly after: 'read' | 'failed'; readonly look: 'cardBody' | 'find'; readonly missed: number; readonly looks: number }
  | { readonly kind: 'resetting' }
  /** Out of service. `asked`: a sign of life is awaited. */
  | { readonly kind: 'broken'; readonly error: DeviceErrorKind; readonly asked: boolean }
  /** A technician's request is under way. */
  | { readonly kind: 'asking'; readonly request: Request }
  /** The SAM has said yes to a new speed, and is given time to take it on. */
  | { readonly kind: 'switching'; readonly from: number; readonly to: number }
  /** Does it answer at `at`? */
  | { readonly kind: 'verifying'; readonly from: number; readonly to: number; readonly at: 'new' | 'old' }; // prettier-ignore

/** What this reader may be asked. */
export interface ReaderSettings {
  /** Speeds to try, in order. */
  readonly bauds: readonly number[];
  readonly fingerprint: boolean;
  readonly newestAddress: boolean;
  readonly cardBody: boolean;
  /** Reset, speed and RF frame size, which only the technician's command line may ask for. */
  readonly technician: boolean;
  /** Looks at a card left behind before somebody is reminded. */
  readonly looksToRemind: number;
}

/** How the newest address is asked for on this reader, found out at the first card (devices.md A.4). */
export type NewestBy = 'unknown' | 'newestAddress' | 'newestAddressOld' | 'none';

export interface ReaderSession {
  readonly phase: Phase;
  readonly settings: ReaderSettings;
  readonly watch: boolean;
  readonly baud: number;
  readonly samNumber: string;
  readonly newestBy: NewestBy;
  /** The last command, for when the SAM has not understood it, and how often it was said again. */
  readonly last: SendEffect | null;
  readonly resent: number;
  /** Unanswered commands in a row. */
  readonly silent: number;
  /** Failed openings in a row, counted as far as they matter. */
  readonly failures: number;
  readonly opened: boolean;
  readonly resetTried: boolean;
}

export type OpenFailure = 'absent' | 'permissionDenied' | 'busy' | 'readerError' | 'ambiguous';
/** Why no usable answer came in time. `timeout` is a frame that broke off. */
export type NoAnswer = 'noAnswer' | 'timeout' | 'checksum' | 'protocol';

export type ReaderEvent =
  | { readonly kind: 'opened' }
  /** `detail` is for technicians: who holds the port, which ports fit. */
  | { readonly kind: 'openFailed'; readonly reason: OpenFailure; readonly detail: string }
  /** `today` is YYYYMMDD where the booth stands. */
  | { readonly kind: 'answered'; readonly answer: Answer; readonly today: string }
  | { readonly kind: 'unanswered'; readonly why: NoAnswer }
  | { readonly kind: 'waited' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'watchChanged'; readonly on: boolean }
  | { readonly kind: 'asked'; readonly request: Request };

/** `value` is the last byte of the two commands that carry one. */
export interface SendEffect {
  readonly do: 'send';
  readonly command: Command;
  readonly value: number | null;
  readonly limitMs: number;
}

export type ReaderEffect =
  | { readonly do: 'open'; readonly baud: number }
  | { readonly do: 'close' }
  | { readonly do: 'setBaud'; readonly baud: number }
  | SendEffect
  /** Replaces any earlier wait; ends as `waited`. */
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'showState'; readonly state: DeviceState }
  | { readonly do: 'cardFound' }
  | { readonly do: 'cardRead'; readonly reading: CardReading }
  | { readonly do: 'cardFailed'; readonly error: DeviceError }
  | { readonly do: 'cardLifted' }
  | { readonly do: 'cardLeft' }
  | { readonly do: 'requestDone'; readonly request: Request; readonly sw3: number }
  | { readonly do: 'requestFailed'; readonly error: DeviceError };

export type ReaderStep = Step<ReaderSession, ReaderEffect>;

/** A reader that may be asked for a card's main data and nothing else. */
export const PLAIN_SETTINGS: Omit<ReaderSettings, 'bauds'> = {
  fingerprint: false,
  newestAddress: false,
  cardBody: false,
  technician: false,
  looksToRemind: READER_DELAYS.cardLeft / READER_DELAYS.removalPoll,
};

export function openReader(
  bauds: readonly number[],
  settings: Partial<Omit<ReaderSettings, 'bauds'>> = {},
): ReaderStep {
  const baud = bauds[0] ?? 115_200;
  return {
    state: {
      phase: { kind: 'opening' },
      settings: { ...PLAIN_SETTINGS, ...settings, bauds },
      watch: false,
      baud,
      samNumber: '',
      newestBy: 'unknown',
      last: null,
      resent: 0,
      silent: 0,
      failures: 0,
      opened: false,
      resetTried: false,
    },
    effects: [
      { do: 'showState', state: { kind: 'opening' } },
      { do: 'open', baud },
    ],
  };
}
