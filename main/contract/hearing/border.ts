/** What booth, court and desk say to each other of a hearing. Nothing of the case goes to a booth before the card matched the summons. */
import { z } from 'zod';
import { Ticket } from '../live.ts';
import { Instant } from '../request.ts';
import { RecordTold } from './recordBorder.ts';
import { AttendanceToken } from './token.ts';
import { CorrectionRequest } from './record.ts';
import { Hearing, HearingEquipment, HearingRole, OfflineReason, OnlineBar, ParticipantId, Standing } from './hearing.ts'; // prettier-ignore

/** Ten digits, so that they can be typed on a number pad; printed on the summons in two groups. */
export const SUMMONS_DIGITS = 10;
export const SummonsCode = z.string().regex(/^\d{10}$/);

const Words = z.string().trim().min(1);
const Phone = z.string().regex(/^[\d +-]{5,20}$/);

// ---------------------------------------------------------------- booth → court

/** `POST /v1/hearing/arrivals`. `person` is a JWE of `{type, number, name}` sealed to the court, as for matters. */
export const ArrivalPost = z.strictObject({ code: SummonsCode, person: z.string().max(4000) });

/** Why somebody is not let to a hearing. `unknown` and `otherPerson` say nothing of any case. */
export const ArrivalRefusal = z.enum([
  'unknown', 'otherPerson', 'otherBooth', 'tooEarly', 'tooLate', 'over', 'barred', 'tooManyGuesses',
]); // prettier-ignore
export type ArrivalRefusal = z.infer<typeof ArrivalRefusal>;

/** What the person may read, once they are known. */
export const HearingInfo = z.object({
  hearing: z.ulid(),
  caseNumber: z.string(),
  cause: z.string(),
  startsAt: Instant,
  courtroom: z.string(),
  judge: z.string(),
  role: HearingRole,
  /** The clerk's telephone. */
  phone: z.string(),
  rules: z.array(z.string()).max(8),
});
export type HearingInfo = z.infer<typeof HearingInfo>;

/** How things stand for one participant, whole, at every change. */
export const HearingTold = z.object({
  info: HearingInfo,
  who: ParticipantId,
  standing: Standing,
  courtOpen: z.boolean(),
  called: z.boolean(),
  /** Of the seat in the court's room; null while there is none. */
  ticket: Ticket.nullable(),
  floor: z.enum(['none', 'yours', 'other']),
  warnings: z.number().int(),
  /** The words of the newest warning. */
  warning: z.string(),
  /** The card is too old to be let in by. */
  cardOld: z.boolean(),
  bar: OnlineBar.nullable(),
  wantsOffline: OfflineReason.nullable(),
  /** Null: none was laid before this person. */
  record: RecordTold.nullable(),
});
export type HearingTold = z.infer<typeof HearingTold>;

export const ArrivalAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('come'), attendance: AttendanceToken, told: HearingTold }),
  z.object({
    kind: z.literal('refused'),
    why: ArrivalRefusal,
    /** With `tooEarly`: from when on; with `barred`: why. Only for the person the summons names. */
    from: Instant.nullable(),
    bar: OnlineBar.nullable(),
    phone: z.string(),
  }),
]);
export type ArrivalAnswer = z.infer<typeof ArrivalAnswer>;

/** What a participant asks over the booth's own line; what is lost on it is said again by the person. */
export const AttendanceAsk = z.discriminatedUnion('ask', [
  /** The line is new: how do things stand? */
  z.object({ ask: z.literal('here') }),
  z.object({ ask: z.literal('instructed'), shownMs: z.number().int().nonnegative(), readAloud: z.boolean() }),
  z.object({ ask: z.literal('equipped'), equipment: HearingEquipment }),
  z.object({ ask: z.literal('offline'), reason: OfflineReason }),
  CorrectionRequest.pick({ id: true, version: true, line: true, words: true }).extend({
    ask: z.literal('correct'),
  }),
  z.object({ ask: z.literal('leave') }),
]);
export type AttendanceAsk = z.infer<typeof AttendanceAsk>;

/** `told` null: the court knows no such attendance (any more); the card has to be laid down again. */
export const AttendanceTold = z.object({ attendance: AttendanceToken, told: HearingTold.nullable() });

