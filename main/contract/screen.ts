/** What stands on the booth's screen: the whole of it, in one view. */
import { z } from 'zod';
import { DeviceErrorKind, Headset, PadGeometry, Voice } from './devices.ts';
import { ToldAgreement } from './agreements.ts';
import { JoiningScreen } from './joining.ts';
import { HearingDoor, HearingScreen } from './hearing/screen.ts';
import { CameraConfig, ThreeKeys } from './launch.ts';
import { Matter } from './link.ts';
import { Language, LocalText, Statement } from './policy.ts';
import { Instant, Needs, PageCorners, PageVerdict, ReadOut, RoughDate, Sha256 } from './request.ts';
import { CardProblem, Delivery, SignPhase } from './signing.ts';
import { SessionScreen } from './sessionScreen.ts';
import { StatementScreen } from './statement.ts';

// ---------------------------------------------------------------- what is always on the screen

export const Scale = z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(200)]);
export const Look = z.object({ scale: Scale, contrast: z.enum(['day', 'high']), language: Language });
export type Look = z.infer<typeof Look>;

export const LinkState = z.enum(['online', 'connecting', 'offline']);
export type LinkState = z.infer<typeof LinkState>;

/** Masked on the screen, `spoken` for screen readers (王某明). */
export const MaskedPerson = z.object({ masked: z.string(), spoken: z.string(), last4: z.string() });
export type MaskedPerson = z.infer<typeof MaskedPerson>;

/** What can be heard here: personal sentences go to the headset alone (ux 32). */
export const Hearing = z.object({ voice: Voice, headset: Headset });
export type Hearing = z.infer<typeof Hearing>;

export const Frame = z.object({
  site: z.string(),
  booth: z.string(),
  court: z.string(),
  hotline: z.string(),
  person: MaskedPerson.nullable(),
  link: LinkState,
  /** Core's wall clock at the moment of this view; the page ticks on from it. */
  now: Instant,
  clockTrusted: z.boolean(),
  /** Practice mode is watermarked 演练. */
  practice: z.boolean(),
  look: Look,
  mayGoBack: z.boolean(),
  mayLeave: z.boolean(),
  hearing: Hearing,
  /** The person asked to be read to, or works by keys: every screen is read when it opens. */
  readsItself: z.boolean(),
  /** Absent: the usual keys. */
  keys: ThreeKeys.optional(),
});
export type Frame = z.infer<typeof Frame>;

/** The eight sections of a request, in order; `of` may shrink, never grow. */
export const Section = z.enum(['what', 'path', 'parties', 'claims', 'facts', 'evidence', 'service', 'sign']);
export type Section = z.infer<typeof Section>;
export const Progress = z.object({ step: z.number().int(), of: z.number().int(), section: Section });
export type Progress = z.infer<typeof Progress>;

// ---------------------------------------------------------------- questions

export const QuestionId = z.enum([
  'disputeKind', 'causes', 'path',
  'myPhone', 'myResidence',
  'respondentKind', 'respondentName', 'respondentUscc', 'respondentPhone', 'respondentAddress',
  'claimKind', 'claimAmount', 'claimWords',
  'factDate', 'factWords',
  'evidenceName', 'evidenceKind', 'evidenceProves', 'evidenceOriginal',
  'serviceAddress', 'eService', 'eServiceMobile', 'mediationWish',
]); // prettier-ignore
export type QuestionId = z.infer<typeof QuestionId>;

/** `label` null: the words are the page's own, by `<question>.<option>`. `icon` is a name the page knows. */
export const Option = z.object({
  id: z.string(),
  label: LocalText.nullable(),
  hint: LocalText.nullable(),
  icon: z.string().nullable(),
});
export type Option = z.infer<typeof Option>;

