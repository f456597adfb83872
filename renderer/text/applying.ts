/** The type of every word of applying together for judicial confirmation at a booth; a language is complete or does not compile. */
import type { JointApplication } from '../../main/contract/sessionScreen.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}
type Delivery = Extract<JointApplication, { kind: 'sealed' }>['delivery']['kind'];

export interface ApplyingText {
  /** Beside the sealed agreement. */
  readonly open: Said & { readonly left: Said; readonly begin: string };
  readonly sealed: Readonly<Record<Delivery, Said>> & { readonly number: (number: string) => string };
  readonly offer: {
    readonly title: string;
    readonly hint: string;
    readonly what: Said;
    readonly both: Said;
    readonly free: Said;
    readonly days: string;
    /** The last day; where nothing is in effect yet, if it were sealed today. */
    readonly last: (day: string, exact: boolean, inEffect: boolean) => string;
    readonly yes: string;
    readonly no: string;
  };
  readonly making: Said & { readonly failed: string; readonly failedLine: string; readonly again: string };
  readonly applicants: {
    readonly title: string;
    readonly hint: string;
    readonly sign: string;
    readonly signOf: (name: string) => string;
    readonly signedAt: (time: string) => string;
    readonly notYet: string;
    readonly alone: (seat: string) => string;
    readonly aloneLine: string;
    readonly refused: string;
    readonly no: string;
  };
  readonly sealing: Said & { readonly failed: string; readonly failedLine: string; readonly again: string };
}
