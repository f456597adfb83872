/** Marks that were kept with a request, part of the desk's API: by which session, on which file, who made each by capacity, and what was taken out. */
import { z } from 'zod';
import { MarksId, RequestPart } from './coview.ts';
import { InkChange } from './live.ts';
import { Instant } from './request.ts';

export const KeptMarksSet = z.object({
  id: MarksId,
  what: RequestPart,
  /** Of the file they were made on; of evidence, of its files' digests, a line each. */
  sha256: z.string(),
  /** Whether that is the file the request has now: marks are shown on no other. */
  current: z.boolean(),
  /** The live session. */
  room: z.ulid(),
  at: Instant,
  marks: z.number().int(),
  /** Null while they are there. */
  removed: z.object({ at: Instant, by: z.string() }).nullable(),
  /** Strokes and notes, whole; none where they were taken out or are of another file. */
  changes: z.array(InkChange),
});
export type KeptMarksSet = z.infer<typeof KeptMarksSet>;
/** In the order they were kept. */
export const KeptMarks = z.object({ sets: z.array(KeptMarksSet) });
export type KeptMarks = z.infer<typeof KeptMarks>;