export const Input = z.discriminatedUnion('kind', [
  /** Nothing is pre-selected in a legal choice. `most` > 1: several may be chosen. */
  z.object({
    kind: z.literal('choice'),
    options: z.array(Option),
    most: z.number().int().positive(),
    value: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('text'),
    form: z.enum(['name', 'sentence', 'address']),
    maxLength: z.number().int(),
    phrases: z.array(z.string()),
    value: z.string(),
  }),
  z.object({ kind: z.literal('digits'), form: z.enum(['phone', 'uscc']), value: z.string() }),
  z.object({ kind: z.literal('money'), fen: z.number().int().nullable() }),
  z.object({ kind: z.literal('date'), value: RoughDate.nullable(), today: z.iso.date() }),
  /** A text with two outlined answers of equal size. */
  z.object({ kind: z.literal('statement'), statement: Statement, value: z.boolean().nullable() }),
]);
export type Input = z.infer<typeof Input>;

export const QuestionError = z.enum(['empty', 'tooLong', 'badCharacters', 'badPhone', 'badUscc', 'badDate', 'futureDate', 'zeroAmount', 'tooMuch', 'tooMany']); // prettier-ignore
export type QuestionError = z.infer<typeof QuestionError>;

/** The answer of one input; unfinished ones may be kept on the way back, unchecked but bounded. */
export const AnswerValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), ids: z.array(z.string().max(40)).max(12) }),
  z.object({ kind: z.literal('text'), text: z.string().max(4000) }),
  z.object({ kind: z.literal('digits'), text: z.string().max(20) }),
  z.object({ kind: z.literal('money'), fen: z.number().int().nonnegative().nullable() }),
  z.object({ kind: z.literal('date'), date: z.string().max(10).nullable() }),
  z.object({
    kind: z.literal('statement'),
    answer: z.boolean(),
    shownMs: z.number().int().nonnegative(),
    readAloud: z.boolean(),
  }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

// ---------------------------------------------------------------- screens

export const Service = z.enum([
  'mediation',
  'filing',
  'session',
  'matters',
  'judge',
  'papers',
  'law',
  'deputy',
  'unsure',
]);
export type Service = z.infer<typeof Service>;

export const CardPurpose = z.enum(['identify', 'sign', 'matters', 'hearing', 'joining']);
export type CardPurpose = z.infer<typeof CardPurpose>;

export const ListName = z.enum(['respondents', 'claims', 'facts', 'evidence']);
export type ListName = z.infer<typeof ListName>;
/** `title` and `detail` are the person's own words, shown on their own screen only. `fen` where the row has an amount. */
export const ListRow = z.object({
  id: z.string(),
  title: z.string(),
  titleText: LocalText.nullable(),
  detail: z.string(),
  fen: z.number().int().nullable(),
});

export const PageView = z.object({
  id: z.string(),
  number: z.number().int(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  /** Grows when the picture of this page becomes another. */
  version: z.number().int(),
  /** `cleaning`: still being looked at; the page is safe all the while. */
  quality: z.enum(['cleaning', ...PageVerdict.options]),
  /** Hardly of any use, not merely unclear. */
  serious: z.boolean(),
  /** The person kept it despite the warning. */
  kept: z.boolean(),
  /** The page it looks like, as numbers of item and page. */
  sameAs: z.object({ item: z.number().int(), page: z.number().int() }).nullable(),
  /** Where the reason is on the picture. */
  marks: z.array(PageCorners).max(8),
  /** The corners it was cut out by, on the original; null: the whole picture. */
  corners: PageCorners.nullable(),
  /** Whether its corners can be set by hand: not for what came through a feeder. */
  mayCrop: z.boolean(),
  originalWidthPx: z.number().int(),
  originalHeightPx: z.number().int(),
});
export type PageView = z.infer<typeof PageView>;

export const ScanJob = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('scanning'),
    page: z.number().int(),
    percent: z.number().nullable(),
    cancelling: z.boolean(),
  }),
  /** `kept`: finished pages of this job that stay. */
  z.object({
    kind: z.literal('stopped'),
    error: DeviceErrorKind,
    page: z.number().int(),
    kept: z.number().int(),
  }),
]);
export type ScanJob = z.infer<typeof ScanJob>;

