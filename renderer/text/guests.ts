/** The type of the words for a deputy or an expert who comes to the table as a guest. */
interface Said {
  readonly title: string;
  readonly line: string;
}

export interface GuestsText {
  readonly invite: string;
  readonly role: { readonly deputy: string; readonly expert: string };
  readonly here: (name: string, role: string) => Said;
  readonly declined: Said;
  readonly ask: {
    readonly title: (seat: string, name: string) => string;
    readonly hint: string;
    readonly yes: (seat: string) => string;
    readonly yesLine: string;
    readonly no: (seat: string) => string;
    readonly noLine: string;
  };
  readonly card: Said & { readonly drop: string };
}