/** When this booth is kept for a hearing: times and the clerk's telephone, nothing of a case or a person. */
export const SeatKept = z.object({ hearing: z.ulid(), from: Instant, startsAt: Instant, until: Instant, phone: z.string() }); // prettier-ignore
export type SeatKept = z.infer<typeof SeatKept>;
export const SEATS_KEPT_MAX = 50;

// ---------------------------------------------------------------- desk → court

export const HearingPost = z.strictObject({
  caseNumber: Words.max(60),
  cause: Words.max(60),
  startsAt: Instant,
  courtroom: Words.max(40),
  judge: Words.max(40),
  phone: Phone,
  rules: z.array(Words.max(200)).max(8),
  participants: z
    .array(
      z.strictObject({
        role: HearingRole,
        name: Words.max(60),
        idType: z.enum(['resident', 'hmtPermit', 'foreign2017', 'foreign2023']),
        idNumber: z.string().regex(/^[0-9A-Za-z]{6,20}$/),
        /** Where the seat is kept; null: any booth. */
        booth: z.string().regex(/^[a-z0-9-]{1,32}$/).nullable(),
      }),
    )
    .min(1)
    .max(20),
}); // prettier-ignore
export type HearingPost = z.infer<typeof HearingPost>;

/** The codes are told once: the court keeps their digests alone. */
export const HearingMade = z.object({
  hearing: z.ulid(),
  summons: z.array(z.object({ participant: ParticipantId, code: SummonsCode })),
});
export type HearingMade = z.infer<typeof HearingMade>;

/** What the court does beside its seat in the room, where it lets in and sends away. */
export const CourtAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('bar'), reason: OnlineBar.nullable() }),
  z.strictObject({ do: z.literal('call'), who: ParticipantId }),
  z.strictObject({ do: z.literal('release'), who: ParticipantId }),
  z.strictObject({ do: z.literal('floor'), who: ParticipantId.nullable() }),
  z.strictObject({ do: z.literal('warn'), who: ParticipantId, words: Words.max(200) }),
  /** To another day; its summonses stay good. */
  z.strictObject({ do: z.literal('move'), startsAt: Instant }),
  z.strictObject({ do: z.literal('close') }),
]);
export type CourtAct = z.infer<typeof CourtAct>;

/** Why something is as it is, told by a booth of itself: what the court weighs before it calls an absence one's own doing. */
export const FaultKind = z.enum(['powerOrProgram', 'lineLost', 'refusedOffline']);
export type FaultKind = z.infer<typeof FaultKind>;

/** The body of an item `hearing.fault/1`: ids and times, no person. It stands on the booth's own signature. */
export const FaultRecord = z.object({
  v: z.literal(1),
  kind: FaultKind,
  /** Null where nobody had come yet: then at most the seat that was kept. */
  hearing: z.ulid().nullable(),
  participant: ParticipantId.nullable(),
  from: Instant,
  /** Null: it lasts. After a power cut `from` is the last sign of life, at most a minute old when it went. */
  until: Instant.nullable(),
  clockTrusted: z.boolean(),
  bootId: z.string().max(60),
  /** No booth of this kind has a sensor for it yet. */
  ups: z.literal('notFitted'),
  /** When the line to the court went and came, newest last. */
  line: z.array(z.object({ at: Instant, up: z.boolean() })).max(50),
});
export type FaultRecord = z.infer<typeof FaultRecord>;

export const HearingRow = z.object({
  hearing: z.ulid(),
  caseNumber: z.string(),
  cause: z.string(),
  courtroom: z.string(),
  judge: z.string(),
  state: Hearing,
  /** How far the record of the hearing is; null: nothing was laid. `without`: who has not confirmed its newest version. */
  record: z
    .object({ version: z.number().int(), asked: z.number().int(), without: z.array(ParticipantId) })
    .nullable(),
  /** Masked names, by participant. */
  people: z.array(z.object({ who: ParticipantId, masked: z.string(), seat: z.number().int().nullable(), keptAt: z.string().nullable() })), // prettier-ignore
  faults: z.array(z.object({ booth: z.string(), receivedAt: Instant, fault: FaultRecord })),
});
export type HearingRow = z.infer<typeof HearingRow>;
export const HearingRows = z.object({ hearings: z.array(HearingRow) });
