/** The booth's clock: wall time corrected by the court, monotonic time, and how far both can be trusted. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Log } from '../../contract/events.ts';
import type { ClockQuality } from '../../contract/request.ts';
import { instant } from './instant.ts';

/** Time and timers are passed in everywhere, so that tests own them. */
export interface Clock {
  /** Best known wall time, ms since the epoch: the machine's, corrected by the court's when they differ. */
  now(): number;
  monotonicMs(): number;
  /** Calls once; the answer cancels. */
  after(ms: number, call: () => void): () => void;
  quality(): ClockQuality;
  /** The court said what time it is (`date` header, one-second grain). */
  synced(courtMs: number): void;
  /** Raises the floor to the present, so that a flat battery is noticed at the next start; called now and then. */
  note(): void;
}

/** Without a time source for this long the clock counts as untrusted (domain.md 4.7, `offline+clockUntrusted`). */
export const TRUST_MS = 72 * 3_600_000;
/** Smaller differences are the grain of the `date` header and the time of flight, not an error of the clock. */
export const OFFSET_GRAIN_MS = 2_000;
const KEEP_EVERY_MS = 60_000;

/** What the clock remembers over a restart: the store keeps it. */
export interface ClockMemory {
  /** Last known time; the clock never trusts an earlier one. */
  readonly floor: number | null;
  readonly lastSyncAt: number | null;
  keep(floor: number, lastSyncAt: number | null): void;
}

export interface MachineTime {
  wallMs(): number;
  monotonicMs(): number;
  after(ms: number, call: () => void): () => void;
  readonly bootId: string;
}

export function machineTime(): MachineTime {
  return {
    wallMs: () => Date.now(),
    monotonicMs: () => Number(process.hrtime.bigint() / 1_000_000n),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    bootId: readBootId(),
  };
}

/** Linux tells one boot from the next; elsewhere each start of the program counts as a boot. */
function readBootId(): string {
  if (process.platform !== 'linux') return randomUUID();
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** `log` may be silent; `memory` is null until the store is open (see `remember`). */
export function createClock(machine: MachineTime = machineTime(), log: Log = () => undefined) {
  let memory: ClockMemory | null = null;
  let offsetMs = 0;
  let syncAt: number | null = null;
  let syncMonotonic: number | null = null;
  let floor: number | null = null;
  let keptAt = Number.NEGATIVE_INFINITY;

  const wall = (): number => machine.wallMs() + offsetMs;
  const behindMs = (): number => {
    const behind = floor === null ? 0 : floor - wall();
    return behind > OFFSET_GRAIN_MS ? behind : 0;
  };

  function keepSometimes(): void {
    if (memory === null || floor === null || machine.monotonicMs() - keptAt < KEEP_EVERY_MS) return;
    keptAt = machine.monotonicMs();
    memory.keep(floor, syncAt);
  }

  const clock: Clock = {
    now: wall,
    monotonicMs: () => machine.monotonicMs(),
    after: (ms, call) => machine.after(ms, call),
    quality() {
      const fresh =
        syncMonotonic !== null
          ? machine.monotonicMs() - syncMonotonic <= TRUST_MS
          : syncAt !== null && wall() - syncAt <= TRUST_MS && wall() >= syncAt;
      return {
        wall: instant(wall()),
        monotonicMs: machine.monotonicMs(),
        bootId: machine.bootId,
        lastSyncAt: syncAt === null ? null : instant(syncAt),
        trusted: fresh && behindMs() === 0,
      };
    },
    synced(courtMs) {
      // A court days behind its own earlier word has a wrong clock itself, or is not the court.
      if (syncAt !== null && courtMs < syncAt - TRUST_MS) return;
      const difference = courtMs - machine.wallMs();
      const wanted = Math.abs(difference) <= OFFSET_GRAIN_MS ? 0 : difference;
      if (Math.abs(wanted - offsetMs) > OFFSET_GRAIN_MS) {
        offsetMs = wanted;
        if (wanted !== 0) log('clockCorrected', { offsetMs: wanted });
      }
      syncAt = courtMs;
      syncMonotonic = machine.monotonicMs();
      floor = wall(); // also lowers a floor that a wrong clock had pushed into the future
      keepSometimes();
    },
    note() {
      if (behindMs() > 0) return;
      floor = wall();
      keepSometimes();
    },
  };
  return {
    ...clock,
    /** Gives the clock its memory of earlier runs, once the store is open. */
    remember(kept: ClockMemory): void {
      memory = kept;
      floor = kept.floor;
      syncAt ??= kept.lastSyncAt;
      if (behindMs() > 0) log('clockBehindFloor', { behindMs: behindMs() });
    },
    /** False while the machine shows a time before the last known one: the start screen says "the clock is wrong". */
    plausible: (): boolean => behindMs() === 0,
  };
}
export type BoothClock = ReturnType<typeof createClock>;
