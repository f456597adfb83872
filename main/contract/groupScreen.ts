/** What a group at one booth shows and what can be tapped in it: the part of the session's border that belongs to groups. */
import { z } from 'zod';
import { PadGeometry } from './devices.ts';
import { LocalText, Statement } from './policy.ts';
import { Instant, Sha256 } from './request.ts';
import { AnnexRow, GroupPhase } from './session/group.ts';
import { GroupEffect } from './session/groupEffect.ts';
import { SignPhase } from './signing.ts';

const No = z.number().int().positive();
const Fen = z.number().int();

/** A member as a shared screen may show them: the place on the roster and the mask. */
const Member = z.object({ no: No, masked: z.string(), spoken: z.string(), last4: z.string() });
export type MemberView = z.infer<typeof Member>;

/** Each has its own words. The second line is of a card: not on the roster, another name, checked in, voted or consented before. */
export const GroupProblem = z.enum([
  'badRow', 'twice', 'tooMany', 'tooFew', 'tooFewCandidates', 'tooFewVotes', 'tied', 'effectMissing',
  'notListed', 'notInAgreement', 'nameDiffers', 'alreadyHere', 'alreadyVoted', 'alreadyConsented', 'leadsCard', 'stands',
  'readerOut', 'removedWhileReading', 'readFailed', 'unsupportedCard', 'authFailed', 'checkDigit',
  'noOffer', 'offline', 'paperFailed', 'notFresh',
]); // prettier-ignore
export type GroupProblem = z.infer<typeof GroupProblem>;

const Document = z.object({ id: z.string(), title: LocalText, pages: z.number().int(), sha256: Sha256 });

const at = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ at: z.literal(name), ...shape });

/** What the next version of a roster changed. `stay`: came, and are not on it any more; nobody is taken off by a file. */
const Came = z.object({ added: z.number().int(), renamed: z.number().int(), paid: z.number().int(), removed: z.number().int(), stay: z.number().int() }); // prettier-ignore
export type RosterCame = z.infer<typeof Came>;

export const GroupView = z.discriminatedUnion('at', [
  /** Whether the employer wrote a wage IOU; it decides what is told of the ways that are open. */
  at('wage', {}),
  at('wageTold', { statement: Statement }),
  at('roster', {
    members: z.array(Member.extend({ fen: Fen, here: z.boolean() })), totalFen: Fen, min: No, max: No, mayClose: z.boolean(), online: z.boolean(), problem: GroupProblem.nullable(),
    /** People came already: each change is noted. `changes`: so far. */
    changing: z.boolean(), changes: z.number().int(), came: Came.nullable(),
  }),
  /** One of them after people began to come: renamed, or taken off. `here`: they came. */
  at('oneRow', { person: Member, here: z.boolean(), problem: GroupProblem.nullable() }),
  at('fetching', {}),
  /** `of`: whose name is corrected. */
  at('rowName', { of: Member.nullable(), value: z.string(), maxLength: z.number().int(), problem: z.boolean() }),
  at('rowNumber', { masked: z.string(), problem: z.boolean() }),
  at('rowSum', { masked: z.string(), problem: z.boolean() }),
  at('home', {
    phase: GroupPhase, members: z.number().int(), here: z.number().int(), consented: z.number().int(), applied: z.number().int(), received: z.number().int(), refused: z.number().int(),
    totalFen: Fen, mayChange: z.boolean(), changes: z.number().int(), candidates: z.array(Member), representatives: z.array(Member), effect: LocalText.nullable(), agreement: LocalText.nullable(),
    /** What the table does meanwhile, where one is laid. */
    table: z.enum(['none', 'open', 'sealed']), keptUntil: Instant.nullable(), confirmation: Statement.nullable(), problem: GroupProblem.nullable(),
  }),
  /** Who has not come; in the line, who has not consented. Nobody is told apart by why. */
  at('missing', { absent: z.array(Member), waiting: z.array(Member), of: z.number().int() }),
  at('card', {
    of: z.enum(['arrive', 'vote', 'consent']), phase: z.enum(['waiting', 'reading']), problem: GroupProblem.nullable(), cardLeft: z.boolean(),
    /** The one before, so that a line goes on without a tap between two cards. */
    last: Member.nullable(), done: z.number().int(), members: z.number().int(),
  }),
  at('stand', { here: z.array(Member.extend({ stands: z.boolean() })), mayVote: z.boolean(), min: No, max: No }),
  at('wanted', { counts: z.array(No) }),
  at('ballot', { voter: Member, candidates: z.array(Member.extend({ chosen: z.boolean() })), wanted: No, mayCast: z.boolean() }),
  at('votes', { rows: z.array(Member.extend({ votes: z.number().int() })), voted: z.number().int(), here: z.number().int(), problem: GroupProblem.nullable() }),
  at('effect', { effects: z.array(z.object({ id: GroupEffect, label: LocalText, hint: LocalText })) }),
  /** From here on one member alone: nothing of another member is on the screen. */
  at('notice', { person: Member, statement: Statement, notice: z.string(), number: z.number().int(), of: z.number().int() }),
  at('own', { person: Member, fen: Fen, rows: z.array(AnnexRow), agreement: z.string(), effect: LocalText }),
  at('making', { person: Member, failed: z.boolean() }),
  at('paper', { person: Member, document: Document, page: z.number().int().positive(), seen: z.array(z.number().int()) }),
  at('sign', {
    person: Member, document: Document, pad: z.enum(['stu', 'pointer', 'none']), phase: SignPhase, mayUseScreen: z.boolean(), geometry: PadGeometry.nullable(),
    identityAt: Instant, before: LocalText, mayRefuse: LocalText,
  }),
  at('sealing', { person: Member, failed: z.boolean() }),
  /** `application`: this member and whoever pays may apply together, or what became of it. */
  at('done', { person: Member, received: z.string().nullable(), refused: z.boolean(), application: z.enum(['none', 'open', 'sealed', 'received', 'refused']) }),
  at('closing', { consented: z.number().int(), members: z.number().int() }),
]); // prettier-ignore
export type GroupView = z.infer<typeof GroupView>;

