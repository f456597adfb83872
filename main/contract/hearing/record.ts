/** The record of a hearing (庭审笔录) as the court holds it: its versions, what was asked to be corrected, and who answered to which version. */
import { z } from 'zod';
import { Instant, Sha256 } from '../request.ts';
import { ParticipantId, type Hearing, type Participant } from './hearing.ts';

export const RECORD_LIMITS = {
  lines: 600,
  speaker: 40,
  words: 1_000,
  letters: 80_000,
  versions: 30,
  requests: 200,
} as const;

/** One numbered line; its number is its place. */
export const RecordLine = z.object({
  speaker: z.string().trim().min(1).max(RECORD_LIMITS.speaker),
  words: z.string().trim().min(1).max(RECORD_LIMITS.words),
});
export type RecordLine = z.infer<typeof RecordLine>;
export const RecordLines = z
  .array(RecordLine)
  .max(RECORD_LIMITS.lines)
  .refine((lines) => lettersOf(lines) <= RECORD_LIMITS.letters);

const lettersOf = (lines: readonly RecordLine[]): number =>
  lines.reduce((sum, { speaker, words }) => sum + speaker.length + words.length, 0);

/** A version that was laid before everybody: nothing of it changes any more. */
export const RecordVersion = z.object({
  version: z.number().int().min(1).max(RECORD_LIMITS.versions),
  /** Of `recordText`. */
  digest: Sha256,
  pages: z.number().int().min(1),
  /** The first line that differs from the version before; 1 in the first. */
  changedFrom: z.number().int().min(1),
  laidAt: Instant,
});
export type RecordVersion = z.infer<typeof RecordVersion>;

/** What somebody wants corrected, in their own words (民诉法 150). */
export const CorrectionRequest = z.object({
  /** Made at the booth: said twice, it is one. */
  id: z.ulid(),
  who: ParticipantId,
  version: z.number().int().min(1),
  line: z.number().int().min(1),
  words: z.string().trim().min(1).max(500),
  at: Instant,
  /** `noted`: it was not corrected, and stands in the annex with the clerk's word. */
  answer: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('corrected'), version: z.number().int(), at: Instant }),
      z.object({ kind: z.literal('noted'), why: z.string().max(300), at: Instant }),
    ])
    .nullable(),
});
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

export const RecordAnswerKind = z.enum(['confirmed', 'notSigned']);
export type RecordAnswerKind = z.infer<typeof RecordAnswerKind>;
export const RecordAnswer = z.object({
  who: ParticipantId,
  version: z.number().int().min(1),
  kind: RecordAnswerKind,
  item: z.ulid(),
  booth: z.string(),
  /** Two times: when it was done at the booth, and when the court had it. */
  signedAt: Instant,
  clockTrusted: z.boolean(),
  receivedAt: Instant,
});
export type RecordAnswer = z.infer<typeof RecordAnswer>;

export const HearingRecord = z.object({
  versions: z.array(RecordVersion).max(RECORD_LIMITS.versions),
  requests: z.array(CorrectionRequest).max(RECORD_LIMITS.requests),
  answers: z.array(RecordAnswer),
  /** Who had not confirmed the newest version when the hearing was closed; null while it lasts. */
  closedWithout: z.array(ParticipantId).nullable(),
});
export type HearingRecord = z.infer<typeof HearingRecord>;
export const NO_RECORD: HearingRecord = { versions: [], requests: [], answers: [], closedWithout: null };

export const newestVersion = ({ versions }: HearingRecord): RecordVersion | null => versions.at(-1) ?? null;
/** The last word of this person on this version. */
export const answerTo = (
  { answers }: HearingRecord,
  who: ParticipantId,
  version: number,
): RecordAnswer | null => answers.findLast((one) => one.who === who && one.version === version) ?? null;

/** A witness hears and reads nothing of the others (在线诉讼规则 26), and so is not laid the whole record. */
export const isAskedToConfirm = ({ role, instructed }: Participant): boolean =>
  role !== 'witness' && instructed;

export const withoutConfirmation = (hearing: Hearing, record: HearingRecord): number[] => {
  const version = newestVersion(record)?.version ?? 0;
  return hearing.participants
    .filter((one) => isAskedToConfirm(one) && answerTo(record, one.id, version)?.kind !== 'confirmed')
    .map(({ id }) => id);
};

/** So much stands on one page: few enough lines to be read by an elder before turning on. */
const PAGE = { lines: 6, letters: 220 } as const;

/** The lines of each page, cut the same way wherever it is asked; a line that is longer than a page has one for itself. */
export function recordPages(lines: readonly RecordLine[]): readonly (readonly number[])[] {
  const pages: number[][] = [];
  let letters = 0;
  for (const [index, line] of lines.entries()) {
    const long = line.speaker.length + line.words.length;
    const page = pages.at(-1);
    if (page === undefined || page.length >= PAGE.lines || letters + long > PAGE.letters) {
      pages.push([index + 1]);
      letters = long;
    } else {
      page.push(index + 1);
      letters += long;
    }
  }
  return pages;
}

/** From which page on a version has to be seen by whoever has seen the one before. */
export const pageOfLine = (lines: readonly RecordLine[], line: number): number =>
  Math.max(1, recordPages(lines).findIndex((page) => page.includes(line)) + 1);

export const firstChange = (before: readonly RecordLine[], after: readonly RecordLine[]): number | null => {
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [before[index], after[index]];
    // a line that is gone at the end is a change of the last one that is left
    if (other === undefined) return Math.max(1, after.length);
    if (one?.speaker !== other.speaker || one.words !== other.words) return index + 1;
  }
  return null;
};

export interface RecordHead {
  readonly hearing: string;
  readonly caseNumber: string;
  readonly cause: string;
  readonly courtroom: string;
  readonly judge: string;
  readonly startsAt: string;
}

/** The exact words whose SHA-256 is confirmed: RFC 8785 by sorted members, so that a digest cannot be argued about. */
export const recordText = (
  { caseNumber, cause, courtroom, hearing, judge, startsAt }: RecordHead,
  version: number,
  lines: readonly RecordLine[],
): string =>
  JSON.stringify({
    caseNumber, cause, courtroom, hearing, judge,
    lines: lines.map(({ speaker, words }) => ({ speaker, words })),
    startsAt, v: 1, version,
  }); // prettier-ignore

/** On paper, pad and screen alike. */
export const recordTitle = (version: number): string => `庭审笔录（第${version}版）`;
