/** The ID-card reader's session in types: its phases, what can happen to it, and what it can want done. */
import type {
  CardRecord,
  CardWarning,
  DeviceError,
  DeviceErrorKind,
  DeviceState,
} from '../../main/contract/devices.ts';
import type { Step } from '../runner.ts';
import type { Answer, Command } from './protocol.ts';

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
  | { readonly kind: 'reading'; readonly attempt: number }
  | { readonly kind: 'pausing'; readonly attempt: number; readonly cause: DeviceErrorKind | null }
  /** The card was dealt with and has not left yet. `look` is the command that notices. */
  | { readonly kind: 'leaving'; readonly after: 'read' | 'failed'; readonly look: 'cardBody' | 'find'; readonly missed: number }
  | { readonly kind: 'resetting' }
  | { readonly kind: 'broken'; readonly error: DeviceErrorKind }; // prettier-ignore

export interface ReaderSession {
  readonly phase: Phase;
  readonly watch: boolean;
  /** Speeds to try, in order; the one in use. */
  readonly bauds: readonly number[];
  readonly baud: number;
  readonly samNumber: string;
  /** Unanswered commands in a row. */
  readonly silent: number;
  /** Failed openings in a row. */
  readonly failures: number;
  readonly opened: boolean;
  readonly resetTried: boolean;
}

export type OpenFailure = 'absent' | 'permissionDenied' | 'busy' | 'readerError';
/** Why no usable answer came in time. `timeout` is a frame that broke off. */
export type NoAnswer = 'noAnswer' | 'timeout' | 'checksum' | 'protocol';

export type ReaderEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'openFailed'; readonly reason: OpenFailure }
  /** `today` is YYYYMMDD where the booth stands. */
  | { readonly kind: 'answered'; readonly answer: Answer; readonly today: string }
  | { readonly kind: 'unanswered'; readonly why: NoAnswer }
  | { readonly kind: 'waited' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'watchChanged'; readonly on: boolean };

export type ReaderEffect =
  | { readonly do: 'open'; readonly baud: number }
  | { readonly do: 'close' }
  | { readonly do: 'setBaud'; readonly baud: number }
  | { readonly do: 'send'; readonly command: Command; readonly limitMs: number }
  /** Replaces any earlier wait; ends as `waited`. */
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'showState'; readonly state: DeviceState }
  | { readonly do: 'cardFound' }
  | { readonly do: 'cardRead'; readonly card: CardRecord; readonly warnings: CardWarning[]; readonly samNumber: string; readonly attempts: number }
  | { readonly do: 'cardFailed'; readonly error: DeviceError }
  | { readonly do: 'cardLifted' }; // prettier-ignore

export type ReaderStep = Step<ReaderSession, ReaderEffect>;

export function openReader(bauds: readonly number[]): ReaderStep {
  const baud = bauds[0] ?? 115_200;
  return {
    state: {
      phase: { kind: 'opening' },
      watch: false,
      bauds,
      baud,
      samNumber: '',
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
