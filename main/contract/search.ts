/** The search in an opened request, part of the desk's API: what is asked for, where it stands, how far the reading is. */
import { z } from 'zod';
import { MarksId, PaperPage, RequestPart } from './coview.ts';
import { LiveRole, SeatNumber } from './live.ts';
import { PageCorners } from './request.ts';

/** Words parted by spaces must all stand on a page; each is found inside longer words and numbers too. */
export const SearchPost = z.object({ words: z.string().max(200) });

/** `note`: words somebody wrote onto a page in a live session, kept with the request (`marks.ts`); on a page as it was laid. */
const FoundNote = z.object({
  kind: z.literal('note'),
  on: RequestPart,
  page: PaperPage,
  set: MarksId,
  role: LiveRole,
  seat: SeatNumber,
});
/** `told`: what the person told, known exactly. `document`: a page of the signed document. `evidence`: the file of this place in the request. */
export const FoundPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), part: z.enum(['claims', 'parties', 'facts', 'service', 'evidence']) }),
  z.object({ kind: z.literal('document'), page: z.number().int().positive() }),
  z.object({ kind: z.literal('evidence'), file: z.number().int().nonnegative() }),
  FoundNote,
]);
export type FoundPlace = z.infer<typeof FoundPlace>;

export const Found = z.object({
  place: FoundPlace,
  before: z.string(),
  match: z.string(),
  after: z.string(),
  /** The lines of the page in which the words stand; none where it is no page. */
  lines: z.array(PageCorners),
});
export type Found = z.infer<typeof Found>;

export const SearchAnswer = z.object({
  /** In the order of the file, at most `FOUND_MAX`; `more` says that there are others. */
  found: z.array(Found),
  more: z.boolean(),
  reading: z.object({
    /** Document and evidence pages that are read. */
    files: z.number().int(),
    read: z.number().int(),
    /** Files of these places could not be read; what is in them is not found. */
    unreadable: z.array(z.number().int()),
    /** False: nothing more comes, but with files that are still on their way. */
    going: z.boolean(),
  }),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const FOUND_MAX = 50;
