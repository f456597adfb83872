/** What the court remembers, as the worker and the desk see it; `sqlite/` keeps it, a PostgreSQL twin may follow. */
import type { InkedRow } from '../../contract/session/inked.ts';
import type {
  AgreementAnswer, AgreementFlaw, AgreementState, AgreementSummary, NotedLight, ServiceRecord, ApplicationAnswer, ApplicationRow,
} from '../../contract/agreements.ts'; // prettier-ignore
import type { CourtAnswer, Envelope } from '../../contract/link.ts';
import type { Hearing } from '../../contract/hearing/hearing.ts';
import type { HearingRecord as RecordState, RecordHead, RecordLine } from '../../contract/hearing/record.ts';
import type { RecordFlaw } from '../../contract/hearing/recordBorder.ts';
import type { RevokedCertificate } from '../../contract/trust.ts';
import type { HearingFacts } from '../hearing/facts.ts';
import type { CourtSeal } from '../agreements/courtSeal.ts';
import type { DeskPaperStore } from './deskPapers.ts';
import type { KeptMarksStore } from './keptMarks.ts';
import type { JudgmentStore, LinkedStore } from './linked.ts';
import type { LiveRoomStore } from './liveRooms.ts';
import type { RecordingStore } from './recordings.ts';

export type Booth = {
  readonly id: string;
  readonly site: string;
  readonly name: string;
  readonly epoch: number;
  readonly revokedAt: string | null;
};

/** The key a booth signs with now; `epoch` counts its reinstalls. */
export type BoothKey = {
  readonly kid: string;
  readonly booth: string;
  readonly epoch: number;
  readonly publicKey: string;
};

export type BoothStanding = Booth & {
  readonly lastSeenAt: string | null;
  readonly health: string | null;
  readonly lastSeq: number;
  readonly items: number;
};

export type CodeGrant = {
  readonly booth: string;
  readonly site: string;
  readonly name: string;
  readonly expiresAt: string;
};

/** Where the two lines of an item (`OUTBOX_LINES`) lie in the bytes of its post; the last line feed is not counted. */
export type Span = { readonly start: number; readonly envEnd: number; readonly end: number };

/** Where the bytes of a post are kept: in the row that names it, or in a file that is durable already (`longPosts`). */
export type KeptPost =
  { readonly kind: 'row'; readonly bytes: Uint8Array } | { readonly kind: 'file'; readonly name: string };

/** An item as it came, and what its sender says of it. */
export type ReceivedItem = Span & {
  readonly hash: string;
  readonly sig: string;
  readonly kid: string;
};

/** What of an envelope the court sorts by. The body stays sealed and uninteresting here. */
export type EnvelopeHead = Pick<Envelope, 'id' | 'seq' | 'prev' | 'schema' | 'files'>;

export type NewItem = {
  readonly item: Pick<ReceivedItem, 'start' | 'end' | 'hash'>;
  readonly head: EnvelopeHead;
  readonly number: string | null;
  readonly complete: boolean;
};

export type StoredItem = {
  readonly id: string;
  readonly booth: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly prev: string;
  readonly schema: string;
  readonly env: string;
  readonly sig: string;
  readonly kid: string;
  readonly receivedAt: string;
  readonly number: string | null;
  readonly complete: boolean;
};

export type Neighbour = { readonly id: string; readonly hash: string; readonly prev: string };

export type MatterIndex = {
  readonly sealBroken: boolean;
  /** Keyed digest of card type and number; null when the seal could not be opened. */
  readonly person: string | null;
  readonly disputeKind: string;
  readonly parties: string;
  readonly respondents: readonly string[];
  readonly pages: number;
};

export type MatterRow = {
  readonly id: string;
  readonly booth: string;
  readonly receivedAt: string;
  readonly number: string;
  readonly complete: boolean;
  readonly sealBroken: boolean;
  readonly disputeKind: string;
  readonly parties: string;
  readonly respondents: readonly string[];
  readonly pages: number;
  readonly answer: CourtAnswer;
};

