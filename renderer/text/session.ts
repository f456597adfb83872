/** The type of every word of a mediation at one booth; a language is complete or does not compile. */
import type { DifferenceWords } from '../difference/Difference.tsx';
import type { BlockCode, WarningCode } from '../../main/contract/session/checks.ts';
import type { Light } from '../../main/contract/session/regime.ts';
import type { Standing } from '../../main/contract/session/parties.ts';
import type { SessionCardProblem } from '../../main/contract/sessionScreen.ts';
import type { AfarText } from './afar.ts';
import type { ApplyingText } from './applying.ts';
import type { GroupText } from './group.ts';
import type { KeptText } from './kept.ts';
import type { PartiesText } from './parties.ts';
import type { DemoText } from './demo.ts';
import type { GuestsText } from './guests.ts';
import type { InkedText } from './inked.ts';
import type { HostingText } from './hosting.ts';
import type { RegimesText } from './regimes.ts';
import type { SeatingText } from './seating.ts';
import { textHook } from './language.ts';
import { sessionEn } from './session.en.ts';
import { sessionZh } from './session.zh.ts';

/** What it is, and one sentence. */
interface Said {
  readonly title: string;
  readonly line: string;
}
interface Asked {
  readonly title: string;
  readonly hint: string;
}

export type Stage = 'staff' | 'kind' | 'seats' | 'notices' | 'draft' | 'reading' | 'signing' | 'done';

