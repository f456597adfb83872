/** Marks of live sessions that were kept with a request: which file they were made on, and the marks themselves, sealed. */

export type KeptMarksRow = {
  readonly id: string;
  /** The request. */
  readonly matter: string;
  readonly what: string;
  /** Of the very file they were made on. */
  readonly sha256: string;
  readonly pages: number;
  readonly room: string;
  readonly at: string;
  readonly marks: number;
  /** Null once they were taken out. */
  readonly sealed: Uint8Array | null;
  readonly removed: { readonly at: string; readonly by: string } | null;
};

export type KeptMarksStore = {
  add(row: Omit<KeptMarksRow, 'removed'>): void;
  /** With those that were taken out, in the order they were kept. */
  of(matter: string): readonly KeptMarksRow[];
  /** The ids of those that are there, in the same order: changes whenever the marks do. */
  there(matter: string): readonly string[];
  /** Of the marks nothing is left but that they were there. False: no such set, or it was out already. */
  remove(matter: string, id: string, at: string, by: string): boolean;
};
