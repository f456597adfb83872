/** What the table's part in a shared draft needs, and what it does for the link and the runner. */
import type { LiveAsk, LiveTell } from '../../contract/live.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import type { SessionNews } from './wishes.ts';

export interface DraftHostPorts {
  /** Over the table's own seat; lost while the line is down. */
  readonly say: (ask: LiveAsk) => void;
  readonly tellPage: (tell: LiveTell) => void;
  readonly tell: (news: SessionNews) => void;
  readonly after: (ms: number, call: () => void) => () => void;
  /** 16 random bytes, base64url. */
  readonly newDraftId: () => string;
  /** The draft was laid before others, or is no longer. */
  readonly noted: (on: boolean) => void;
}

export interface DraftHost {
  /** False: there is no open draft to lay. */
  share(on: boolean): boolean;
  shared(): boolean;
  /** What the court tells this seat; true: the page hears it as it came. */
  heard(tell: LiveTell): boolean;
  /** What the page says; true: it goes on to the court. */
  asked(ask: LiveAsk): boolean;
  line(up: boolean): void;
  settle(): void;
  follow(table: Table | null, moment: Moment): void;
  /** The room is over. */
  forget(): void;
}
