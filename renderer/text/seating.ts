/** The type of the words for whoever takes a seat for a party, or helps one. */
import type { Authority, Capacity } from '../../main/contract/session/acting.ts';

interface Choice {
  readonly title: string;
  readonly line: string;
}

export interface SeatingText {
  readonly forAnother: string;
  readonly capacity: {
    readonly title: string;
    readonly hint: string;
    readonly party: Choice;
    readonly agent: Choice;
    readonly organisationsAgent: Choice;
    readonly guardian: Choice;
    readonly legalRep: Choice;
    readonly supporter: Choice;
    readonly interpreter: Choice;
  };
  readonly as: Readonly<Record<Capacity | 'supporter' | 'interpreter', string>>;
  readonly authority: Readonly<Record<Authority, string>>;
  /** 张*华，李*国的委托代理人，特别授权. */
  readonly acts: (party: string, as: string, authority: string | null) => string;
  readonly ownName: {
    readonly title: string;
    readonly hint: string;
    readonly own: Choice;
    readonly child: Choice;
  };
  readonly ward: { readonly title: string; readonly hint: string };
  readonly principal: {
    readonly person: string;
    readonly organisation: string;
    readonly hint: string;
    readonly next: string;
  };
  readonly number: {
    readonly person: string;
    readonly organisation: string;
    readonly hint: string;
    readonly next: string;
    readonly problem: { readonly heading: string; readonly advice: string };
  };
  readonly card: {
    readonly acting: (as: string, seat: string) => string;
    readonly ownName: (seat: string) => string;
    readonly partyNow: (party: string) => string;
    readonly helping: (as: string, seat: string) => string;
  };
  readonly confirm: {
    readonly acting: (as: string, party: string) => string;
    readonly ownName: (ward: string) => string;
    readonly partyNow: (party: string) => string;
    readonly helping: (as: string) => string;
    readonly helps: string;
    readonly beside: (names: string) => string;
  };
  readonly paper: {
    readonly title: Readonly<Record<Capacity, string>>;
    readonly hint: string;
    readonly pages: (count: number) => string;
    readonly none: string;
    readonly scanning: string;
    readonly problem: Choice;
    readonly feeder: string;
    readonly flatbed: string;
    readonly done: string;
  };
  readonly read: {
    readonly title: string;
    readonly hint: (name: string, party: string) => string;
    readonly special: Choice;
    readonly general: Choice;
  };
  readonly draft: {
    readonly mayNot: (seat: string) => string;
    readonly why: string;
    readonly what: string;
  };
  readonly noAuthority: {
    readonly title: (name: string) => string;
    readonly hint: string;
    readonly partyComes: Choice;
    readonly representativeComes: Choice;
    readonly newPaper: Choice;
    readonly later: Choice;
  };
}
