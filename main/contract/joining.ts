/** A mediation of another booth, joined from this one: what stands on the screen step by step, and what a tap on it can mean. */
import { z } from 'zod';
import { PadGeometry } from './devices.ts';
import { Ticket } from './live.ts';
import { LocalText, Statement } from './policy.ts';
import { ClauseSaid, PlaceDocument, PlaceLights, RemoteRefusal } from './remote/page.ts';
import { Instant } from './request.ts';
import { PartyAs, ServiceWish } from './session/parties.ts';
import { CardProblem, SignPhase } from './signing.ts';

/** As the code that is read out on the telephone: 7K3MQ-02XWT. */
export const SEAT_CODE_LENGTH = 10;

/** Why a code opened no seat. */
export const SeatProblem = z.enum(['badCode', 'codeUsed', 'codeExpired', 'roomOver', 'full', 'unreachable']);
export type SeatProblem = z.infer<typeof SeatProblem>;

/** Why the seat is no more: as the court says it, or `forgotten` where it does not know it any more. */
export const SeatEnd = z.enum(['left', 'sentAway', 'ended', 'tooLong', 'forgotten']);
export type SeatEnd = z.infer<typeof SeatEnd>;

/** `check`: the equipment; `apart` and `break`: nothing is passed on to this seat. */
export const RoomPhase = z.enum(['connecting', 'check', 'lobby', 'in', 'apart', 'break']);
export type RoomPhase = z.infer<typeof RoomPhase>;

const is = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ is: z.literal(name), ...shape });
const Own = { name: z.string(), as: PartyAs };

/** The person's own part. What of it may be done is decided at the table. */
export const JoiningPart = z.discriminatedUnion('is', [
  /** No table asks for this seat. */
  is('waits', {}),
  /** A party is looked for: whoever is one gives their card to the table, after the notice on it. `given`: being compared. */
  is('asked', {
    privacy: z.array(z.object({ question: LocalText, sentence: LocalText })),
    number: z.string().nullable(),
    given: z.boolean(),
  }),
  is('notice', { notice: z.string(), number: z.number().int(), of: z.number().int(), statement: Statement }),
  is('service', { statement: Statement }),
  /** Somebody else's turn, or the agreement is being put together. */
  is('draft', { ...Own, clauses: z.array(z.object({ number: z.number().int(), text: z.string() })) }),
  is('clause', {
    document: PlaceDocument,
    clause: ClauseSaid,
    /** Its place among those that are read, from 1. */
    at: z.number().int(),
    of: z.number().int(),
    allHeard: z.boolean(),
  }),
  /** Whoever leads looks first; then the person may sign. */
  is('signing', {
    document: PlaceDocument,
    lights: PlaceLights,
    may: z.enum(['compare', 'sign', 'adding', 'signed']),
    signedAt: Instant.nullable(),
    before: LocalText,
    mayRefuse: LocalText,
  }),
  is('notSigning', { objections: z.array(z.string()), mayObject: z.boolean() }),
  /** `of`: to be known by the table, or right before the signature. */
  is('card', { of: z.enum(['offer', 'sign']), reading: z.boolean(), problem: CardProblem.nullable() }),
  is('sign', {
    document: PlaceDocument,
    clauses: z.array(z.object({ number: z.number().int(), text: z.string() })),
    pad: z.enum(['stu', 'pointer', 'none']),
    phase: SignPhase,
    mayUseScreen: z.boolean(),
    geometry: PadGeometry.nullable(),
    identityAt: Instant,
    before: LocalText,
    mayRefuse: LocalText,
  }),
  is('sealed', { document: PlaceDocument, lights: PlaceLights }),
  is('halted', { ways: LocalText }),
  is('ended', { ways: LocalText }),
]);
export type JoiningPart = z.infer<typeof JoiningPart>;

export const JoiningStep = z.discriminatedUnion('at', [
  z.object({ at: z.literal('code'), typed: z.string(), problem: z.union([SeatProblem, z.literal('short')]).nullable() }),
  z.object({ at: z.literal('entering') }),
  z.object({
    at: z.literal('room'),
    /** Of the seat; null: the page takes none, and shows no pictures. */
    ticket: Ticket.nullable(),
    /** The booth's line to the court. */
    line: z.boolean(),
    phase: RoomPhase,
    part: JoiningPart,
    /** Something is said to the table and not answered yet. */
    busy: z.boolean(),
    refused: RemoteRefusal.nullable(),
    mayStop: z.boolean(),
  }),
  z.object({ at: z.literal('over'), why: SeatEnd }),
]); // prettier-ignore
export type JoiningStep = z.infer<typeof JoiningStep>;

export const JoiningScreen = z.object({ kind: z.literal('joining'), step: JoiningStep });
export type JoiningScreen = z.infer<typeof JoiningScreen>;

const ShownMs = z.number().int().nonnegative();
export const JoiningAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('code'), typed: z.string().max(20) }),
  /** "I am that party": the card goes to the table. */
  z.object({ do: z.literal('itIsMe'), shownMs: ShownMs }),
  z.object({ do: z.literal('acknowledge'), notice: z.string().max(40), shownMs: ShownMs }),
  z.object({ do: z.literal('service'), way: ServiceWish }),
  z.object({ do: z.literal('heard'), clause: z.string().max(40), shownMs: ShownMs }),
  z.object({ do: z.literal('doubt'), clause: z.string().max(40) }),
  z.object({ do: z.literal('clear'), clause: z.string().max(40) }),
  z.object({ do: z.literal('turn'), by: z.union([z.literal(1), z.literal(-1)]) }),
  /** Nobody beside me; the card is asked for. */
  z.object({ do: z.literal('alone') }),
  z.object({ do: z.literal('cardAgain') }),
  z.object({ do: z.literal('notSigning') }),
  z.object({ do: z.literal('object'), words: z.string().trim().min(1).max(200) }),
  z.object({ do: z.literal('refuse') }),
  z.object({ do: z.literal('stop') }),
  /** After the end of a seat: another code. */
  z.object({ do: z.literal('again') }),
]);
export type JoiningAct = z.infer<typeof JoiningAct>;
