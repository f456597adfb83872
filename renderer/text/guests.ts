/** The type of the words for a guest at the table: a deputy or an expert, an agency's officer, a consumer committee. */
import type { GuestCall } from '../../main/contract/session/guests.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

/** What is said of one kind of guest. */
interface CallText {
  /** As one chooses whom to ask for. */
  readonly choice: Said;
  readonly declined: Said;
  readonly ask: (seat: string, name: string) => string;
  readonly card: Said;
}

export interface GuestsText {
  readonly invite: string;
  readonly whom: Said;
  /** By role: 人大代表. Somebody of an office is told by the office. */
  readonly role: { readonly deputy: string; readonly expert: string };
  readonly here: (name: string, from: string) => Said;
  readonly call: Readonly<Record<GuestCall, CallText>>;
  readonly ask: {
    readonly hint: string;
    readonly yes: (seat: string) => string;
    readonly yesLine: string;
    readonly no: (seat: string) => string;
    readonly noLine: string;
  };
  readonly drop: string;
}
