/** What a party that is elsewhere sees of its table, and what its page may say: the border inside the sealed line. */
import { z } from 'zod';
import { CardRecord, PadGeometry, PadIdentity, PenSample } from '../devices.ts';
import { LocalText, Statement } from '../policy.ts';
import { Instant, Sha256 } from '../request.ts';
import { PartyAs, Seat, ServiceWish } from '../session/parties.ts';
import { Light } from '../session/regime.ts';
import { BoothWord, CardSalt } from './boothWord.ts';
import { RemoteSignature } from './signature.ts';

const Id = z.string().max(40);
const Ms = z.number().int().nonnegative().max(86_400_000);

/** As it is printed on the card, typed by its holder; whoever leads compares it with the card itself. */
export const TypedCard = z.strictObject({
  name: z.string().trim().min(1).max(60),
  number: z.string().trim().min(1).max(30),
  nation: z.string().trim().max(12),
  address: z.string().trim().max(120),
  authority: z.string().trim().max(60),
  validFrom: z.string().regex(/^\d{8}$/),
  validTo: z.union([z.string().regex(/^\d{8}$/), z.literal('长期')]),
});
export type TypedCard = z.infer<typeof TypedCard>;

/** The drawing box of the page: what a finger or a mouse draws, in hundredths of a millimetre of a box 120 mm wide. */
export const PAGE_PAD = {
  identity: { model: 'browser page', serial: '', firmware: '', driver: 'pointer' },
  geometry: { maxX: 12_000, maxY: 6_000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 60 },
} as const satisfies { readonly identity: object; readonly geometry: PadGeometry };

export const REMOTE_SAMPLES_MAX = 4_000;
/** Whole numbers alone: ink has one spelling. */
const Sample = PenSample.extend({ t: z.number().int().nonnegative() });

/** `wants`, one at a time, each answered by its number. Who says it is known by the line it came on, never by a field. */
export const RemoteAsk = z.discriminatedUnion('want', [
  z.strictObject({ want: z.literal('look') }),
  z.strictObject({ want: z.literal('takePart'), card: TypedCard, shownMs: Ms }),
  /** The same, of a card that this party's booth has read. */
  z.strictObject({
    want: z.literal('showCard'),
    card: CardRecord,
    warnings: z.array(z.string().max(40)).max(8),
    salt: CardSalt,
    word: BoothWord,
    shownMs: Ms,
  }),
  z.strictObject({ want: z.literal('acknowledge'), notice: Id, shownMs: Ms }),
  z.strictObject({ want: z.literal('service'), way: ServiceWish }),
  z.strictObject({ want: z.literal('heard'), clause: Id, shownMs: Ms }),
  z.strictObject({ want: z.literal('doubt'), clause: Id, what: z.enum(['notUnderstood', 'objects']) }),
  z.strictObject({ want: z.literal('clear'), clause: Id }),
  z.strictObject({
    want: z.literal('sign'),
    document: Sha256,
    signature: RemoteSignature,
    samples: z.array(Sample).min(1).max(REMOTE_SAMPLES_MAX),
    /** "Nobody beside me": the signer's own word. */
    alone: z.boolean(),
    /** Given on the pad of another booth, after a fresh card there. */
    atBooth: z
      .strictObject({
        card: CardRecord,
        warnings: z.array(z.string().max(40)).max(8),
        salt: CardSalt,
        pad: PadIdentity,
        geometry: PadGeometry,
        gaps: z.number().int().nonnegative(),
      })
      .optional(),
  }),
  z.strictObject({ want: z.literal('object'), document: Sha256, words: z.string().trim().min(1).max(200) }),
  z.strictObject({ want: z.literal('refuse'), document: Sha256 }),
  /** People's mediation ends at once (人民调解法 23). */
  z.strictObject({ want: z.literal('stop') }),
]);
export type RemoteAsk = z.infer<typeof RemoteAsk>;
export const FromPage = z.strictObject({ n: z.number().int().positive(), ask: RemoteAsk });

/**
 * Why an ask changed nothing; `later`: somebody at the table is in the middle of something, the page asks again by itself. Of a booth's
 * word: forged or of another card; by no booth of this court; for another line, session, party, paper or key; too old; missing where
 * the party is known by one.
 */
