/** The words of a party's own part in a mediation, in its page: typed, so that a language is complete when it compiles. */
import type { RemoteRefusal } from '../../../main/contract/remote/page.ts';
import type { Light } from '../../../main/contract/session/regime.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface TableText {
  readonly label: string;
  readonly number: (digits: string) => string;
  readonly card: Words<'title' | 'words' | 'name' | 'number' | 'nation' | 'address' | 'authority' | 'validFrom' | 'validTo' | 'date' | 'send' | 'given' | 'givenWords' | 'missing'>;
  readonly who: (party: string, name: string) => string;
  readonly noticeOf: (number: number, of: number) => string;
  readonly acknowledge: string;
  readonly electronic: string;
  readonly paper: string;
  readonly waiting: Words<'title' | 'words' | 'draft'>;
  readonly clause: (number: number) => string;
  readonly reading: Words<'title' | 'words' | 'heard' | 'doubt' | 'clear' | 'isHeard' | 'isDoubted' | 'allHeard'>;
  readonly document: (title: string, pages: number) => string;
  readonly digest: Words<'label' | 'words'>;
  readonly sign: Words<'title' | 'compare' | 'alone' | 'notAlone' | 'aloneQuestion' | 'draw' | 'box' | 'again' | 'done' | 'preview' | 'previewWords' | 'confirm' | 'adding' | 'signed' | 'empty' | 'refuse' | 'refuseTitle' | 'refuseWords' | 'object' | 'objectLabel' | 'note' | 'back' | 'end'>;
  readonly signedAt: (time: string) => string;
  readonly lights: Words<'none' | 'off' | 'you'> & { readonly since: (time: string) => string; readonly on: (time: string) => string };
  readonly light: Words<Light>;
  readonly stop: Words<'stop' | 'question' | 'yes' | 'no'>;
  readonly sealed: Words<'title' | 'words'>;
  readonly halted: string;
  readonly ended: string;
  readonly busy: string;
  readonly refused: Readonly<Record<RemoteRefusal, string>>;
} // prettier-ignore