export const Undoable = z.enum(['deletePage', 'movePage', 'removeRow']);
export type Undoable = z.infer<typeof Undoable>;

export const CheckRowId = z.enum([
  'identity', 'disputeKind', 'path', 'me', 'respondents', 'respondentContact', 'claims', 'facts', 'evidence', 'serviceAddress', 'eService', 'mediationWish',
]); // prettier-ignore
/** Where 改 leads. */
export const EditTarget = z.enum(['disputeKind', 'causes', 'path', 'myPhone', 'respondents', 'claims', 'facts', 'evidence', 'serviceAddress', 'eService', 'mediationWish']); // prettier-ignore
export type EditTarget = z.infer<typeof EditTarget>;
export const CheckRow = z.object({
  id: CheckRowId,
  level: z.enum(['must', 'usual', 'optional']),
  done: z.boolean(),
  /** What was answered, in the person's words or a count; null when not answered. */
  summary: LocalText.nullable(),
  edit: EditTarget.nullable(),
});
export type CheckRow = z.infer<typeof CheckRow>;

/** The quality gates of domain.md 8.7, each named as a sentence by the page. */

export const ShownDocument = z.object({
  id: z.string(),
  title: LocalText,
  pages: z.number().int(),
  sha256: Sha256,
});
export type ShownDocument = z.infer<typeof ShownDocument>;

