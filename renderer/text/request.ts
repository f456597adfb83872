/** The type of every word of the request form; a language is complete or does not compile. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type {
  ListName,
  PageView,
  QuestionError,
  QuestionId,
  Screen,
  Section,
  Input,
} from '../../main/contract/screen.ts';
import type { SignatureProblem } from '../../main/contract/signing.ts';
import { textHook } from './language.ts';
import { requestEn } from './request.en.ts';
import { requestZh } from './request.zh.ts';

export type CheckRowKind = Extract<Screen, { kind: 'check' }>['rows'][number]['id'];

/** What went wrong and what to do now: a heading and one sentence. */
export interface Trouble {
  readonly title: string;
  readonly say: string;
}

/** Answers whose words are the page's own; those of the policy pack carry their label. */
export type OwnOption =
  | 'path.mediate'
  | 'path.court'
  | 'path.both'
  | 'respondentKind.person'
  | 'respondentKind.organisation'
  | 'evidenceOriginal.yes'
  | 'evidenceOriginal.no'
  | 'mediationWish.yes'
  | 'mediationWish.no'
  | 'mediationWish.unsure';

/** The eight kinds of evidence of 民诉法 66, whose names alone say little to a layman. */
export type EvidenceKindId =
  | 'statement'
  | 'documentary'
  | 'physical'
  | 'audiovisual'
  | 'electronic'
  | 'witness'
  | 'expert'
  | 'inspection';

export interface QuestionText {
  readonly ask: Readonly<Record<QuestionId, (number: number | null) => string>>;
  /** Why we ask, or how to answer: one line. */
  readonly hint: Readonly<Record<QuestionId, string>>;
  readonly option: Readonly<Record<OwnOption, { readonly label: string; readonly hint: string }>>;
  /** For an answer without words of its own, such as "leave it to the clerk". */
  readonly unsureOption: { readonly label: string; readonly hint: string };
  readonly evidenceKind: Readonly<Record<EvidenceKindId, string>>;
  readonly next: string;
  readonly skip: string;
  readonly useCardAddress: string;
  readonly chooseUpTo: (most: number) => string;
  readonly empty: Readonly<Record<Input['kind'], Trouble>>;
  readonly error: Readonly<Record<Exclude<QuestionError, 'empty'>, Trouble>>;
  /** Added to an error where the question may be skipped. */
  readonly orSkip: string;
  readonly date: DateText;
  readonly uscc: UsccText;
  readonly agree: string;
  readonly disagree: string;
}

