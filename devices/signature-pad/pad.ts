/** What a signature pad of any kind offers to the host. */
import type { DeviceError, DeviceState, PadPrompt, PenSample } from '../../main/contract/devices.ts';
import type { Result } from '../../main/contract/result.ts';
import type { Bitmap } from './prompt.ts';
import type { Pad } from './session.ts';

export interface PadEars {
  readonly stateChanged: (state: DeviceState) => void;
  /** `gaps`: samples lost among these. */
  readonly inkDrawn: (job: string, samples: PenSample[], gaps: number) => void;
  readonly signingBroke: (job: string, error: DeviceError) => void;
}

export interface PadDriver {
  /** `image`: a picture for the pad's screen, made to its size; without one the driver draws the prompt itself. */
  start(job: string, prompt: PadPrompt, image?: Bitmap): Promise<Result<Pad, DeviceError>>;
  clear(job: string): void;
  stop(job: string): void;
  /** Drops the ink, blanks the screen. Resolves when the pad is blank. */
  forget(): Promise<void>;
  close(): Promise<void>;
}