export const Screen = z.discriminatedUnion('kind', [
  /** `cardLeft`: somebody's card still lies on the reader. `staff`: the policy pack has a roster, so that sessions can be opened. */
  /** `waits`: a mediation that was cut waits until then; nobody is named. */
  z.object({
    kind: z.literal('idle'),
    cardLeft: z.boolean(),
    staff: z.boolean(),
    waits: Instant.nullable(),
    hearing: HearingDoor.optional(),
  }),
  z.object({
    kind: z.literal('notice'), version: z.string(), title: LocalText,
    rows: z.array(z.object({ icon: z.string(), question: LocalText, sentence: LocalText })),
  }), // prettier-ignore
  z.object({ kind: z.literal('needs'), needs: Needs }),
  z.object({ kind: z.literal('card'), purpose: CardPurpose, phase: z.enum(['waiting', 'reading']) }),
  z.object({
    kind: z.literal('cardProblem'),
    purpose: CardPurpose,
    problem: CardProblem,
    mayContinue: z.boolean(),
  }),
  /** Other ways without a chip card: all of them lead to a person. */
  z.object({ kind: z.literal('noCard') }),
  z.object({
    kind: z.literal('confirmIdentity'),
    person: MaskedPerson,
    cardType: z.enum(['resident', 'hmtPermit', 'foreign2017', 'foreign2023']),
    validTo: z.string(),
    expired: z.boolean(),
    cardOnReader: z.boolean(),
  }),
  z.object({ kind: z.literal('home'), services: z.array(z.object({ id: Service, available: z.boolean() })) }),
  z.object({ kind: z.literal('notAvailable'), service: Service }),
  z.object({
    kind: z.literal('question'), progress: Progress, id: QuestionId, input: Input, error: QuestionError.nullable(),
    maySkip: z.boolean(),
    /** For questions inside a list: "second other party" and the like. */
    number: z.number().int().nullable(),
    /** Only with `myResidence` and `serviceAddress`: the address from the card, offered as one tap. */
    offer: z.string().nullable(),
  }), // prettier-ignore
  z.object({
    kind: z.literal('list'),
    progress: Progress,
    list: ListName,
    rows: z.array(ListRow),
    totalFen: z.number().int().nullable(),
    undo: Undoable.nullable(),
    mayAdd: z.boolean(),
  }),
  z.object({
    kind: z.literal('scan'), progress: Progress, itemNumber: z.number().int(), pages: z.array(PageView), selected: z.string().nullable(),
    job: ScanJob, undo: Undoable.nullable(), pagesUsed: z.number().int(), pagesMax: z.number().int(), scannerReady: z.boolean(),
    /** Ways for paper to come in: a scanner, a document camera that the page opens itself, or both. */
    hasScanner: z.boolean(), camera: CameraConfig.nullable(),
  }), // prettier-ignore
  z.object({
    kind: z.literal('check'),
    progress: Progress,
    rows: z.array(CheckRow),
    mayContinue: z.boolean(),
  }),
  /** The document is being set; takes at most a few seconds. */
  z.object({ kind: z.literal('makingDocument'), progress: Progress }),
  z.object({ kind: z.literal('documentProblem'), progress: Progress, characters: z.array(z.string()) }),
  z.object({
    kind: z.literal('preview'),
    progress: Progress,
    document: ShownDocument,
    page: z.number().int(),
    seen: z.array(z.number().int()),
    read: ReadOut,
  }),
  z.object({
    kind: z.literal('sign'), progress: Progress, document: ShownDocument, pad: z.enum(['stu', 'pointer', 'none']), phase: SignPhase,
    /** The pad does not work and the touch display can stand in for it. */
    mayUseScreen: z.boolean(),
    geometry: PadGeometry.nullable(), identityAt: Instant, read: ReadOut, before: LocalText, mayRefuse: LocalText,
  }), // prettier-ignore
  z.object({
    kind: z.literal('captured'), capturedAt: Instant, clockTrusted: z.boolean(), sha256: Sha256, delivery: Delivery,
  }), // prettier-ignore
  z.object({
    kind: z.literal('matters'),
    state: z.enum(['loading', 'offline', 'ready']),
    matters: z.array(Matter),
    agreements: z.array(ToldAgreement),
    /** The one a person comes back to; null: none was opened. */
    opened: z.string().nullable(),
  }),
  StatementScreen,
  SessionScreen,
  HearingScreen,
  JoiningScreen,
  z.object({
    kind: z.literal('leaving'),
    phase: z.enum(['wiping', 'done']),
    cardLeft: z.boolean(),
    pagesScanned: z.boolean(),
    /** A mediation that was cut was looked at and not taken up: it waits until then. */
    keptUntil: Instant.optional(),
  }),
  z.object({
    kind: z.literal('outOfOrder'),
    reason: z.enum(['notProvisioned', 'noPolicy', 'wipeFailed', 'storage', 'newerDatabase', 'diskFull']),
  }),
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenKind = Screen['kind'];

export const Overlay = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('emergency'),
    contacts: z.array(z.object({ id: z.string(), label: LocalText, number: z.string() })),
  }),
  z.object({ kind: z.literal('help') }),
  /** The quiet page behind 我现在不安全: looks like ordinary help. */
  z.object({ kind: z.literal('quietHelp') }),
  /** Opaque: nothing personal shows through. */
  z.object({ kind: z.literal('cover'), secondsLeft: z.number().int() }),
  /** Opaque and neutral, answers 停止离开 within 300 ms; the way back loses nothing. */
  z.object({ kind: z.literal('askLeave') }),
  /** Sealing did not succeed: nothing was kept, the signature is still there, trying again is safe. */
  z.object({ kind: z.literal('notKept') }),
  /** The seat is kept for a hearing in a moment: told once, so that whoever sits here can finish. */
  z.object({ kind: z.literal('seatSoon'), from: Instant }),
]);
export type Overlay = z.infer<typeof Overlay>;

export const BoothView = z.object({
  n: z.number().int(),
  frame: Frame,
  screen: Screen,
  overlay: Overlay.nullable(),
});
export type BoothView = z.infer<typeof BoothView>;
