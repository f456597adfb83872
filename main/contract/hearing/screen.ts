/** What stands on the booth's screen at a hearing, step by step, and what a tap on it can mean. */
import { z } from 'zod';
import { Ticket } from '../live.ts';
import { LocalText } from '../policy.ts';
import { Instant } from '../request.ts';
import { ArrivalRefusal, HearingInfo } from './border.ts';
import { CorrectionRequest, RecordAnswerKind } from './record.ts';
import { RecordPart } from './recordScreen.ts';
import { Absence, HearingEquipment, OfflineReason, OnlineBar } from './hearing.ts';

export const HearingStep = z.discriminatedUnion('at', [
  /** The number on the summons. */
  z.object({ at: z.literal('code'), digits: z.string(), short: z.boolean() }),
  z.object({ at: z.literal('checking') }),
  /** `offline`: the court cannot be asked; it is written down and goes to the court by itself. */
  z.object({
    at: z.literal('refused'),
    why: z.enum([...ArrivalRefusal.options, 'offline']),
    from: Instant.nullable(),
    bar: OnlineBar.nullable(),
    phone: z.string(),
    /** The card that did not match still lies on the reader. */
    cardLies: z.boolean(),
  }),
  /** Another task was wanted while the seat is kept for a hearing. */
  z.object({ at: z.literal('kept'), from: Instant, startsAt: Instant, until: Instant }),
  z.object({ at: z.literal('info'), info: HearingInfo }),
  z.object({
    at: z.literal('discipline'),
    version: z.string(),
    title: LocalText,
    paragraphs: z.array(LocalText),
    witness: z.boolean(),
  }),
  z.object({ at: z.literal('equipment'), rttMs: z.number().int().nullable() }),
  z.object({
    at: z.literal('waiting'),
    info: HearingInfo,
    why: z.enum(['notOpen', 'lobby', 'notCalled', 'cardOld']),
    ticket: Ticket.nullable(),
    line: z.boolean(),
    wantsOffline: z.boolean(),
  }),
  z.object({
    at: z.literal('court'),
    info: HearingInfo,
    floor: z.enum(['none', 'yours', 'other']),
    warnings: z.number().int(),
    warning: z.string(),
    ticket: Ticket.nullable(),
    line: z.boolean(),
    /** A version of the record was laid before everybody. */
    record: z.object({ version: z.number().int(), yours: RecordAnswerKind.nullable() }).nullable(),
  }),
  /** The record in the person's hands; the court goes on meanwhile, heard. */
  z.object({ at: z.literal('record'), ticket: Ticket.nullable(), line: z.boolean(), part: RecordPart }),
  z.object({ at: z.literal('offlineReason') }),
  z.object({
    at: z.literal('ended'),
    why: z.union([Absence, z.literal('forgotten')]),
    bar: OnlineBar.nullable(),
    phone: z.string(),
    /** With `moved`: when it is now. */
    startsAt: Instant.nullable(),
    /** The record waits for this person's word. */
    record: z.boolean(),
  }),
]);
export type HearingStep = z.infer<typeof HearingStep>;

export const HearingScreen = z.object({ kind: z.literal('hearing'), step: HearingStep });
export type HearingScreen = z.infer<typeof HearingScreen>;

export const HearingAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('code'), digits: z.string().max(20) }),
  z.object({ do: z.literal('infoRead') }),
  z.object({ do: z.literal('accept'), shownMs: z.number().int().nonnegative(), readAloud: z.boolean() }),
  z.object({ do: z.literal('equipped'), equipment: HearingEquipment }),
  z.object({ do: z.literal('wantOffline') }),
  z.object({ do: z.literal('offline'), reason: OfflineReason }),
  /** A new card for who waited too long, or was forgotten; a new number for who was refused. */
  z.object({ do: z.literal('cardAgain') }),
  z.object({ do: z.literal('again') }),
  z.object({ do: z.literal('recordOpen') }),
  z.object({ do: z.literal('recordTurn'), by: z.union([z.literal(1), z.literal(-1)]) }),
  z.object({ do: z.literal('recordLine'), line: z.number().int() }),
  z.object({ do: z.literal('recordCorrect'), words: CorrectionRequest.shape.words }),
  z.object({ do: z.literal('recordSign') }),
  z.object({ do: z.literal('recordCardAgain') }),
  z.object({ do: z.literal('recordDecline') }),
  z.object({ do: z.literal('recordDeclineSure') }),
  z.object({ do: z.literal('recordClose') }),
]);
export type HearingAct = z.infer<typeof HearingAct>;

/** What the entrance says of hearings: a seat that is kept now, and one that was cut off by a fault. */
export const HearingDoor = z.object({ cut: z.boolean(), kept: z.object({ from: Instant, startsAt: Instant, until: Instant }).nullable() }); // prettier-ignore
export type HearingDoor = z.infer<typeof HearingDoor>;
