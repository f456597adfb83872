/** The words about a paper that is looked at together; a language is complete when it compiles. */
import type { PaperWhat } from '../../../main/contract/coview.ts';
import type { LiveRole } from '../../../main/contract/live.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface PaperText {
  readonly what: Readonly<Record<PaperWhat, string>>;
  readonly page: (page: number, pages: number) => string;
  /** The same on every seat: read aloud to compare. */
  readonly version: (digest: string) => string;
  readonly leads: (who: string) => string;
  readonly own: (page: number) => string;
  readonly marks: (who: string, strokes: number) => string;
  readonly note: (who: string) => string;
  readonly catalogueOf: (number: string) => string;
  readonly range: (from: number, to: number) => string;
  readonly found: (count: number, more: boolean, going: boolean) => string;
  readonly noteBy: (who: string) => string;
  /** A hand of an earlier session. */
  readonly earlierSign: (sign: string) => string;
  /** Of a paper that went. */
  readonly kept: (marks: number | null) => string;
  readonly sign: Readonly<Record<LiveRole, string>>;
  readonly words: Words<
    | 'following' | 'youLead' | 'follow' | 'before' | 'next' | 'larger' | 'smaller' | 'loading' | 'failed' | 'draw' | 'drawing'
    | 'write' | 'undo' | 'clear' | 'toolsLeft' | 'toolsRight' | 'tools' | 'marksHere' | 'save' | 'saveFailed' | 'mayNotSave'
    | 'noteTitle' | 'noteLabel' | 'noteWhere' | 'noteTop' | 'noteMiddle' | 'noteBottom' | 'notePut' | 'noteCancel' | 'onPicture'
    | 'marksStay' | 'marksGo' | 'showEarlier' | 'hideEarlier'
  >; // prettier-ignore
  readonly host: Words<
    | 'open' | 'title' | 'number' | 'numberHint' | 'idTail' | 'idTailHint' | 'document' | 'evidence' | 'empty' | 'opening' | 'takeOff'
    | 'letDraw' | 'stopDraw' | 'letLead' | 'stopLead' | 'release' | 'withdraw' | 'nobody' | 'back'
    | 'keeping' | 'keep' | 'keepNot' | 'keepHint' | 'keepApart' | 'catalogue' | 'find' | 'findGo' | 'foundHere'
  >; // prettier-ignore
  readonly refused: (why: string) => string;
}