export interface DateText {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly yearOf: (year: number) => string;
  readonly monthOf: (month: number) => string;
  readonly dayOf: (day: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly notChosen: string;
  readonly onlyYear: string;
  readonly onlyMonth: string;
  readonly whole: (date: { year: number; month: number | null; day: number | null }) => string;
  readonly roughly: string;
  readonly pickYear: string;
  readonly pickMonth: string;
  readonly pickDay: string;
}

export interface UsccText {
  readonly field: string;
  readonly count: (have: number) => string;
  readonly keys: string;
}

export interface ListText {
  readonly title: Readonly<Record<ListName, (count: number) => string>>;
  readonly hint: Readonly<Record<ListName, string>>;
  readonly none: Readonly<Record<ListName, Trouble>>;
  readonly add: Readonly<Record<ListName, string>>;
  readonly done: Readonly<Record<ListName, string>>;
  readonly doneEmpty: Readonly<Record<ListName, string>>;
  readonly change: string;
  readonly remove: string;
  /** For screen readers: which row a button means. */
  readonly changeRow: (title: string) => string;
  readonly removeRow: (title: string) => string;
  readonly removed: string;
  readonly undo: string;
  readonly total: string;
  readonly fullList: string;
  readonly unknownDay: string;
  readonly pages: (count: number) => string;
}

export interface CornersText {
  readonly open: string;
  readonly title: string;
  readonly say: string;
  readonly which: string;
  /** Top left, top right, bottom right, bottom left. */
  readonly names: readonly [string, string, string, string];
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
  readonly bigSteps: string;
  readonly smallSteps: string;
  readonly use: string;
  readonly whole: string;
  readonly pictureOf: (page: number) => string;
}

export interface ScanText {
  readonly item: (number: number) => string;
  readonly ready: (pages: number) => Trouble;
  readonly scanning: (page: number) => Trouble;
  readonly percent: (percent: number) => string;
  readonly working: string;
  readonly cancelling: Trouble;
  readonly problem: Readonly<
    Record<
      Exclude<PageView['quality'], 'good' | 'cleaning' | 'unknown' | 'duplicate'> | 'unclear',
      (page: number) => Trouble
    >
  >;
  /** The page shows the same as another one; `item` is where the person is now. */
  readonly same: (
    page: number,
    as: { readonly item: number; readonly page: number } | null,
    item: number,
  ) => Trouble;
  /** Another page than the one shown has something. */
  readonly lookAt: (page: number) => Trouble;
  readonly checking: (page: number) => Trouble;
  readonly notChecked: (page: number) => Trouble;
  readonly full: Trouble;
  readonly notReady: Trouble;
  /** `page` is the page that failed, `kept` how many of this job stay. */
  readonly stopped: Readonly<Record<DeviceErrorKind, (page: number) => Trouble>>;
  readonly kept: (kept: number) => string;
  readonly page: (number: number) => string;
  /** On the picture: what is known of the page. */
  readonly quality: Readonly<Record<PageView['quality'] | 'unclear', string>>;
  readonly keptPage: string;
  /** In the strip, one word a page. */
  readonly strip: Readonly<Record<'good' | 'again' | 'kept' | 'checking' | 'open', string>>;
  readonly keep: string;
  readonly keepBoth: string;
  readonly drop: (page: number) => string;
  readonly look: (page: number) => string;
  readonly larger: string;
  readonly smaller: string;
  readonly corners: CornersText;
  readonly noPages: string;
  readonly loadingPicture: string;
  readonly noPicture: string;
  readonly pictureOf: (number: number) => string;
  readonly used: (used: number, most: number) => string;
  readonly keepOriginals: string;
  readonly feeder: string;
  readonly feederHow: string;
  readonly flatbed: string;
  readonly flatbedHow: string;
  readonly camera: CameraText;
  readonly next: string;
  readonly again: (page: number) => string;
  readonly cancel: string;
  readonly done: string;
  readonly withoutPages: string;
  readonly earlier: string;
  readonly later: string;
  readonly enlarge: string;
  readonly shrink: string;
  readonly remove: string;
  readonly undo: string;
  readonly pages: string;
  readonly nextWay: string;
  readonly fewerPages: string;
  readonly furtherPages: string;
  readonly seePages: string;
  readonly up: string;
  readonly down: string;
}

export interface CameraText {
  readonly way: string;
  readonly how: string;
  readonly opening: Trouble;
  readonly ready: (pages: number) => Trouble;
  readonly lost: Trouble;
  readonly notKept: Trouble;
  readonly shoot: string;
  readonly taking: string;
  readonly again: string;
  /** For screen readers. */
  readonly picture: string;
  /** True while the picture is on the screen, and while it is not. */
  readonly onlyPage: string;
  readonly off: string;
  readonly hint: Readonly<Record<'dark' | 'blurred', string>>;
}

export interface CheckText {
  readonly title: string;
  readonly titleMissing: string;
  readonly allThere: string;
  readonly missing: (names: readonly string[]) => string;
  readonly row: Readonly<Record<CheckRowKind, string>>;
  readonly level: Readonly<Record<'must' | 'usual' | 'optional', string>>;
  readonly done: string;
  readonly missingMust: string;
  readonly missingUsual: string;
  readonly missingOptional: string;
  readonly change: string;
  readonly fill: string;
  readonly changeRow: (row: string) => string;
  readonly fillRow: (row: string) => string;
  readonly goOn: string;
  readonly fillMissing: (row: string) => string;
}

export interface PreviewText {
  readonly title: string;
  readonly titleAt: (page: number, pages: number) => string;
  readonly hint: string;
  readonly making: Trouble;
  readonly problem: (characters: readonly string[]) => Trouble;
  readonly problemWay: string;
  readonly changeWords: string;
  readonly askPerson: string;
  readonly page: (page: number, pages: number) => string;
  readonly pagePart: (page: number, pages: number, part: number, parts: number) => string;
  readonly back: string;
  readonly more: string;
  readonly down: string;
  /** Of a page that was turned before it was drawn. */
  readonly missed: (page: number) => string;
  readonly done: string;
  readonly enlarge: string;
  readonly shrink: string;
  readonly loading: string;
  readonly failed: Trouble;
  readonly again: string;
  readonly pageLabel: (title: string, page: number) => string;
}

export interface SignText {
  readonly titlePad: string;
  readonly titlePointer: string;
  readonly titleWritten: string;
  readonly titleProblems: string;
  readonly seenAll: string;
  /** Only when the reader went through to the end. */
  readonly readOut: Readonly<Record<'walked' | 'aloud', string>>;
  readonly identityFresh: (time: string) => string;
  readonly inkShowsHere: string;
  readonly writeHere: string;
  readonly inkLabel: string;
  readonly strokes: (count: number) => string;
  readonly problem: Readonly<Record<SignatureProblem, string>>;
  readonly starting: Trouble;
  readonly notYetWritten: string;
  readonly again: string;
  readonly written: string;
  readonly confirm: string;
  readonly refuse: string;
  readonly noPad: Trouble;
  readonly broke: Readonly<Record<DeviceErrorKind, Trouble>>;
  readonly brokeKept: string;
  readonly nothingLost: string;
  readonly tryAgain: string;
  readonly onScreen: string;
  readonly sealing: Trouble;
  readonly sealingSteps: readonly string[];
  readonly lookAtDocument: string;
  readonly backToSigning: string;
}

export interface RequestText {
  readonly progress: (step: number, of: number, section: Section) => string;
  readonly question: QuestionText;
  readonly list: ListText;
  readonly scan: ScanText;
  readonly check: CheckText;
  readonly preview: PreviewText;
  readonly sign: SignText;
  /** Between names in a sentence. */
  readonly and: (names: readonly string[]) => string;
}

export const useRequestText = textHook<RequestText>({ 'zh-CN': requestZh, en: requestEn });
