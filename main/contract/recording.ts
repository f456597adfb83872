/** The court's own recording of a live session: what a judge asks, what everybody in the room is told of it, and how its value is answered. */
import { z } from 'zod';
import { Instant, Sha256 } from './request.ts';

/**
 * On what ground a judge orders it: a hearing, recorded from its opening to its closing (法释〔2017〕5号 第一条、第三条), or a mediation that a
 * judge leads, to which the same applies (第十八条). Without such an order nobody records (在线诉讼规则 第二十七条).
 */
export const RecordGround = z.enum(['hearing', 'mediationByJudge']);
export type RecordGround = z.infer<typeof RecordGround>;

/** Why it rests although it is ordered: a break, a talk apart not fit for recording (法释〔2017〕5号 第三条), a relay that does not answer. */
export const RecordPause = z.enum(['break', 'apart', 'relayLost']);
export type RecordPause = z.infer<typeof RecordPause>;

/** Why it ended. `diskFull`, `notWritten`: the court could not write; the session goes on. `courtRestarted`: its room went with the court's process. */
export const RecordStop = z.enum([
  'ordered',
  'judgeLeft',
  'sessionEnded',
  'diskFull',
  'notWritten',
  'courtRestarted',
]);
export type RecordStop = z.infer<typeof RecordStop>;

export const RecordAnswer = z.enum(['confirmed', 'objected']);
export type RecordAnswer = z.infer<typeof RecordAnswer>;
export const RECORD_WORDS_MAX = 200;
/** So many recordings of one session. */
export const RECORDINGS_MAX = 16;

export const recordAsks = [
  /** A judge's alone; null ends it. */
  z.strictObject({ t: z.literal('record'), ground: RecordGround.nullable() }),
  /** Of everybody admitted, once for each recording. */
  z.strictObject({
    t: z.literal('answerRecording'),
    recording: z.ulid(),
    answer: RecordAnswer,
    words: z.string().max(RECORD_WORDS_MAX),
  }),
] as const;
export type AnswerRecordingAsk = z.infer<(typeof recordAsks)[1]>;

/** `since`: when it was ordered. */
export const RecordState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off'), why: RecordStop.nullable() }),
  z.object({ kind: z.literal('on'), since: Instant, ground: RecordGround }),
  z.object({ kind: z.literal('paused'), since: Instant, ground: RecordGround, why: RecordPause }),
]);
export type RecordState = z.infer<typeof RecordState>;

/** A recording of this session that ended; `value` (完整性校验值, 法释〔2017〕5号 第九条) is null until its files are sealed. */
export const MadeView = z.object({
  recording: z.ulid(),
  value: Sha256.nullable(),
  yours: RecordAnswer.nullable(),
  /** Admitted seats that have not answered; for the host and a judge alone, else empty. */
  missing: z.array(z.number().int()).max(RECORDINGS_MAX),
});
export type MadeView = z.infer<typeof MadeView>;

export const RecordingView = z.object({
  state: RecordState,
  /** On what ground you may order it now; null for whoever is no judge, and where nothing is ever recorded. */
  may: RecordGround.nullable(),
  made: z.array(MadeView).max(RECORDINGS_MAX),
});
export type RecordingView = z.infer<typeof RecordingView>;
/** What a view without a word of it means. */
export const NOT_RECORDED: RecordingView = { state: { kind: 'off', why: null }, may: null, made: [] };