const act = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ do: z.literal(name), ...shape });

export const GroupAct = z.discriminatedUnion('do', [
  /** At the parties: they are many, and have a roster. */
  act('begin', {}),
  act('iou', { iou: z.boolean() }),
  act('wageRead', {}),
  act('addRow', {}),
  act('rowName', { name: z.string().max(60) }),
  act('rowNumber', { number: z.string().max(40) }),
  act('rowSum', { fen: z.number().int().nonnegative().nullable() }),
  act('removeRow', { no: No }),
  /** After people began to come: the roster again, a name corrected, somebody taken off for good. */
  act('toRoster', {}),
  act('toRow', { no: No }),
  act('renameRow', {}),
  act('remove', {}),
  act('keepRow', {}),
  /** The roster that the court's desk sent to this booth. */
  act('fetch', {}),
  act('rosterDone', {}),
  act('toCards', { of: z.enum(['arrive', 'vote', 'consent']) }),
  act('again', {}),
  act('home', {}),
  act('missing', {}),
  act('toStand', {}),
  act('stand', { no: No, on: z.boolean() }),
  act('toWanted', {}),
  act('wanted', { count: No }),
  act('choose', { no: No, on: z.boolean() }),
  act('cast', {}),
  act('toVotes', {}),
  act('count', {}),
  act('voteAnew', {}),
  act('toEffect', {}),
  act('effect', { effect: GroupEffect }),
  /** The representatives to the table, or back to it; from the table to the group. */
  act('toTable', {}),
  act('toGroup', {}),
  act('acknowledge', {
    notice: z.string().max(40),
    shownMs: z.number().int().nonnegative(),
    readAloud: z.boolean(),
  }),
  act('toPaper', {}),
  /** Not now: neutral, and nothing of it is kept. */
  act('notNow', {}),
  act('sealAgain', {}),
  act('next', {}),
  /** To the offer of a joint application; nothing is begun by it. */
  act('apply', {}),
  act('toClosing', {}),
  act('close', {}),
  /** Another mediation: the group waits. */
  act('aside', {}),
]);
export type GroupAct = z.infer<typeof GroupAct>;
