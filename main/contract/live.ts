/** The room of a live session: what a seat asks of the court, what the court tells a seat, and the bounds of both. Picture and sound never pass here. */
import { z } from 'zod';
import { CATALOGUE_MAX, CatalogueAsk, CatalogueEntry, FindAsk, FOUND_ON_PAPER_MAX, InkPoints, inkAsks, INK, KeepMarksAsk, LayAsk, MarkId, MarksId, NoteWords, paperAsks, PaperId, PaperPage, PaperView, PictureAsk, PictureTell } from './coview.ts'; // prettier-ignore
import { RecordingView, recordAsks } from './recording.ts';
import { DRAFT, DraftFlaw, DraftClauseId, DraftId, DraftLibrary, draftAsks, draftRoomAsks, DraftSheet, DraftView, ReadVersion } from './draft.ts'; // prettier-ignore
import { LINE_BODY_MAX } from './remote/line.ts';
import { Instant } from './request.ts';

/** In what capacity somebody takes part; `booth` stands for everybody who sits at one booth. The court gives it, nobody claims it. */
export const LiveRole = z.enum([
  'booth', 'party', 'agent', 'interpreter', 'mediator', 'judicialOfficer', 'policeOfficer', 'judge',
  'plaintiff', 'defendant', 'thirdParty', 'witness',
]); // prettier-ignore
export type LiveRole = z.infer<typeof LiveRole>;
/** Whom a code can let in, and in what capacity the desk may come. */
export const GuestRole = LiveRole.extract(['party', 'agent', 'interpreter', 'mediator']);
export type GuestRole = z.infer<typeof GuestRole>;
export const DeskRole = LiveRole.extract(['mediator', 'judicialOfficer', 'policeOfficer', 'judge']);
export type DeskRole = z.infer<typeof DeskRole>;

/** Up to so many admitted seats are joined directly, each with each; for more the court's own relay passes pictures on, if it has one. */
export const MESH_MAX = 3;
/** With those who wait. */
export const SEATS_MAX = 8;

/** Seats are numbered within their room, 1 being the host. */
export const SeatNumber = z.number().int().min(1).max(9999);
export type SeatNumber = z.infer<typeof SeatNumber>;
/** The number of one connection between two seats; a new attempt has a new one, so that old signals fall away. */
export const LinkNumber = z.number().int().positive();
export const Ticket = z.string().regex(/^[\w-]{43}$/);

/** What the check before the lobby found: as the person saw and heard it. */
export const Equipment = z.strictObject({
  camera: z.boolean(),
  microphone: z.boolean(),
  speaker: z.enum(['heard', 'notHeard', 'untried']),
});
export type Equipment = z.infer<typeof Equipment>;

export const Wish = z.enum(['none', 'speak', 'break', 'aside']);
export type Wish = z.infer<typeof Wish>;

/** How one's lines do, as the page measures it by RTC statistics. */
export const Health = z.strictObject({
  level: z.enum(['good', 'weak', 'bad']),
  rttMs: z.number().int().min(0).max(60_000),
  lostPercent: z.number().min(0).max(100),
  inKbps: z.number().int().min(0).max(1_000_000),
});
export type Health = z.infer<typeof Health>;

const Candidate = z.strictObject({
  candidate: z.string().max(1_024),
  sdpMid: z.string().max(64).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
  usernameFragment: z.string().max(256).nullish(),
});
/** What two peers say to each other before they meet: the forms of simple-peer, each within its size. */
export const Signal = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('offer'), sdp: z.string().max(24_000) }),
  z.strictObject({ type: z.literal('answer'), sdp: z.string().max(24_000) }),
  z.strictObject({ type: z.literal('candidate'), candidate: Candidate }),
  z.strictObject({ type: z.literal('renegotiate'), renegotiate: z.literal(true) }),
  z.strictObject({
    type: z.literal('transceiverRequest'),
    transceiverRequest: z.strictObject({
      kind: z.enum(['audio', 'video']),
      init: z.strictObject({}).optional(),
    }),
  }),
]);
export type Signal = z.infer<typeof Signal>;

