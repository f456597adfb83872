/** The type of the words for the kinds of mediation: choosing one, turning into another, the paper that is signed by hand, a stop that ends nothing. */
interface Said {
  readonly title: string;
  readonly line: string;
}
type Aspect = 'leads' | 'cost' | 'effect' | 'confirm';

export interface RegimesText {
  readonly choose: {
    readonly title: string;
    readonly hint: (name: string, organisation: string) => string;
    readonly needsLink: string;
    readonly refused: (regime: string) => Said;
  };
  readonly leadCard: { readonly signs: Said; readonly switch: (regime: string) => Said };
  readonly again: (seat: string) => string;
  readonly againLine: string;
  readonly writer: { readonly title: string; readonly hint: string; readonly line: string };
  readonly writes: (seat: string) => string;
  /** On the button and on the notice before it. */
  readonly turn: (regime: string) => string;
  readonly told: {
    readonly title: (regime: string) => string;
    readonly hint: string;
    readonly aspect: Readonly<Record<Aspect, string>>;
    readonly change: (now: string, next: string) => string;
    readonly same: (what: string) => string;
    readonly papers: (regime: string) => Said;
    readonly anew: Said;
    readonly otherLead: string;
    readonly drop: string;
    readonly ask: string;
  };
  readonly ask: {
    readonly title: (seat: string, name: string, regime: string) => string;
    readonly hint: string;
    readonly agree: (seat: string) => string;
    readonly decline: (seat: string) => string;
    readonly declineLine: (regime: string) => string;
    readonly agreeLine: string;
  };
  readonly ink: {
    readonly title: string;
    readonly hint: string;
    readonly how: Said;
    readonly print: string;
    readonly printed: string;
    readonly notPrinted: string;
    readonly done: string;
    readonly read: string;
  };
  readonly halted: Said & { readonly resume: string; readonly end: string };
}
