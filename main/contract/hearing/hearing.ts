/** A hearing as the court holds it: who is summoned, how far each has come, and what the court has decided so far. */
import { z } from 'zod';
import { Equipment } from '../live.ts';

/** In what capacity somebody was summoned; the court gives it, nobody claims it. */
export const HearingRole = z.enum([
  'plaintiff',
  'defendant',
  'thirdParty',
  'agent',
  'witness',
  'interpreter',
]);
export type HearingRole = z.infer<typeof HearingRole>;

/** Why a case is not heard online (在线诉讼规则 21); the court alone decides it. */
export const OnlineBar = z.enum(['partiesRefuse', 'noMeans', 'onSiteCheck', 'complex', 'secrecy', 'publicInterest', 'other']); // prettier-ignore
export type OnlineBar = z.infer<typeof OnlineBar>;

/** Why a participant asks to come to the courtroom instead (在线诉讼规则 5). */
export const OfflineReason = z.enum(['cannotUse', 'showOriginals', 'health', 'badLine', 'other']);
export type OfflineReason = z.infer<typeof OfflineReason>;

/** Why somebody who was here is here no more. `interrupted`: a fault, never their own doing. */
export const Absence = z.enum(['notYet', 'left', 'interrupted', 'released', 'sentAway', 'tooLong', 'barred', 'closed', 'moved']); // prettier-ignore
export type Absence = z.infer<typeof Absence>;

export const Standing = z.discriminatedUnion('at', [
  z.object({ at: z.literal('away'), why: Absence }),
  /** At a booth, just compared with the summons. */
  z.object({ at: z.literal('identified') }),
  /** Has read and accepted the discipline of the courtroom. */
  z.object({ at: z.literal('instructed') }),
  z.object({ at: z.literal('waiting') }),
  z.object({ at: z.literal('inCourt') }),
]);
export type Standing = z.infer<typeof Standing>;

/** What the check before the waiting room found; null where this booth could not measure it. */
export const HearingEquipment = Equipment.extend({
  /** The loudest the microphone gave while the person spoke, in dBFS. */
  peakDb: z.number().min(-120).max(0).nullable(),
  /** Whether the microphone heard the booth's own loudspeaker. */
  echo: z.boolean().nullable(),
  /** There and back between booth and court. */
  rttMs: z.number().int().min(0).max(60_000).nullable(),
});
export type HearingEquipment = z.infer<typeof HearingEquipment>;

export const ParticipantId = z.number().int().min(1).max(20);
export type ParticipantId = z.infer<typeof ParticipantId>;

export const Participant = z.object({
  id: ParticipantId,
  role: HearingRole,
  standing: Standing,
  /** Court time of the card of this very coming; null exactly while away. */
  identityAt: z.number().int().nullable(),
  booth: z.string().nullable(),
  /** Discipline and equipment stand for the whole hearing: after a fault nobody goes through them again. */
  instructed: z.boolean(),
  equipment: HearingEquipment.nullable(),
  /** A witness gives evidence now; nobody else is ever called. */
  called: z.boolean(),
  warnings: z.number().int().min(0),
  wantsOffline: OfflineReason.nullable(),
});
export type Participant = z.infer<typeof Participant>;

export const Hearing = z.object({
  /** Court time, ms. */
  startsAt: z.number().int(),
  court: z.enum(['notOpen', 'open', 'closed']),
  bar: OnlineBar.nullable(),
  /** Whose turn it is to speak. */
  floor: ParticipantId.nullable(),
  participants: z.array(Participant).min(1).max(20),
});
export type Hearing = z.infer<typeof Hearing>;

const MINUTE_MS = 60_000;
/** The seat is kept so long before and after the hour (domain.md 4.6); a card is good for admission so long. */
export const HEARING_TIMES = {
  beforeMs: 20 * MINUTE_MS,
  afterMs: 30 * MINUTE_MS,
  freshMs: 60 * MINUTE_MS,
} as const;

/** When a seat at a booth is kept for a hearing. */
export const keptFrom = (startsAt: number): number => startsAt - HEARING_TIMES.beforeMs;
export const keptUntil = (startsAt: number): number => startsAt + HEARING_TIMES.afterMs;

export const scheduledHearing = (
  startsAt: number,
  roles: readonly HearingRole[],
): Hearing => ({
  startsAt, court: 'notOpen', bar: null, floor: null,
  participants: roles.map((role, index) => ({
    id: index + 1, role, standing: { at: 'away', why: 'notYet' }, identityAt: null, booth: null, instructed: false,
    equipment: null, called: false, warnings: 0, wantsOffline: null,
  })),
}); // prettier-ignore

export const participantOf = (hearing: Hearing, id: ParticipantId): Participant | null =>
  hearing.participants.find((one) => one.id === id) ?? null;

export const isFreshFor = ({ identityAt }: Participant, at: number): boolean =>
  identityAt !== null && at >= identityAt && at - identityAt <= HEARING_TIMES.freshMs;