export const RemoteRefusal = z.enum([
  'later', 'notNow', 'notYours', 'needsLink', 'remoteExcluded',
  'badNumber', 'badNation', 'minor', 'leadsCard', 'otherPartysCard', 'differentPerson', 'notCompared',
  'otherDocument', 'alreadySigned', 'identityMissing', 'notHeard', 'doubtsOpen', 'notAlone', 'badSignature', 'inkProblem', 'notKept',
  'badStatement', 'unknownBooth', 'otherStatement', 'staleStatement', 'chipWanted',
]); // prettier-ignore
export type RemoteRefusal = z.infer<typeof RemoteRefusal>;

export const PlaceDocument = z.object({ title: LocalText, pages: z.number().int(), sha256: Sha256 });
export const ClauseSaid = z.object({
  id: Id,
  /** 0: the main facts. */
  number: z.number().int(),
  text: z.string(),
  heard: z.boolean(),
  doubt: z.enum(['notUnderstood', 'objects']).nullable(),
});
export type ClauseSaid = z.infer<typeof ClauseSaid>;
export const PlaceLights = z.object({
  parties: z.array(z.object({ as: PartyAs, you: z.boolean(), at: Instant.nullable() })),
  others: z.array(z.object({ light: Light, at: Instant.nullable() })),
  effectiveAt: Instant.nullable(),
});

const on = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ on: z.literal(name), ...shape });

/** Where the table is, for this one party. */
export const RemotePlace = z.discriminatedUnion('on', [
  /** Nothing is asked of this page; somebody else is, or the agreement is being put together (`clauses` as they stand). */
  on('waiting', { clauses: z.array(z.object({ number: z.number().int(), text: z.string() })) }),
  on('notice', { notice: Id, number: z.number().int(), of: z.number().int(), statement: Statement }),
  on('service', { statement: Statement }),
  on('reading', { document: PlaceDocument, clauses: z.array(ClauseSaid) }),
  on('signing', {
    document: PlaceDocument,
    clauses: z.array(ClauseSaid),
    lights: PlaceLights,
    /** `compare`: whoever leads has to see face and card first. */
    may: z.enum(['compare', 'sign', 'adding', 'signed']),
    signedAt: Instant.nullable(),
    before: LocalText,
    mayRefuse: LocalText,
    objections: z.array(z.string()),
    mayObject: z.boolean(),
    geometry: PadGeometry,
  }),
  on('halted', { ways: LocalText }),
  on('sealed', { document: PlaceDocument, lights: PlaceLights }),
  on('ended', { ways: LocalText }),
]);
export type RemotePlace = z.infer<typeof RemotePlace>;

export const RemoteView = z.discriminatedUnion('at', [
  /** No table asks for this page. */
  z.object({ at: z.literal('none') }),
  /** A party is looked for: whoever is one types what stands on their card, after the privacy notice (个保法 17). */
  z.object({
    at: z.literal('asked'),
    privacy: z.object({
      version: z.string(),
      title: LocalText,
      rows: z.array(z.object({ question: LocalText, sentence: LocalText })),
    }),
    /** Typed; whoever leads compares it now. */
    given: z.boolean(),
    /** For whom a booth would have to speak. */
    meant: z.object({ session: z.string().max(60), party: z.string().max(60) }).nullish(),
    /** Why it was not taken. */
    problem: RemoteRefusal.nullable(),
  }),
  z.object({
    at: z.literal('table'),
    session: z.string().max(60),
    party: z.string().max(60),
    seat: Seat,
    as: PartyAs,
    name: z.string(),
    regime: LocalText,
    cost: LocalText,
    mayStop: z.boolean(),
    place: RemotePlace,
  }),
]);
export type RemoteView = z.infer<typeof RemoteView>;

export const ToPage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('view'), view: RemoteView }),
  /** Null: done. */
  z.object({ say: z.literal('answer'), n: z.number().int(), refused: RemoteRefusal.nullable() }),
]);
export type ToPage = z.infer<typeof ToPage>;
