/** The agreement while it is drafted, read and doubted: clauses by version, who heard each, what is not understood. Pure. */

export interface Doubt {
  readonly by: string;
  readonly what: 'notUnderstood' | 'objects';
}

/** `text` is the digest of the clause's words: the words themselves are edited elsewhere. */
export interface Clause {
  readonly id: string;
  readonly text: string;
  readonly heardBy: readonly string[];
  readonly doubts: readonly Doubt[];
}

export interface Agreement {
  /** Counts every saved edit; shown on all screens. */
  readonly version: number;
  readonly clauses: readonly Clause[];
  /** Findings that forbid reading and signing (domain.md 4.5.1 "block"). */
  readonly blocks: number;
  /** SHA-256 of the document as it is read and signed; null while it is being drafted. */
  readonly locked: string | null;
}

export const emptyAgreement: Agreement = { version: 0, clauses: [], blocks: 0, locked: null };

/** An edit re-opens what it touches: a changed clause has to be heard again, an unchanged one keeps who heard it. */
export function edited(
  agreement: Agreement,
  clauses: readonly { readonly id: string; readonly text: string }[],
  blocks: number,
): Agreement {
  const before = new Map(agreement.clauses.map((clause) => [clause.id, clause]));
  return {
    version: agreement.version + 1,
    blocks,
    locked: null,
    clauses: clauses.map(({ id, text }) => {
      const known = before.get(id);
      return known?.text === text ? known : { id, text, heardBy: [], doubts: [] };
    }),
  };
}

const change = (agreement: Agreement, id: string, to: (clause: Clause) => Clause): Agreement => ({
  ...agreement,
  clauses: agreement.clauses.map((clause) => (clause.id === id ? to(clause) : clause)),
});

export const heard = (agreement: Agreement, id: string, by: string): Agreement =>
  change(agreement, id, (clause) =>
    clause.heardBy.includes(by) ? clause : { ...clause, heardBy: [...clause.heardBy, by] },
  );

export const doubted = (agreement: Agreement, id: string, doubt: Doubt): Agreement =>
  change(agreement, id, (clause) =>
    clause.doubts.some((one) => one.by === doubt.by && one.what === doubt.what)
      ? clause
      : { ...clause, doubts: [...clause.doubts, doubt] },
  );

/** Only who doubted may say that it is clear now. */
export const cleared = (agreement: Agreement, id: string, by: string): Agreement =>
  change(agreement, id, (clause) => ({ ...clause, doubts: clause.doubts.filter((one) => one.by !== by) }));

export const isHeardBy = (agreement: Agreement, by: string): boolean =>
  agreement.clauses.every((clause) => clause.heardBy.includes(by));

export const openDoubts = (agreement: Agreement): number =>
  agreement.clauses.reduce((sum, clause) => sum + clause.doubts.length, 0);