export interface SessionText {
  /** Before the kind of mediation is chosen the stage stands alone. */
  readonly where: (regime: string, cost: string, stage: string) => string;
  readonly stage: Readonly<Record<Stage, string>>;
  /** 被申请人二; `nth` null: the only one. */
  readonly party: (standing: Standing, nth: number | null) => string;
  readonly seatPlace: Readonly<Record<'A' | 'B', string>>;
  readonly parties: PartiesText;
  readonly group: GroupText;
  readonly stop: string;
  readonly live: Readonly<
    Record<
      | 'title' | 'invite' | 'opening' | 'needsLink' | 'show' | 'toAgreement' | 'goesOn' | 'host' | 'toStage' | 'toPaper' | 'up' | 'down'
      | 'turn' | 'mark' | 'number' | 'next',
      string
    >
  > & {
    readonly waiting: (count: number) => string;
    /** The pictures of others than those in sight. */
    readonly others: (page: number, pages: number) => string;
    /** What somebody wants whose picture is not in sight; `more` others want something, too. */
    readonly elsewhere: (who: string, what: string, more: number) => string;
  }; // prettier-ignore
  readonly nothingKept: string;
  readonly card: {
    readonly staff: Said;
    /** What "is staff" rests on here. */
    readonly roster: string;
    readonly seat: (party: string) => string;
    /** Of many: which chair is free for them. */
    readonly called: (party: string, place: string) => string;
    readonly seatLine: string;
    readonly sign: (name: string) => string;
    readonly signLine: string;
    readonly waiting: string;
    /** The card before still lies there. */
    readonly left: string;
    readonly reading: string;
    readonly checking: string;
    readonly again: string;
    readonly problem: Readonly<Record<SessionCardProblem, Said>>;
  };
  readonly seating: SeatingText;
  readonly demo: DemoText;
  readonly guests: GuestsText;
  readonly hosting: HostingText;
  readonly inked: InkedText;
  readonly regimes: RegimesText;
  readonly applying: ApplyingText;
  readonly afar: AfarText;
  readonly kept: KeptText;
  readonly kinds: {
    readonly title: string;
    readonly lead: (name: string, organisation: string) => string;
  };
  readonly privacy: { readonly hint: string; readonly accept: string };
  readonly confirm: {
    readonly title: (party: string) => string;
    readonly name: string;
    readonly last4: string;
    readonly own: string;
    readonly expired: Said;
    readonly notMe: string;
    readonly me: string;
  };
  readonly notice: {
    readonly hint: (seat: string, name: string, number: number, of: number) => string;
    readonly accept: (seat: string) => string;
  };
  readonly draft: {
    readonly title: string;
    readonly hint: string;
    readonly facts: string;
    readonly noFacts: string;
    readonly writeFacts: string;
    readonly clause: (number: number) => string;
    readonly change: string;
    readonly remove: string;
    readonly changeOf: (what: string) => string;
    readonly removeOf: (what: string) => string;
    readonly add: string;
    readonly addPayment: string;
    readonly total: string;
    readonly read: string;
    readonly unread: (numbers: readonly number[]) => string;
    readonly of: (clause: number | null) => string;
    readonly block: string;
    readonly warn: string;
    readonly finding: Readonly<Record<BlockCode | WarningCode, string>>;
    /** Others write in it too. */
    readonly together: string;
    readonly changes: string;
  };
  /** What is different between a version that was read and what follows on it. */
  readonly changes: {
    readonly title: string;
    readonly none: string;
    readonly version: (version: number | null) => string;
    readonly between: (before: string, after: string) => string;
    readonly state: Readonly<Record<'same' | 'changed' | 'added' | 'removed', string>>;
    readonly pieces: DifferenceWords;
    readonly earlier: string;
    readonly later: string;
  };
  readonly pick: Asked & { readonly own: string };
  readonly words: {
    readonly facts: Asked;
    readonly clause: Asked;
    readonly save: string;
    readonly together: string;
    readonly writes: (who: string) => string;
  };
  readonly payment: {
    readonly payer: { readonly title: string; readonly pays: (payer: string, payee: string) => string };
    readonly total: { readonly title: string; readonly problem: Said; readonly next: string };
    readonly count: {
      readonly title: string;
      readonly hint: (amount: string) => string;
      readonly once: string;
      readonly times: (count: number) => string;
    };
    readonly first: Asked;
    readonly plan: {
      readonly title: string;
      readonly hint: (payer: string, payee: string, amount: string) => string;
      readonly no: (no: number) => string;
      readonly moved: string;
      readonly openYears: (years: readonly string[]) => string;
      readonly take: string;
      readonly again: string;
    };
  };
  readonly followUp: Asked & {
    readonly none: string;
    readonly afterLast: string;
    readonly on: (day: string) => string;
  };
  readonly making: Said;
  readonly paperProblem: Said & { readonly unknown: string; readonly change: string };
  readonly reading: {
    readonly facts: string;
    readonly clause: (number: number, of: number) => string;
    readonly hint: string;
    readonly heard: string;
    readonly heardBy: (seat: string) => string;
    readonly doubt: string;
    readonly doubtBy: (seat: string) => string;
    readonly clear: string;
    readonly clearBy: (seat: string) => string;
    readonly state: Readonly<Record<'open' | 'heard' | 'notUnderstood' | 'objects', string>>;
    readonly earlier: string;
    readonly later: string;
    readonly sign: string;
    readonly blocked: string;
  };
  readonly signers: Asked & {
    readonly lead: string;
    readonly sign: string;
    readonly signOf: (name: string) => string;
    readonly refuse: string;
    readonly refuseOf: (name: string) => string;
    readonly signedAt: (time: string) => string;
    readonly notYet: string;
    readonly refused: string;
    readonly needsLink: string;
    /** Of every paper: the disk is full. */
    readonly noRoom: string;
  };
  readonly refusing: {
    readonly title: (name: string) => string;
    readonly hint: string;
    readonly object: Said;
    readonly end: Said;
  };
  readonly objecting: {
    readonly title: (name: string) => string;
    readonly hint: string;
    readonly next: string;
  };
  readonly objection: {
    readonly title: string;
    readonly hint: (seat: string, name: string) => string;
    readonly where: string;
    readonly change: string;
    readonly note: string;
  };
  readonly lights: Readonly<Record<Light, string>> & {
    readonly party: (seat: string) => string;
    readonly on: (time: string) => string;
    readonly off: string;
    readonly notYet: string;
    readonly seal: string;
    readonly courts: string;
    readonly since: (time: string) => string;
  };
  readonly sign: {
    readonly who: (name: string, title: string) => string;
    readonly adding: string;
    readonly addingLine: string;
  };
  readonly sealing: Said & { readonly failed: string; readonly failedLine: string; readonly again: string };
  readonly captured: {
    readonly print: string;
    readonly printing: string;
    readonly printed: string;
    readonly notPrinted: string;
    readonly take: string;
    readonly finish: string;
  };
  readonly ended: {
    readonly refused: Said;
    readonly refusedToSign: Said;
    readonly onPaper: Said;
    readonly inked: Said;
    readonly dropped: Said;
    /** Heads what the regime says is left. */
    readonly ways: string;
    readonly note: string;
    readonly noted: (reason: string) => string;
    readonly why: Asked;
    readonly finish: string;
  };
}

/** Known by its parts: a text that was remade by a rule is still one. */
export const isSessionText = (value: unknown): value is SessionText =>
  typeof value === 'object' && value !== null && Object.keys(sessionZh).every((part) => part in value);

export const useSessionText = textHook<SessionText>({ 'zh-CN': sessionZh, en: sessionEn });
