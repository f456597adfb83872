/** The type of the words for a paper that was signed by hand and comes back to be scanned. */
export interface InkedText {
  readonly back: string;
  readonly scan: {
    readonly title: string;
    readonly hint: (pages: number) => string;
    readonly pages: (count: number, of: number) => string;
    readonly again: string;
    readonly done: string;
  };
  readonly compare: { readonly title: (name: string) => string; readonly line: (pages: number) => string };
  readonly sealing: {
    readonly title: string;
    readonly line: string;
    readonly failed: string;
    readonly failedLine: string;
    readonly again: string;
  };
}
