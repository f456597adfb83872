/** Keeps one driver per plug-in: looks for the device, starts a driver where it is, and a fresh one after it has gone. */
import type { Cancel, Clock } from './clock.ts';

export const PLUG_DELAYS = {
  /** How often an absent device is looked for, watch or no watch. */
  poll: 2000,
  /** Before the next driver is started, by drivers in a row that never became ready. */
  restart: [500, 1000, 2000, 5000],
} as const;

export interface Driven {
  close(): Promise<void>;
}

/** `start` begins a driver where the device is; null: it is not there now. */
export interface Plugged<Driver extends Driven> {
  find(): Promise<{ start(): Driver } | null>;
}

export interface Plug<Driver extends Driven> {
  /** The driver of the present plug-in, or null. */
  driver(): Driver | null;
  /** The driver says that its device works: the next loss is not counted as a repetition. */
  worked(): void;
  /** The driver says that its device has gone: it is closed and never used again. */
  gone(): void;
  /** Something was plugged: looks at once instead of at the next poll. */
  look(): void;
  close(): Promise<void>;
}

export function createPlug<Driver extends Driven>(clock: Clock, plugged: Plugged<Driver>): Plug<Driver> {
  let driver: Driver | null = null;
  let closing: Promise<void> = Promise.resolve();
  let looking = false;
  let ended = false;
  let failures = 0;
  /** Set while a failed driver is given time: a hasty watch must not start the next one earlier. */
  let resting = false;
  let cancel: Cancel = () => {};

  const lookIn = (ms: number): void => {
    cancel();
    if (ended) return;
    cancel = clock.after(ms, () => {
      resting = false;
      void look();
    });
  };
  const look = async (): Promise<void> => {
    if (ended || looking || resting || driver !== null) return;
    looking = true;
    const found = await plugged.find();
    await closing; // two drivers never hold one device
    looking = false;
    if (ended) return;
    if (found === null) return lookIn(PLUG_DELAYS.poll);
    cancel();
    driver = found.start();
  };
  void look();

  return {
    driver: () => driver,
    worked: () => (failures = 0),
    gone() {
      if (driver === null) return;
      closing = driver.close();
      driver = null;
      const last = PLUG_DELAYS.restart.length - 1;
      resting = true;
      lookIn(PLUG_DELAYS.restart[Math.min(failures, last)] ?? PLUG_DELAYS.poll);
      failures += 1;
    },
    look: () => void look(),
    async close() {
      ended = true;
      cancel();
      await Promise.all([driver?.close(), closing]);
      driver = null;
    },
  };
}
