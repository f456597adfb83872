/** A document looked at together in a live session: what a seat may ask about it, and the bounds of ink. Imported by `live.ts`, which says who may. */
import { z } from 'zod';
import { Sha256 } from './request.ts';

/** Names one laying of one document: the same document laid again is another paper. */
export const PaperId = z.string().regex(/^[\w-]{22}$/);
export const PAPER_PAGES_MAX = 500;
export const PaperPage = z.number().int().min(1).max(PAPER_PAGES_MAX);
/** Of a request: its signed document, or its evidence, a page each. */
export const RequestPart = z.enum(['document', 'evidence']);
export type RequestPart = z.infer<typeof RequestPart>;
/** Or a sealed agreement that the court holds. */
export const PaperWhat = z.enum([...RequestPart.options, 'agreement']);
export type PaperWhat = z.infer<typeof PaperWhat>;

/** Bounds of ink on one paper; places are whole numbers from 0 to `side`, fractions of the page's width and height. */
export const INK = {
  side: 9_999, pointsOfMessage: 64, pointsOfStroke: 2_000, points: 40_000, marks: 3_000, note: 200, goneOfMessage: 200,
} as const; // prettier-ignore
const Place = z.number().int().min(0).max(INK.side);
/** x and y in turn. */
export const InkPoints = z
  .array(Place)
  .min(2)
  .max(2 * INK.pointsOfMessage)
  .refine(({ length }) => length % 2 === 0);
/** A page's own name for one of its marks; the court tells equal names of two seats apart. */
export const MarkId = z.string().regex(/^[\w-]{8,24}$/);
export const NoteWords = z.string().min(1).max(INK.note);

/** Names one set of marks that is kept with a request. */
export const MarksId = z.ulid();
/** Whether what is drawn and written from now on stays with the request. The host's alone, and only the desk's; at first nothing stays. */
export const KeepMarksAsk = z.strictObject({ t: z.literal('keepMarks'), paper: PaperId, on: z.boolean() });
export type KeepMarksAsk = z.infer<typeof KeepMarksAsk>;

/** What changes the paper for everybody: the machine of the room answers. All but `turn` are the host's alone. */
export const paperAsks = [
  z.strictObject({ t: z.literal('turn'), paper: PaperId, page: PaperPage }),
  /** From now on this seat turns the pages for all who follow; the host always can. */
  z.strictObject({ t: z.literal('lead'), paper: PaperId, seat: z.number().int() }),
  z.strictObject({ t: z.literal('letDraw'), paper: PaperId, seat: z.number().int(), on: z.boolean() }),
  /** The seat may save the file; `on` false withdraws that. */
  z.strictObject({ t: z.literal('release'), paper: PaperId, seat: z.number().int(), on: z.boolean() }),
  z.strictObject({ t: z.literal('takeOff'), paper: PaperId }),
] as const;

/** Ink: a stroke grows piece by piece, `from` being the number of points before this piece. */
export const inkAsks = [
  z.strictObject({
    t: z.literal('stroke'),
    paper: PaperId,
    page: PaperPage,
    mark: MarkId,
    from: z.number().int().min(0).max(INK.pointsOfStroke),
    points: InkPoints,
  }),
  z.strictObject({
    t: z.literal('note'),
    paper: PaperId,
    page: PaperPage,
    mark: MarkId,
    x: Place,
    y: Place,
    words: NoteWords,
  }),
  /** Takes one's own mark back. */
  z.strictObject({ t: z.literal('unmark'), paper: PaperId, mark: MarkId }),
  /** The host takes all marks of a page away. */
  z.strictObject({ t: z.literal('clear'), paper: PaperId, page: PaperPage }),
] as const;
export const InkAsk = z.discriminatedUnion('t', inkAsks);
export type InkAsk = z.infer<typeof InkAsk>;

export const LayAsk = z.strictObject({
  t: z.literal('lay'),
  /** The number of receipt the request has. */
  number: z.string().max(40),
  what: PaperWhat,
  /** A booth's host proves that somebody of the request is here: the end of an identity number in it. */
  idTail: z.string().max(4),
  /** Where it is opened; at the first page where nothing is said or it has fewer. */
  page: PaperPage.optional(),
});
export type LayAsk = z.infer<typeof LayAsk>;

/** What can be laid of this number, and what stands on what lies there: for the desk's host alone. */
export const CatalogueAsk = z.strictObject({ t: z.literal('catalogue'), number: z.string().max(40) });
export const FindAsk = z.strictObject({ t: z.literal('find'), paper: PaperId, words: z.string().max(200) });
export type FindAsk = z.infer<typeof FindAsk>;
export const CATALOGUE_MAX = 60;
export const FOUND_ON_PAPER_MAX = 50;
export const CatalogueEntry = z.object({
  what: PaperWhat,
  name: z.string(),
  /** What it is to prove, in the person's words; empty where nothing was said. */
  proves: z.string(),
  /** Its first page as it is laid, and how many it has. */
  page: z.number().int().positive(),
  pages: z.number().int().positive(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
/** One piece of a page's picture, beginning at this byte. */
export const PictureAsk = z.strictObject({
  t: z.literal('picture'),
  paper: PaperId,
  page: PaperPage,
  from: z.number().int().min(0).max(2_000_000),
});
export type PictureAsk = z.infer<typeof PictureAsk>;

export const PictureTell = z.object({
  t: z.literal('picture'),
  paper: PaperId,
  page: PaperPage,
  from: z.number().int(),
  /** Bytes of the whole picture, a WebP. */
  size: z.number().int(),
  base64: z.string(),
});
export type PictureTell = z.infer<typeof PictureTell>;
/** A piece fits a frame of a booth's line. */
export const PICTURE_PIECE_BYTES = 30_000;

/** The paper that lies before one seat now. */
export const PaperView = z.object({
  paper: PaperId,
  what: PaperWhat,
  /** Of the file; of evidence, of its files' digests, a line each. */
  sha256: Sha256,
  pages: PaperPage,
  /** Where who leads is. */
  page: PaperPage,
  leader: z.number().int(),
  /** Who may draw, besides the host. */
  drawers: z.array(z.number().int()),
  /** Who may save it: oneself, and for the host everybody. */
  keepers: z.array(z.number().int()),
  /** Marks of a higher number stay with the request when the paper goes; null: none do. */
  keepsFrom: z.number().int().min(0).nullable(),
});
export type PaperView = z.infer<typeof PaperView>;

/** `POST /v1/live/papers`: a released file. The ticket is in the body: no address leads to a file. */
export const PaperPost = z.strictObject({ ticket: z.string().max(64), paper: PaperId, page: PaperPage });
