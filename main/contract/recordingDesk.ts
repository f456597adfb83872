/** Recordings as the desk reads them, and the manifest whose digest is the value that people confirm. */
import { z } from 'zod';
import { LiveRole, SeatNumber } from './live.ts';
import { RECORD_WORDS_MAX, RecordAnswer, RecordGround, RecordPause, RecordStop } from './recording.ts';
import { Instant, Sha256 } from './request.ts';

/** As the relay and the court name it: `recording-segment-seat-role-connection-medium-index.mjr`. */
export const RecordingFileName = z
  .string()
  .max(120)
  .regex(/^[0-9A-Z]{26}-\d{1,4}-\d{1,4}-[A-Za-z]{1,32}-\d{1,9}-(?:audio|video|data)-\d{1,3}\.mjr$/);

export const RecordingFile = z.strictObject({
  name: RecordingFileName,
  segment: z.number().int(),
  seat: SeatNumber,
  role: LiveRole,
  /** `data`: of a page's own channel, on which nothing is said. */
  kind: z.enum(['audio', 'video', 'data']),
  /** By the relay's clock: made, and last written. */
  from: Instant,
  until: Instant,
  bytes: z.number().int(),
  sha256: Sha256,
  /** Never closed by the relay that wrote it: kept as far as it goes (法释〔2017〕5号 第五条). */
  cut: z.boolean(),
});
export type RecordingFile = z.infer<typeof RecordingFile>;

/** What ended a stretch without a gap; `until` null: the court was not there to note it. */
export const SegmentEnd = z.enum([...RecordPause.options, ...RecordStop.options]);
export type SegmentEnd = z.infer<typeof SegmentEnd>;
export const RecordingSegment = z.strictObject({
  segment: z.number().int(),
  from: Instant,
  until: Instant.nullable(),
  endedBy: SegmentEnd.nullable(),
});
export type RecordingSegment = z.infer<typeof RecordingSegment>;

/** A stretch that was not recorded though ordered, and why: start, end and breaks are noted for the file (法释〔2017〕5号 第三条). */
export const RecordingBreak = z.strictObject({
  from: Instant.nullable(),
  until: Instant.nullable(),
  /** `notBegun`: ordered while there was a break already. */
  why: z.enum([...SegmentEnd.options, 'notBegun']),
});
export type RecordingBreak = z.infer<typeof RecordingBreak>;

export const RecordingManifest = z.strictObject({
  v: z.literal(1),
  recording: z.ulid(),
  room: z.ulid(),
  hearing: z.ulid().nullable(),
  ground: RecordGround,
  orderedBy: SeatNumber,
  from: Instant,
  until: Instant,
  stop: RecordStop,
  segments: z.array(RecordingSegment),
  breaks: z.array(RecordingBreak),
  files: z.array(RecordingFile),
});
export type RecordingManifest = z.infer<typeof RecordingManifest>;

/** `none`: was in the room when it ended, and has not answered. */
export const RecordingAnswerRow = z.object({
  seat: SeatNumber,
  role: LiveRole,
  answer: z.enum([...RecordAnswer.options, 'none']),
  words: z.string().max(RECORD_WORDS_MAX),
  at: Instant.nullable(),
});
export type RecordingAnswerRow = z.infer<typeof RecordingAnswerRow>;

/** `manifest` and `value` are null while it runs and until its files are sealed. */
export const RecordingRow = z.object({
  recording: z.ulid(),
  room: z.ulid(),
  hearing: z.ulid().nullable(),
  ground: RecordGround,
  from: Instant,
  until: Instant.nullable(),
  stop: RecordStop.nullable(),
  segments: z.array(RecordingSegment),
  value: Sha256.nullable(),
  manifest: RecordingManifest.nullable(),
  answers: z.array(RecordingAnswerRow),
});
export type RecordingRow = z.infer<typeof RecordingRow>;
export const RecordingRows = z.object({ recordings: z.array(RecordingRow) });
