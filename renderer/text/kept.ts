/** The type of every word of a mediation that was cut and may go on. */

export interface KeptText {
  /** At the entrance of staff, before anybody is known. */
  readonly told: Readonly<Record<'lost' | 'kept' | 'expired', string>>;
  readonly title: string;
  readonly since: (time: string) => string;
  readonly until: (time: string) => string;
  /** Who has to come before it can go on. */
  readonly waits: string;
  readonly allSigned: string;
  readonly signedAt: (time: string) => string;
  /** Of whoever has not signed. */
  readonly back: string;
  readonly away: string;
  readonly paper: string;
  readonly comeBack: string;
  /** For who listens: whose button it is, then what stands on it. */
  readonly ofPerson: (name: string, does: string) => string;
  readonly scanAgain: string;
  readonly goOn: string;
  readonly end: string;
  readonly card: string;
  readonly cardSigned: (time: string) => string;
  /** When somebody only looked: it still waits. */
  readonly still: {
    readonly cleared: string;
    readonly title: string;
    readonly line: (time: string) => string;
  };
}
