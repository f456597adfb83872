/** Every delay of the ID-card reader in one table, in milliseconds (devices.md A.7). */
import type { Command } from './protocol.ts';

export const READER_DELAYS = {
  /** Between two looks for a card. */
  poll: 300,
  /** Between two looks whether the card still lies there after a reading. */
  removalPoll: 500,
  /** Before a failed reading is tried again. */
  retry: 100,
  /** A card that was dealt with and still lies there after this long is worth a word: 请取走证件 (devices.md F.2). */
  cardLeft: 10_000,
  /** From "yes" to a new speed until it is used: the SAM needs 5 ms (devices.md A.3). */
  baudSwitch: 20,
  /** Idle sign of life. */
  heartbeat: 3000,
  /** Pause before the port is opened again, by number of failed tries. */
  reopen: [500, 1000, 2000, 5000],
  /** No rights on the port: a person must act, so no storm of tries. */
  reopenForbidden: 10_000,
  /** Another program holds the port. */
  reopenBusy: 2000,
  /** A reader out of service is asked again this often. */
  outOfService: 10_000,
  /** Answer limit of each speed tried by the probe. */
  probe: 300,
  /** Longest silence inside one frame. */
  interByte: 300,
  /** How often the port's node is looked at (devices.md D.1b). */
  nodeGuard: 250,
} as const;

/** Longest wait for each answer at 115200 and the extra at slower speeds. */
const LIMITS: Readonly<Record<Command, { readonly fast: number; readonly extraAt9600: number }>> = {
  reset: { fast: 500, extraAt9600: 100 },
  status: { fast: 500, extraAt9600: 100 },
  samNumber: { fast: 500, extraAt9600: 100 },
  find: { fast: 400, extraAt9600: 100 },
  select: { fast: 400, extraAt9600: 100 },
  read: { fast: 2500, extraAt9600: 1500 },
  readWithFingerprint: { fast: 3500, extraAt9600: 2500 },
  newestAddress: { fast: 1500, extraAt9600: 100 },
  newestAddressOld: { fast: 1500, extraAt9600: 100 },
  cardBody: { fast: 1500, extraAt9600: 100 },
  setBaud: { fast: 500, extraAt9600: 100 },
  maxRf: { fast: 500, extraAt9600: 100 },
};

/** Answer limit of a command at a speed; the extra grows with the time a byte takes. */
export function answerLimit(command: Command, baud: number): number {
  const { fast, extraAt9600 } = LIMITS[command];
  return fast + Math.round(extraAt9600 * Math.min(1, 9600 / baud));
}

/** Speeds in the order they are tried (devices.md F.2). */
export const PROBED_BAUDS = [115_200, 57_600, 38_400, 19_200, 9600] as const;
