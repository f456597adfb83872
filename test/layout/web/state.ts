/** What a state of the web page is: what the court would say to it, and what a person has pressed since. Synthetic people only. */
import type { LiveTell, RoomView } from '../../../main/contract/live.ts';
import type { RemoteView } from '../../../main/contract/remote/page.ts';
import type { LineEnd } from '../../../renderer/call/line.ts';

/** A button by the beginning of its Chinese words; words for the first field that stands empty; a name drawn in the box. */
export type Step = string | { readonly write: string } | { readonly ink: true };

export interface WebState {
  /** Unique; names its picture. */
  readonly name: string;
  /** What the page asks of its machine; `asking`: the person has not answered yet. */
  readonly devices?: 'both' | 'none' | 'asking';
  /** What a code is answered with; a page of a state without it holds a ticket. */
  readonly code?: { readonly refused: string };
  /** Left out: the court has not answered yet. */
  readonly room?: RoomView;
  /** Said after the room. */
  readonly tells?: readonly LiveTell[];
  /** What the booth's table shows this page. */
  readonly table?: RemoteView;
  /** Once everything was said. */
  readonly after?: 'lost' | LineEnd | Extract<LiveTell, { t: 'over' }>['reason'];
  readonly press?: readonly Step[];
}