export type AgreementRecord = {
  readonly id: string;
  readonly booth: string;
  readonly receivedAt: string;
  readonly number: string | null;
  readonly state: AgreementState;
  readonly flaw: AgreementFlaw | null;
  readonly summary: AgreementSummary | null;
  readonly seal: CourtSeal | null;
  readonly answer: AgreementAnswer | null;
  readonly served: readonly ServiceRecord[];
  readonly lights: readonly NotedLight[];
  /** When a joint application for judicial confirmation was made. */
  readonly confirmation: string | null;
  /** SHA-256 of the paper before any signature; null until it was received. */
  readonly document: string | null;
};

/** A joint application for judicial confirmation that came from a booth. */
export type ApplicationRecord = ApplicationRow & { readonly booth: string };

/** `part`: whose key it is; `kid` its name. `der` is the certificate. */
export type IssuedCertificate = {
  readonly serial: string;
  readonly part: 'booth' | 'court';
  readonly kid: string;
  readonly booth: string | null;
  readonly der: Uint8Array;
  readonly notAfter: string;
  readonly issuedAt: string;
};

/** `party` as the packet names it, `person` the keyed digest of its card. */
export type AgreementParty = { readonly party: string; readonly person: string };

export type AuditEntry = {
  readonly at: string;
  readonly who: string;
  readonly event: string;
  readonly subject: string;
};

export type Rejection = {
  readonly booth: string;
  readonly id: string;
  readonly reason: string;
  readonly item: Pick<ReceivedItem, 'hash' | 'sig' | 'kid'>;
  /** The exact bytes that came as its envelope. */
  readonly env: Uint8Array;
  readonly receivedAt: string;
};

export type HearingRecord = { readonly id: string; readonly facts: HearingFacts; readonly state: Hearing };
/** `person`: the keyed digest of the card it names; `booth` null: any. */
export type SummonsRecord = {
  readonly hearing: string;
  readonly participant: number;
  readonly person: string;
  readonly masked: string;
  readonly booth: string | null;
};
export type RecordTextOf = { readonly head: RecordHead; readonly lines: readonly RecordLine[] };
export type AttendanceRecord = {
  readonly hearing: string;
  readonly participant: number;
  readonly booth: string;
};

