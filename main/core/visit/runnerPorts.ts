/** What the runner of a visit needs of the rest of the core: each a small door, opened by the composition root. */
import type { Caller } from '../../contract/port.ts';
import type {
  DevicesBorder,
  PadGeometry,
  PadPicture,
  PadPrompt,
  PadScreen,
  PenSample,
} from '../../contract/devices.ts';
import type { CameraConfig } from '../../contract/launch.ts';
import type { Log } from '../../contract/events.ts';
import type { MattersAnswer, SiteInfo } from '../../contract/link.ts';
import type { Language, LocalText, PolicyPack } from '../../contract/policy.ts';
import type { ClockQuality } from '../../contract/request.ts';
import type { Result } from '../../contract/result.ts';
import type { BoothView, LinkState } from '../../contract/screen.ts';
import type { CutTold } from '../../contract/sessionScreen.ts';
import type { Attendant } from '../hearing/attendant.ts';
import type { Joiner } from '../joining/joiner.ts';
import type { PageCleaner } from '../pages/pageThread.ts';
import type { ThreeKeys } from '../../contract/launch.ts';
import type { VisitPapers } from '../papers/visitPapers.ts';
import type { PlainFile, UnsealedBundle } from './bundle.ts';
import type { RemoteSeats } from '../session/remote/remoteSeats.ts';
import type { SessionPorts } from '../session/sessionRunner.ts';
import type { Table } from '../session/desk.ts';
import type { StatementPorts } from './statementReader.ts';
import type { Moment, Visit } from './visit.ts';
import type { z } from 'zod';

export interface Document {
  readonly title: LocalText;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
}

export interface SlipFacts {
  readonly document: string;
  readonly capturedAt: string;
  readonly clockTrusted: boolean;
  readonly documentSha256: string;
  readonly evidencePages: number;
  readonly received: { readonly number: string; readonly at: string } | null;
}

export interface RunnerPorts extends StatementPorts {
  readonly clock: {
    now(): number;
    monotonicMs(): number;
    after(ms: number, call: () => void): () => void;
    quality(): ClockQuality;
  };
  newId(): string;
  readonly log: Log;
  pack(): PolicyPack;
  site(): z.infer<typeof SiteInfo>;
  link(): LinkState;
  readonly pad: 'stu' | 'pointer' | 'none';
  readonly practice: boolean;
  /** The document camera the page may open, and whether there is a scanner besides. */
  readonly camera: CameraConfig | null;
  readonly hasScanner: boolean;
  /** The three-key pad of this booth, where it has unusual keys. */
  readonly keys?: ThreeKeys;
  devices(): Caller<DevicesBorder> | null;
  openPapers(visitId: string): Promise<VisitPapers>;
  readonly pages: PageCleaner;
  /** Fails with the characters no font of the booth can draw. */
  makeDocument(visit: Visit): Promise<Result<Document, readonly string[]>>;
  /** The prompt for the pad's screen; null where it cannot be drawn here, then the pad writes it itself. Fails with characters no font has. */
  drawPad(
    prompt: PadPrompt,
    language: Language,
    screen: PadScreen,
  ): Promise<Result<PadPicture | null, readonly string[]>>;
  makeSlip(facts: SlipFacts): Promise<Uint8Array | null>;
  samplesDigest(samples: readonly PenSample[]): string;
  capture(
    bundle: UnsealedBundle,
    files: readonly PlainFile[],
  ): Promise<Result<{ readonly itemId: string }, { readonly kind: string }>>;
  /** What became of a mediation here that a crash cut. */
  cut(): CutTold;
  /** The booth's part in hearings. */
  readonly hearing: Pick<Attendant, 'perform' | 'door'>;
  /** Somebody's part in a mediation of another booth. */
  readonly joining: Pick<Joiner, 'perform'>;
  /** Until when one waits for whoever led it. */
  cutUntil(): string | null;
  /** What a mediation at this booth needs beside the rest. */
  readonly session: Pick<
    SessionPorts,
    | 'software'
    | 'opened'
    | 'makePaper'
    | 'seal'
    | 'capturePacket'
    | 'captureInked'
    | 'demoFor'
    | 'group'
    | 'kept'
    | 'deliveryOf'
  >;
  /** The draft of the table as others have it in a live session; absent: this booth has none. */
  readonly draft?: {
    shared(): boolean;
    /** Nobody writes any more; told as `draftSettled`. */
    settle(): void;
    /** After every event. Null: there is no table with a draft. */
    follow(table: Table | null, moment: Moment): void;
  };
  /** The table's ends of the lines to pages elsewhere. */
  readonly remote: Pick<RemoteSeats, 'answer' | 'follow'>;
  queryMatters(visit: Visit): Promise<Result<MattersAnswer, { readonly kind: string }>>;
  forgetDocuments(): Promise<void>;
  renewWindow(): void;
  /** Everything of the visit is gone: what had to wait for that may happen now. */
  visitEnded(): void;
  push(view: BoothView): void;
  pushInk(samples: readonly PenSample[], geometry: PadGeometry): void;
  pushInkCleared(): void;
  pushShotAsked(): void;
  /** Tells the shell whether the page may open the camera now. */
  allowCamera(allowed: boolean): void;
}