/** What somebody in a room may ask. `admit` to `end` are the host's alone. */
export const RoomAsk = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('ready'), equipment: Equipment }),
  z.strictObject({
    t: z.literal('set'),
    microphone: z.boolean(),
    camera: z.boolean(),
    wish: Wish,
    /** False: "I cannot hear". */
    hears: z.boolean(),
  }),
  z.strictObject({ t: z.literal('health'), health: Health }),
  /** This connection does not work; a new one is wanted. */
  z.strictObject({ t: z.literal('linkFailed'), link: LinkNumber }),
  z.strictObject({ t: z.literal('leave') }),
  z.strictObject({ t: z.literal('admit'), seat: SeatNumber }),
  z.strictObject({ t: z.literal('sendAway'), seat: SeatNumber }),
  /** Who talks with the host alone; null: together again. */
  z.strictObject({ t: z.literal('caucus'), with: z.array(SeatNumber).min(1).max(SEATS_MAX).nullable() }),
  z.strictObject({ t: z.literal('pause'), on: z.boolean() }),
  z.strictObject({ t: z.literal('end') }),
  ...paperAsks,
  ...draftRoomAsks,
]);
export type RoomAsk = z.infer<typeof RoomAsk>;

/** A word of the sealed line between a party's page and the table (`remote/line.ts`): passed on unread, and lost where it cannot be. */
const LineBody = z.string().min(1).max(LINE_BODY_MAX);
export const WordAsk = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('toTable'), body: LineBody }),
  z.strictObject({ t: z.literal('toSeat'), seat: SeatNumber, body: LineBody }),
]);
export type WordAsk = z.infer<typeof WordAsk>;

/** Every message of a seat; the first on a line is `join`. `page` names one loaded page: a reload is another. */
export const LiveAsk = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('join'),
    ticket: Ticket,
    page: z.string().regex(/^[\w-]{8,40}$/),
  }),
  z.strictObject({ t: z.literal('signal'), link: LinkNumber, signal: Signal }),
  z.strictObject({ t: z.literal('invite'), role: GuestRole }),
  z.strictObject({ t: z.literal('beat') }),
  LayAsk,
  CatalogueAsk,
  FindAsk,
  KeepMarksAsk,
  PictureAsk,
  ...WordAsk.options,
  ...inkAsks,
  ...recordAsks,
  ...draftAsks,
  ...RoomAsk.options,
]);
export type LiveAsk = z.infer<typeof LiveAsk>;

/** `foreign`: not a message of this contract. `tooMany`: the rest of the flood is dropped without a word. */
export const LiveRefusal = z.enum([
  'foreign', 'tooMany', 'notJoined', 'badTicket', 'alreadyJoined', 'hostOnly', 'noSuchSeat', 'notNow', 'full', 'noSuchLink',
  'noSuchPaper', 'unreadable', 'mayNotDraw', 'mayNotKeep', 'deskOnly', 'judgeOnly', 'noRelay', 'noPlace', 'neverRecorded',
  /** Of a draft: `draftDiffers`: what was read is not what the court has. The others as in `DraftFlaw`. */
  'noSuchDraft', 'mayNotWrite', 'locked', 'fixed', 'words', 'draftDiffers',
]); // prettier-ignore
export type LiveRefusal = z.infer<typeof LiveRefusal>;

export const SeatPhase = z.enum(['checking', 'lobby', 'admitted', 'left']);
export type SeatPhase = z.infer<typeof SeatPhase>;

export const SeatView = z.object({
  seat: SeatNumber,
  role: LiveRole,
  host: z.boolean(),
  phase: SeatPhase,
  /** Whether the line to the court stands; picture and sound may go on without it. */
  online: z.boolean(),
  microphone: z.boolean(),
  camera: z.boolean(),
  wish: Wish,
  hears: z.boolean(),
  /** Parted from the host's talk for now. */
  apart: z.boolean(),
  /** For the host alone, else null. */
  equipment: Equipment.nullable(),
  health: Health.nullable(),
});
export type SeatView = z.infer<typeof SeatView>;

/** One connection as one of its ends has it: to another page, or to the court's relay for what is sent or for all that is received. */
export const LinkView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pair'),
    link: LinkNumber,
    seat: SeatNumber,
    initiator: z.boolean(),
    /** One of the two waits: the connection is made, and neither picture nor sound is sent or shown. */
    quiet: z.boolean(),
  }),
  z.object({ kind: z.literal('send'), link: LinkNumber }),
  z.object({
    kind: z.literal('receive'),
    link: LinkNumber,
    /** Whose pictures come by it, each in the stream named after the connection it is sent by (`streamOfLink`). */
    from: z.array(z.object({ seat: SeatNumber, link: LinkNumber })).max(SEATS_MAX),
  }),
]);
export type LinkView = z.infer<typeof LinkView>;
export const streamOfLink = (link: number): string => `link-${link}`;

