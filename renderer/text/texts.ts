/** The type of every word on the booth's screens outside the request form; a language is complete or does not compile. */
import type { z } from 'zod';
import type { CardProblem } from '../../main/contract/signing.ts';
import type { CardPurpose, LinkState, Screen, Service } from '../../main/contract/screen.ts';
import type { Needs } from '../../main/contract/request.ts';

export type CardProblemKind = z.infer<typeof CardProblem>;
export type CardPurposeKind = z.infer<typeof CardPurpose>;
export type OutOfOrderReason = Extract<Screen, { kind: 'outOfOrder' }>['reason'];
export type CardType = Extract<Screen, { kind: 'confirmIdentity' }>['cardType'];
export type HelperKind = z.infer<typeof Needs>['helper'];

/** A heading, what happened in one or two sentences, and what to do next. */
export interface Explained {
  readonly title: string;
  readonly sentence: string;
  readonly advice: readonly string[];
}

export interface Texts {
  readonly common: {
    readonly moreBelow: string;
    readonly previousPage: string;
    readonly nextPage: string;
    readonly pageOf: (page: number, of: number) => string;
    readonly askPerson: string;
    readonly backHome: string;
    readonly practice: string;
    readonly connecting: string;
    readonly waited: (seconds: number) => string;
    readonly lostTitle: string;
    readonly lostSentence: string;
  };
  readonly frame: {
    readonly brand: string;
    readonly place: (site: string, booth: string, court: string) => string;
    readonly link: Readonly<Record<LinkState, string>>;
    readonly clockUnsure: string;
    readonly person: (spoken: string) => string;
    readonly controls: string;
    readonly back: string;
    readonly leave: string;
    readonly help: string;
    readonly readAloud: string;
    readonly larger: string;
    readonly scale: (percent: number) => string;
    readonly language: string;
    /** The other language, in itself. */
    readonly otherLanguage: string;
    readonly contrast: string;
    readonly emergency: string;
  };
  readonly idle: {
    readonly hero: readonly string[];
    readonly lead: readonly string[];
    readonly start: string;
    /** The entrance of staff. */
    readonly staff: string;
    readonly senses: string;
    readonly howTo: string;
    readonly steps: readonly { readonly title: string; readonly line: string }[];
    readonly cameraOff: string;
    readonly hotline: (number: string) => string;
    readonly free: string;
    /** A mediation that was cut waits; nobody is named. */
    readonly waits: (time: string) => string;
    readonly cardLeft: { readonly heading: string; readonly sentence: string };
  };
  readonly notice: {
    readonly readToMe: string;
    readonly wantPerson: string;
    readonly notSafe: string;
    readonly accept: string;
    readonly rights: string;
  };
  readonly needs: {
    readonly title: string;
    readonly hint: string;
    readonly larger: string;
    readonly largerLine: string;
    readonly readAloud: string;
    readonly readAloudLine: string;
    readonly keys: string;
    readonly keysLine: string;
    readonly helperTitle: string;
    readonly helpers: Readonly<Record<HelperKind, string>>;
    readonly helperRule: string;
    readonly next: string;
  };
  readonly card: {
    readonly title: Readonly<Record<CardPurposeKind, string>>;
    readonly where: string;
    readonly waiting: string;
    readonly waitingLine: string;
    readonly reading: string;
    readonly readingLine: string;
    readonly privacy: string;
    readonly noCard: string;
    readonly unreadable: string;
    readonly drawing: string;
    readonly readerName: string;
  };
  readonly cardProblem: Readonly<Record<CardProblemKind, Explained>>;
  readonly cardProblemActions: {
    readonly again: string;
    readonly other: string;
    readonly goOn: string;
    readonly end: string;
  };
  readonly noCard: {
    readonly title: string;
    readonly sentence: string;
    readonly ways: readonly { readonly title: string; readonly line: string }[];
    readonly again: string;
  };
  readonly confirm: {
    readonly title: string;
    readonly readWell: string;
    readonly name: string;
    readonly last4: string;
    readonly validity: string;
    readonly validUntil: (date: string) => string;
    readonly validForever: string;
    readonly expired: string;
    readonly cardTypes: Readonly<Record<CardType, string>>;
    readonly hidden: string;
    readonly takeCard: string;
    readonly takeCardLine: string;
    readonly cardTaken: string;
    readonly cardTakenLine: string;
    readonly expiredHeading: string;
    readonly expiredLine: string;
    readonly careHeading: string;
    readonly careLine: string;
    readonly notMe: string;
    readonly me: string;
  };
  readonly home: {
    readonly title: string;
    readonly hint: string;
    readonly services: Readonly<Record<Service, { readonly title: string; readonly line: string }>>;
    readonly notYet: string;
  };
  readonly notAvailable: {
    readonly title: (service: string) => string;
    readonly sentence: string;
    readonly instead: Readonly<Record<Service, readonly string[]>>;
  };
  readonly captured: {
    readonly waitingTitle: readonly [string, string];
    readonly receivedTitle: string;
    readonly refusedTitle: string;
    readonly waitingLine: string;
    readonly receivedLine: string;
    readonly refusedLine: string;
    readonly signed: string;
    readonly sealed: string;
    readonly sealedLine: string;
    readonly sent: { readonly waiting: string; readonly done: string };
    readonly court: { readonly waiting: string; readonly done: string; readonly refused: string };
    readonly whenOnline: string;
    readonly sendingNow: string;
    readonly notYet: string;
    readonly clockUnsure: string;
    readonly deadline: string;
    readonly number: string;
    readonly keepNumber: string;
    readonly digest: string;
    readonly digestLine: string;
    readonly showSlip: string;
    readonly printSlip: string;
    readonly slipTitle: string;
    readonly slipLoading: string;
    readonly slipFailed: string;
    readonly slipClose: string;
    readonly printing: string;
    readonly printed: string;
    readonly notPrinted: string;
    readonly takeHeading: string;
    readonly take: string;
    readonly another: string;
    readonly finish: string;
  };
  readonly matters: {
    readonly title: string;
    readonly hint: string;
    readonly loading: string;
    readonly loadingLine: string;
    readonly offline: string;
    readonly offlineLine: string;
    readonly none: string;
    readonly noneLine: string;
    readonly refresh: string;
    readonly kind: string;
    readonly against: (names: string) => string;
    readonly receipt: string;
    readonly receivedAt: (when: string) => string;
    readonly received: string;
    readonly receivedLine: string;
    readonly accepted: string;
    readonly acceptedLine: string;
    readonly caseNumber: string;
    readonly returned: string;
    readonly due: (date: string) => string;
    readonly dueLine: string;
    readonly reasons: string;
    readonly note: string;
    readonly correct: string;
    readonly open: string;
    readonly openSpoken: (number: string) => string;
    readonly backToList: string;
  };
  readonly leaving: {
    readonly wiping: string;
    readonly wipingLine: string;
    readonly done: string;
    readonly doneLine: string;
    readonly takeHeading: string;
    readonly card: string;
    readonly cardLeft: string;
    readonly cardTaken: string;
    readonly originals: string;
    readonly originalsLine: string;
    readonly slip: string;
    readonly slipLine: string;
    readonly soonIdle: string;
  };
  readonly outOfOrder: Readonly<
    Record<OutOfOrderReason, { readonly title: string; readonly sentence: string }>
  > & {
    readonly advice: string;
    readonly hotline: (number: string) => string;
  };
  readonly emergency: {
    readonly title: string;
    readonly sentence: string;
    readonly notDialled: string;
    readonly wrong: string;
  };
  readonly help: {
    readonly title: string;
    readonly sentence: string;
    readonly ways: (hotline: string) => readonly { readonly title: string; readonly line: string }[];
    readonly cover: string;
    readonly close: string;
    readonly sensesTitle: string;
    readonly sensesSentence: string;
    readonly sensesWays: readonly { readonly title: string; readonly line: string }[];
  };
  readonly quietHelp: {
    readonly title: string;
    readonly ways: readonly { readonly title: string; readonly line: string }[];
    readonly close: string;
  };
  readonly cover: {
    readonly title: string;
    readonly sentence: string;
    readonly seconds: string;
    readonly stay: string;
    readonly leave: string;
  };
  readonly askLeave: {
    readonly title: string;
    readonly sentence: string;
    readonly stay: string;
    readonly leave: string;
  };
  /** Sealing did not succeed; nothing was handed in, the signature is still there. */
  readonly notKept: {
    readonly title: string;
    readonly sentence: string;
    readonly advice: string;
    readonly again: string;
  };
}
