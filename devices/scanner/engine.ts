/** What carries out a scan: SANE's `scanimage` or the own eSCL client. The session above knows no difference. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { Result } from '../../main/contract/result.ts';
import type { ImageFormat, ScanWish } from './protocol.ts';

export interface ScanRun {
  readonly wish: ScanWish;
  readonly format: ImageFormat;
  /** Number of the run's first page within its job, from 1. */
  readonly firstPage: number;
}

export interface RunEars {
  readonly pageStarted: () => void;
  readonly progressed: (percent: number) => void;
  /** A page's file as it came, perhaps torn; the bytes are the listener's own. `dpi` as far as the device tells. */
  readonly page: (bytes: Uint8Array<ArrayBuffer>, dpi: number) => void;
  /** Called once, after the last page. Null: the run came to its own end, with however many pages. */
  readonly ended: (failure: DeviceErrorKind | null, detail: string) => void;
}

export interface RunningScan {
  /** Asks the run to end; `ended` tells when it has. */
  stop(): void;
}

export interface ScanEngine {
  /** Whether the scanner is there. Never called during a run. */
  look(): Promise<Result<{ readonly model: string; readonly identity: string }, DeviceErrorKind>>;
  start(run: ScanRun, ears: RunEars): RunningScan;
  /** Removes every page still lying about. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}