/** The room as one seat may see it: who waits sees nobody but the host. */
export const RoomView = z.object({
  room: z.ulid(),
  you: SeatNumber,
  seats: z.array(SeatView).max(SEATS_MAX),
  /** The connections this seat shall have now, and no others. */
  links: z.array(LinkView).max(MESH_MAX),
  /** How many may be admitted as things stand. */
  most: z.number().int(),
  /** There are so many that the court's relay is needed, and it does not answer now. */
  relayLost: z.boolean(),
  caucus: z.boolean(),
  paused: z.boolean(),
  /** What lies before this seat; null where it may see none. */
  paper: PaperView.nullable(),
  /** A hearing: nobody is invited from within, and nobody talks apart. */
  hearing: z.boolean().optional(),
  /** Whether the court records; absent: it does not (`NOT_RECORDED`). */
  recording: RecordingView.optional(),
  /** The agreement that is written together; null where this seat may see none. */
  draft: DraftView.nullable(),
});
export type RoomView = z.infer<typeof RoomView>;

export const EndReason = z.enum(['left', 'sentAway', 'ended', 'tooLong']);
export type EndReason = z.infer<typeof EndReason>;

export const Invitation = z.object({ code: z.string(), role: GuestRole, expiresAt: Instant });
export type Invitation = z.infer<typeof Invitation>;

/** A server that helps pages meet, with a name and a credential that end by themselves. */
export const IceServer = z.object({
  urls: z.array(z.string().max(200)).min(1).max(4),
  username: z.string().max(128),
  credential: z.string().max(64),
});

const markOf = { order: z.number().int().positive(), seat: SeatNumber, role: LiveRole, mark: MarkId, page: PaperPage } as const; // prettier-ignore
/** One change of ink. Any order of arrival, and any twice, comes to the same (`ink.ts`); `order` is the court's own number of a mark. */
export const InkChange = z.discriminatedUnion('c', [
  z.object({ c: z.literal('stroke'), ...markOf, from: z.number().int(), points: InkPoints }),
  z.object({
    c: z.literal('note'),
    ...markOf,
    x: z.number().int(),
    y: z.number().int(),
    words: NoteWords,
  }),
  z.object({ c: z.literal('gone'), orders: z.array(z.number().int().positive()).max(INK.goneOfMessage) }),
  /** Every mark of the page up to this number. */
  z.object({ c: z.literal('cleared'), page: PaperPage, upTo: z.number().int() }),
]);
export type InkChange = z.infer<typeof InkChange>;
/** So many changes in one message. */
export const INK_CHANGES_MAX = 32;

/** Of a draft that lies before this seat. A whole is told in the order sheet, state, versions; what others write follows. */
export const draftTells = [
  /** `library` null: as it was. */
  z.object({
    t: z.literal('draftSheet'),
    draft: DraftId,
    sheet: DraftSheet,
    library: DraftLibrary.nullable(),
  }),
  /** One piece of all that was written, beginning at this byte. */
  z.object({
    t: z.literal('draftState'),
    draft: DraftId,
    from: z.number().int(),
    size: z.number().int(),
    base64: z.string().max(2 * DRAFT.piece),
  }),
  z.object({ t: z.literal('drafted'), draft: DraftId, seat: SeatNumber, role: LiveRole, update: z.base64() }),
  /** This page's own changes up to `n` are kept: no crash of the court takes them back. */
  z.object({ t: z.literal('draftTaken'), draft: DraftId, n: z.number().int() }),
  /** Nothing of it stands; the page asks for the whole and goes on from there. */
  z.object({ t: z.literal('draftRefused'), draft: DraftId, n: z.number().int(), why: DraftFlaw }),
  z.object({
    t: z.literal('draftWhere'),
    draft: DraftId,
    seat: SeatNumber,
    role: LiveRole,
    clause: DraftClauseId.nullable(),
  }),
  z.object({ t: z.literal('draftVersion'), draft: DraftId, version: ReadVersion }),
] as const;
export const DraftTell = z.discriminatedUnion('t', draftTells);
export type DraftTell = z.infer<typeof DraftTell>;