export type CourtStore = {
  /** Everything in `work` becomes durable at once, before this returns, or not at all. */
  transaction<T>(work: () => T): T;
  close(): void;
  readonly booths: {
    find(id: string): Booth | null;
    all(): readonly BoothStanding[];
    /** Registers the key as the booth's new epoch and retires the one before. */
    claim(grant: CodeGrant, key: { kid: string; publicKey: string; hardware: string }, at: string): BoothKey;
    currentKey(booth: string): BoothKey | null;
    /** Any key ever registered, also a retired one: items keep being provable. */
    keyOfItem(kid: string): BoothKey | null;
    /** The highest sequence number that came under this key. */
    lastSeq(kid: string): number;
    revoke(booth: string, at: string): void;
    seen(booth: string, at: string, health: string | null): void;
  };
  readonly codes: {
    issue(digest: string, grant: CodeGrant): void;
    /** What the code grants and which key used it already; marks nothing. */
    find(digest: string): { readonly grant: CodeGrant; readonly usedBy: string | null } | null;
    use(digest: string, by: string): void;
  };
  readonly items: {
    find(id: string): StoredItem | null;
    /** Those of the ids that are stored already. */
    known(ids: readonly string[]): ReadonlyMap<string, { readonly booth: string; readonly hash: string }>;
    at(booth: string, epoch: number, seq: number): Neighbour | null;
    /** New items of one post, which is kept as it came. */
    add(
      from: Pick<BoothKey, 'booth' | 'epoch'>,
      post: KeptPost,
      receivedAt: string,
      items: readonly NewItem[],
    ): void;
    /** Notes `count` new items up to `maxSeq` under the key. */
    advance(kid: string, count: number, maxSeq: number): void;
    waitingFor(sha256: string): readonly StoredItem[];
    missingFiles(id: string): number;
    markComplete(id: string): void;
    wasRejected(booth: string, id: string, item: Pick<ReceivedItem, 'hash' | 'sig'>): string | null;
    reject(rejection: Rejection): void;
  };
  readonly receipts: {
    /** Reserves the next receipt numbers of the booth's cursor; returns the last one taken. */
    reserve(booth: string, count: number): number;
    /** The receipts of one transaction under the numbers just reserved, `last` being the last one's. */
    add(booth: string, last: number, receipts: readonly string[]): void;
    after(booth: string, rseq: number, limit: number): readonly { rseq: number; receipt: string }[];
  };
  readonly evidence: {
    size(sha256: string): number | null;
    add(sha256: string, size: number, at: string): void;
  };
  readonly sequences: { next(name: string): number };
  readonly matters: {
    add(id: string): void;
    toIndex(limit: number): readonly { id: string; body: string }[];
    index(id: string, index: MatterIndex): void;
    inbox(): readonly MatterRow[];
    find(id: string): MatterRow | null;
    /** By the number of its receipt. */
    numbered(number: string): MatterRow | null;
    ofPerson(person: string): readonly MatterRow[];
    decide(id: string, answer: CourtAnswer): void;
  };
  readonly certificates: {
    add(certificate: IssuedCertificate): void;
    newest(
      kid: string,
    ):
      (Pick<IssuedCertificate, 'serial' | 'der' | 'notAfter'> & { readonly revokedAt: string | null }) | null;
    /** Takes back everything certified for the booth so far. */
    revokeOf(booth: string, at: string, reason: RevokedCertificate['reason']): void;
    revoked(): readonly RevokedCertificate[];
  };
  readonly hearings: {
    add(
      row: HearingRecord,
      summons: readonly (Omit<SummonsRecord, 'hearing'> & { readonly code: string })[],
    ): void;
    /** Those that begin at this moment (ms) or later, in order. */
    since(startsAt: number): readonly HearingRecord[];
    find(id: string): HearingRecord | null;
    save(id: string, state: Hearing): void;
    /** By the digest of its code. */
    byCode(code: string): SummonsRecord | null;
    people(hearing: string): readonly SummonsRecord[];
    /** By the digest of its token; one a participant, the newest. */
    attend(row: AttendanceRecord & { readonly token: string }): void;
    attendance(token: string): AttendanceRecord | null;
    forget(hearing: string, participant: number): void;
    /** What booths told of faults, newest first, unread. */
    faults(): readonly { readonly booth: string; readonly receivedAt: string; readonly body: string }[];
  };
  readonly records: {
    find(hearing: string): { readonly state: RecordState; readonly draft: readonly RecordLine[] } | null;
    save(hearing: string, state: RecordState, draft: readonly RecordLine[]): void;
    /** A version whole, once and for ever. */
    lay(hearing: string, version: number, text: RecordTextOf): void;
    version(hearing: string, version: number): RecordTextOf | null;
    /** Whose coming it was, also one that ended; by the digest of its token. */
    attended(token: string): AttendanceRecord | null;
    /** A confirmation came and is not judged yet. */
    await(item: string): void;
    waiting(): readonly string[];
    receive(settled: {
      readonly id: string;
      readonly number: string;
      readonly at: string;
      readonly hearing: string;
    }): void;
    refuse(refused: {
      readonly id: string;
      readonly flaw: RecordFlaw;
      readonly at: string;
      readonly hearing: string | null;
    }): void;
    refused(hearing: string): readonly {
      readonly item: string;
      readonly booth: string;
      readonly flaw: RecordFlaw;
      readonly at: string;
    }[];
  };
  /** Papers that were signed by hand and scanned. */
  readonly inked: {
    add(id: string): void;
    /** Oldest first. */
    waiting(): readonly { readonly id: string; readonly booth: string }[];
    /** One paper of a session is received once. */
    isKnown(session: string): boolean;
    isReceived(id: string): boolean;
    receive(row: {
      readonly id: string;
      readonly number: string;
      readonly at: string;
      readonly session: string;
      readonly title: string;
      readonly parties: string;
      readonly pages: number;
      readonly comparedAt: string;
    }): void;
    refuse(id: string, flaw: AgreementFlaw, at: string): void;
    all(): readonly InkedRow[];
  };
  readonly applications: {
    /** A packet has come; its files or its agreement may be on their way. */
    add(id: string): void;
    /** Oldest first. */
    waiting(): readonly { readonly id: string; readonly booth: string }[];
    /** The latest about the agreement of this session; one that was received before one that was refused. */
    ofSession(session: string): ApplicationRecord | null;
    /** Of the members of a group, each the latest of that member. */
    ofMembers(session: string): readonly (ApplicationRecord & { readonly member: number })[];
    receive(
      row: Pick<ApplicationRecord, 'id'> & {
        readonly number: string;
        readonly at: string;
        readonly session: string;
        readonly signedAt: string;
        /** Of one member of a group. */
        readonly member?: number;
      },
    ): void;
    /** `session` null: it could not be opened. */
    refuse(
      id: string,
      why: {
        readonly flaw: AgreementFlaw;
        readonly act: string | null;
        readonly at: string;
        readonly session: string | null;
        readonly member?: number;
      },
    ): void;
    answer(id: string, answer: ApplicationAnswer): void;
  };
  readonly consents: {
    /** A packet has come; its files or its agreement may be on their way. */
    add(id: string): void;
    /** Oldest first. */
    waiting(): readonly { readonly id: string }[];
    /** Whether this member's consent was received before. */
    has(session: string, no: number): boolean;
    /** One came and was not taken. */
    isRefused(session: string, no: number): boolean;
    /** Received ones, by their place on the roster. */
    ofSession(session: string): readonly {
      readonly id: string;
      readonly no: number;
      readonly receivedAt: string;
      readonly number: string;
      /** As the booth says; received before that was kept: when it came. */
      readonly signedAt: string;
      readonly seal: CourtSeal;
    }[];
    /** What this person consented to as a member, newest first. */
    ofPerson(person: string): readonly {
      readonly session: string;
      readonly no: number;
      readonly number: string;
      readonly receivedAt: string;
      readonly signedAt: string;
    }[];
    receive(row: {
      readonly id: string;
      readonly number: string;
      readonly at: string;
      readonly session: string;
      readonly no: number;
      /** Keyed digest of the card that signed; null: none did. */
      readonly person: string | null;
      readonly signedAt: string;
      readonly seal: CourtSeal;
    }): void;
    refuse(
      id: string,
      why: {
        readonly flaw: AgreementFlaw;
        readonly act: string | null;
        readonly at: string;
        readonly session: string | null;
        readonly no: number | null;
      },
    ): void;
  };
  readonly agreements: {
    /** A packet has come; its files may be on their way. */
    add(id: string): void;
    /** Oldest first. */
    waiting(): readonly { readonly id: string; readonly booth: string }[];
    all(): readonly AgreementRecord[];
    find(id: string): AgreementRecord | null;
    /** The one that was received under this number, by its id. */
    numbered(number: string): string | null;
    /** Those to which this person is a party, and as which; newest first. */
    ofPerson(person: string): readonly (AgreementRecord & { readonly party: string })[];
    /** Received before parties were listed. */
    unlisted(): readonly string[];
    listParties(id: string, parties: readonly AgreementParty[]): void;
    /** The one received in this session. */
    ofSession(session: string): AgreementRecord | null;
    partiesOf(id: string): readonly AgreementParty[];
    /** Whether this session or this paper was received before. */
    isKnown(session: string, document: string): boolean;
    /** Whether what this booth sent of this session was refused. */
    isRefused(session: string, booth: string): boolean;
    receive(
      row: Pick<AgreementRecord, 'id'> & {
        readonly number: string;
        readonly at: string;
        readonly session: string;
        readonly document: string;
        readonly summary: AgreementSummary;
        readonly seal: CourtSeal;
      },
    ): void;
    refuse(
      id: string,
      why: {
        readonly flaw: AgreementFlaw;
        readonly act: string | null;
        readonly at: string;
        /** Null where the packet could not be read. */
        readonly session: string | null;
        readonly summary: AgreementSummary | null;
      },
    ): void;
    answer(id: string, answer: AgreementAnswer): void;
    serve(id: string, records: readonly ServiceRecord[]): void;
    light(id: string, noted: readonly NotedLight[]): void;
    confirm(id: string, at: string): void;
  };
  readonly linked: LinkedStore;
  readonly judgments: JudgmentStore;
  readonly deskPapers: DeskPaperStore;
  readonly live: LiveRoomStore;
  readonly keptMarks: KeptMarksStore;
  readonly recordings: RecordingStore;
  readonly audit: {
    write(entry: AuditEntry): void;
    /** True when no entry was changed, removed or put in between. */
    intact(): boolean;
    count(): number;
  };
};
