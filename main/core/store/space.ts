/** Disk space: asked before a visit and before a migration, with a reserve file that is given up when the disk is full. */
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../util/durable.ts';

export interface SpaceLimits {
  /** A new visit is refused below this: one visit with 50 pages of 4 MB must still fit. */
  readonly visitBytes: number;
  /** Size of the reserve file: room for one capture and its commit. */
  readonly reserveBytes: number;
}
export const SPACE_LIMITS: SpaceLimits = { visitBytes: 256 * 1024 * 1024, reserveBytes: 32 * 1024 * 1024 };

export interface Space {
  freeBytes(): number;
  /** False: finish and send what is there, but let nobody begin. */
  enoughForVisit(): boolean;
  /** Makes or restores the reserve when there is plenty of room. */
  keepReserve(): Promise<void>;
  /** True when a reserve was there and is given up now; the caller tries again once. */
  releaseReserve(): boolean;
}

export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** `free` is passed in so that a test can fill the disk. */
export function spaceIn(
  folder: string,
  limits: SpaceLimits = SPACE_LIMITS,
  free: (folder: string) => number = freeBytesOf,
): Space {
  const reserve = join(folder, 'reserve');
  let making: Promise<void> | null = null;
  const make = (): Promise<void> => writeDurably(reserve, new Uint8Array(limits.reserveBytes));
  return {
    freeBytes: () => free(folder),
    enoughForVisit: () => free(folder) >= limits.visitBytes,
    keepReserve() {
      if (existsSync(reserve) || free(folder) < limits.visitBytes + limits.reserveBytes)
        return Promise.resolve();
      making ??= make().finally(() => (making = null));
      return making;
    },
    releaseReserve() {
      if (!existsSync(reserve)) return false;
      rmSync(reserve);
      return true;
    },
  };
}