/** A place on a paper; `by`: who wrote it there in an earlier session, null: it stands in the file. */
export const PaperFound = z.object({
  page: PaperPage,
  by: z.object({ role: LiveRole, seat: SeatNumber }).nullable(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type PaperFound = z.infer<typeof PaperFound>;

/** Every message of the court to a seat. */
export const LiveTell = z.discriminatedUnion('t', [
  z.object({ t: z.literal('room'), view: RoomView }),
  /** For every connection that begins from now on; said again before it ends. */
  z.object({ t: z.literal('ice'), servers: z.array(IceServer).max(4), relayOnly: z.boolean() }),
  z.object({ t: z.literal('signal'), link: LinkNumber, signal: Signal }),
  z.object({ t: z.literal('invited'), invitation: Invitation }),
  PictureTell,
  z.object({ t: z.literal('fromSeat'), seat: SeatNumber, body: z.string() }),
  z.object({ t: z.literal('fromTable'), body: z.string() }),
  z.object({ t: z.literal('ink'), paper: PaperId, changes: z.array(InkChange).max(INK_CHANGES_MAX) }),
  /** Marks that were kept when this very file lay in an earlier session; a set by itself, since its numbers are its own. */
  z.object({
    t: z.literal('earlier'),
    paper: PaperId,
    set: MarksId,
    at: Instant,
    changes: z.array(InkChange).max(INK_CHANGES_MAX),
  }),
  /** The desk took them out of the request. */
  z.object({ t: z.literal('earlierGone'), paper: PaperId, set: MarksId }),
  /** To the host, when the paper goes: so many marks stay with the request; null: they could not be written. */
  z.object({ t: z.literal('marksKept'), paper: PaperId, marks: z.number().int().nullable() }),
  /** The catalogue of what has this number. */
  z.object({
    t: z.literal('catalogue'),
    number: z.string(),
    entries: z.array(CatalogueEntry).max(CATALOGUE_MAX),
  }),
  /** Where the words stand on what lies on the table; `going`: its pages are still being read. */
  z.object({
    t: z.literal('found'),
    paper: PaperId,
    words: z.string(),
    found: z.array(PaperFound).max(FOUND_ON_PAPER_MAX),
    more: z.boolean(),
    going: z.boolean(),
  }),
  ...draftTells,
  z.object({ t: z.literal('refused'), ask: z.string().max(20), why: LiveRefusal }),
  /** The seat is given up for good; the line is closed next. */
  z.object({ t: z.literal('over'), reason: EndReason }),
  z.object({ t: z.literal('beat') }),
]);
export type LiveTell = z.infer<typeof LiveTell>;

export const LIVE_PATH = '/v1/live';
/** A frame above this is answered by the line being closed (1009). */
export const LIVE_FRAME_MAX = 32_768;
/** What one line may send: so many at once, so many a second. A page that meets two others sends fewer than a hundred, a pen up to 25 a second. */
export const LIVE_RATE = { burst: 240, perSecond: 60, burstBytes: 512_000, bytesPerSecond: 64_000 } as const;
export const LIVE_BEAT_MS = 15_000;
/** Close codes of the line: 4401 no valid join, 4408 silent, 4409 the same seat came on a newer line, 4410 the seat is given up, 4429 flood. */
export const LIVE_CLOSE = { notJoined: 4401, silent: 4408, replaced: 4409, over: 4410, flood: 4429 } as const;

/** `POST /v1/live/seats`: a one-time code for a seat, once. `POST /desk/api/live/…` gives the same answer. */
export const SeatPost = z.strictObject({ code: z.string().max(20) });
export const SeatAnswer = z.object({ room: z.ulid(), seat: SeatNumber, ticket: Ticket });
export type SeatAnswer = z.infer<typeof SeatAnswer>;

/** The desk opens a room or comes into one in a capacity of the court's. */
export const DeskSeatPost = z.strictObject({ role: DeskRole });
export const LiveRooms = z.object({
  rooms: z.array(
    z.object({
      room: z.ulid(),
      host: LiveRole,
      openedAt: Instant,
      admitted: z.number().int(),
      waiting: z.number().int(),
    }),
  ),
});
export type LiveRooms = z.infer<typeof LiveRooms>;

/** What core tells the page of its table's seat, or of a seat in a hearing, whose ticket the view has: the ticket, what the court says, the end of the seat's line, and the booth's line itself. */
export const TableTold = z.discriminatedUnion('t', [
  z.object({ t: z.literal('opened'), ticket: Ticket }),
  z.object({ t: z.literal('tell'), tell: LiveTell }),
  z.object({ t: z.literal('closed'), code: z.number().int() }),
  z.object({ t: z.literal('line'), up: z.boolean() }),
]);
export type TableTold = z.infer<typeof TableTold>;

/** The asks of the screen border for the table's seat. */
export const tableAsks = {
  /** Opens a live session for this table; told by `liveTold`. False: no table, or no line to the court. */
  liveOpen: { body: z.object({}), answer: z.object({ asked: z.boolean() }) },
  liveSay: { body: z.object({ ask: LiveAsk }), answer: z.object({}) },
  /** The table lays its agreement before all, or takes it off again. False: there is none to lay, or no room. */
  draftShare: { body: z.object({ on: z.boolean() }), answer: z.object({ shared: z.boolean() }) },
};
