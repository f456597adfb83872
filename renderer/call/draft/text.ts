/** The words about an agreement that is written together; a language is complete when it compiles. */
import type { DraftFlaw } from '../../../main/contract/draft.ts';
import type { DifferenceWords } from '../../difference/Difference.tsx';
import type { FindingWords } from '../../text/findings.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface DraftText {
  readonly clause: (number: number) => string;
  readonly words: Words<
    | 'title' | 'read' | 'mayWrite' | 'locked' | 'reading' | 'own' | 'empty' | 'undo' | 'redo' | 'notKept' | 'kept' | 'loading'
    | 'library' | 'put' | 'changes' | 'changesTitle' | 'noChanges' | 'back' | 'earlier' | 'later' | 'now' | 'block' | 'warn' | 'whole'
  >; // prettier-ignore
  readonly writes: (who: string) => string;
  readonly missing: (signs: string) => string;
  readonly finding: FindingWords;
  readonly refused: Readonly<Record<DraftFlaw, string>>;
  readonly version: (version: number, digest: string) => string;
  readonly between: (before: string, after: string) => string;
  readonly state: Words<'same' | 'changed' | 'added' | 'removed'>;
  readonly difference: DifferenceWords;
  readonly host: Words<
    | 'open'
    | 'title'
    | 'share'
    | 'shareHint'
    | 'shared'
    | 'takeOff'
    | 'letWrite'
    | 'stopWrite'
    | 'onlySees'
    | 'nobody'
    | 'notNow'
  >;
}
