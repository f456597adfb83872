/** The one interface behind which every driver stands that takes pictures of paper (devices.md C.2); types only. */
import type { DeviceErrorKind, ScannedPage } from './devices.ts';
import type { Result } from './result.ts';

export type PaperSource = 'flatbed' | 'feeder' | 'feederDuplex' | 'camera';
export type PaperMode = 'color' | 'gray';

export interface SourceInfo {
  /** Stays the same over unplug, replug and another address; never the path alone. */
  readonly id: string;
  readonly model: string;
  readonly sources: readonly PaperSource[];
  readonly modes: readonly PaperMode[];
  /** Ends of a range, or every allowed value; empty where the device tells none. */
  readonly resolutions: readonly number[];
  readonly maxMm: { readonly x: number; readonly y: number } | null;
}

/** What stands in the way of the next scan right now. */
export type SourceStatus =
  'ready' | 'busy' | 'feederEmpty' | 'coverOpen' | 'jam' | 'mispick' | 'multiFeed' | 'offline';

export interface ScanOptions {
  readonly source: Exclude<PaperSource, 'feederDuplex'>;
  readonly mode: PaperMode;
  readonly dpi: number;
  /** `jpeg` as a rule; `lossless` after a back end's picture writer has crashed. */
  readonly format: 'jpeg' | 'lossless';
  /** Index of the first page, from 0: a job may take several scans. */
  readonly firstIndex: number;
  /** A page begins (null), or so much of it is there. */
  readonly progressed: (percent: number | null) => void;
}

export interface SourceFailure {
  readonly kind: DeviceErrorKind;
  /** For technicians; nothing of the page. */
  readonly detail: string;
}

export interface DocumentSource {
  /** Whether the device is there, and what it can do. */
  info(): Promise<Result<SourceInfo, DeviceErrorKind>>;
  status(): Promise<SourceStatus>;
  /**
   * Pages one by one as they finish; ends when the feeder is empty or the one sheet is done. A failure comes as the last
   * item, after every page that finished before it. Aborting ends it with `cancelled`.
   */
  scan(options: ScanOptions, signal: AbortSignal): AsyncIterable<Result<ScannedPage, SourceFailure>>;
  /** Nothing of a page is left behind, nothing stays open. */
  close(): Promise<void>;
}
