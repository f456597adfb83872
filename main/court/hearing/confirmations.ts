/** Receives confirmations of records one after the other: opened, compared with card, coming, version and digest, then receipted – or refused by name. */
import canonicalize from 'canonicalize';
import { HEARING_TIMES } from '../../contract/hearing/hearing.ts';
import { RecordConfirmation, type RecordFlaw } from '../../contract/hearing/recordBorder.ts';
import { Envelope, type RejectReason } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { complete } from '../agreements/settling.ts';
import { sha256Hex } from '../digest.ts';
import type { Subject } from '../engine/engine.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { Log } from '../log.ts';
import type { CourtStore, StoredItem } from '../store/store.ts';
import { writeReceipts } from '../worker/intake.ts';
import { openSealedJson } from '../worker/opening.ts';
import { personDigest } from '../worker/person.ts';
import type { Live } from './live.ts';
import type { Records } from './records.ts';
import { tokenDigest } from './token.ts';

export type ConfirmationParts = {
  readonly store: CourtStore;
  readonly keys: Pick<CourtKeyRing, 'opening' | 'person'>;
  readonly now: () => number;
  readonly log: Log;
  readonly records: Pick<Records, 'answered'>;
  readonly find: (hearing: string) => Live | null;
  readonly changed: (live: Live) => void;
  readonly tell: (subject: Subject) => void;
};

export type Confirmations = {
  /** Something came; also finds what a crash left behind. */
  soon(): void;
  close(): Promise<void>;
};

export function confirmationsOf(parts: ConfirmationParts): Confirmations {
  let [asked, closing] = [false, false];
  let work: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    asked = false;
    for (const id of parts.store.records.waiting()) {
      if (closing) return;
      await receive(parts, id);
    }
  };
  return {
    soon() {
      if (asked) return;
      asked = true;
      work = work.then(round);
    },
    async close() {
      closing = true;
      await work;
    },
  };
}

async function receive(parts: ConfirmationParts, id: string): Promise<void> {
  const { store, now, log } = parts;
  const item = store.items.find(id);
  if (item === null) throw new Error('a confirmation is an item');
  const opened = await open(parts, item);
  const told = opened.ok ? opened.value : null;
  const live = told === null ? null : parts.find(told.hearing);
  const flaw = store.transaction((): RecordFlaw | null => {
    const why = opened.ok ? (flawOf(parts, item, opened.value) ?? answer(parts, item, opened.value)) : opened.error;
    if (why === null) {
      complete(parts, item, (settled) => store.records.receive({ ...settled, hearing: told?.hearing ?? '' }));
      return null;
    }
    const at = new Date(now()).toISOString();
    store.records.refuse({ id, flaw: why, at, hearing: told?.hearing ?? null });
    writeReceipts(store, item.booth, at, [{ id, hash: item.hash, result: 'rejected', number: null, reason: REASONS[why] }]);
    return why;
  });
  log(flaw === null ? 'recordAnswered' : 'recordRefused', { booth: item.booth, id, ...(flaw === null ? {} : { flaw }) });
  parts.tell(`dn.${item.booth}`);
  if (live !== null) parts.changed(live);
} // prettier-ignore

async function open({ keys }: ConfirmationParts, item: StoredItem): Promise<Result<RecordConfirmation, RecordFlaw>> {
  const envelope = Envelope.parse(JSON.parse(item.env));
  const opened = await openSealedJson(envelope.body, keys.opening);
  if (!opened.ok) return err('sealBroken');
  const read = RecordConfirmation.safeParse(opened.value);
  return read.success ? ok(read.data) : err('unreadable');
} // prettier-ignore

/** What keeps a whole and genuine confirmation from being this person's word on this very version. */
function flawOf(
  { store, keys, find }: ConfirmationParts,
  { booth }: StoredItem,
  said: RecordConfirmation,
): RecordFlaw | null {
  const live = find(said.hearing);
  if (live === null) return 'noSuchHearing';
  const coming = store.records.attended(tokenDigest(said.attendance));
  if (coming === null || coming.hearing !== said.hearing || coming.participant !== said.participant || coming.booth !== booth) return 'notHere'; // prettier-ignore
  const summoned = live.people.find(({ participant }) => participant === said.participant);
  if (summoned?.person !== personDigest(said.card, keys.person)) return 'otherPerson';
  const version = live.record.versions.find((one) => one.version === said.version);
  if (version === undefined) return 'noSuchVersion';
  if (version.digest !== said.digest || version.pages !== said.pages) return 'otherDigest';
  return said.kind === 'confirmed' ? signatureFlaw(said) : said.signature === null ? null : 'unreadable';
}

function signatureFlaw({ signature, digest, pages, seen }: RecordConfirmation): RecordFlaw | null {
  if (signature === null || signature.samples.length === 0) return 'noInk';
  if (signature.documentSha256 !== digest) return 'otherDigest';
  if (sha256Hex(canonicalize(signature.samples) ?? '') !== signature.samplesSha256) return 'noInk';
  const shown = new Set(seen.map(({ page }) => page));
  if (Array.from({ length: pages }, (_, index) => index + 1).some((page) => !shown.has(page))) return 'pagesUnseen'; // prettier-ignore
  const age = Date.parse(signature.completedAt) - Date.parse(signature.identity.at);
  return age < 0 || age > HEARING_TIMES.freshMs ? 'notFresh' : null;
}

function answer({ records, find, now }: ConfirmationParts, { id, booth }: StoredItem, said: RecordConfirmation): RecordFlaw | null {
  const live = find(said.hearing);
  if (live === null) return 'noSuchHearing';
  const { participant: who, version, kind, at: signedAt, clock } = said;
  const done = records.answered(live, {
    who, version, kind, item: id, booth, signedAt, clockTrusted: clock.trusted, receivedAt: new Date(now()).toISOString(),
  });
  if (done.ok) return null;
  return done.error === 'repeated' ? 'repeated' : done.error === 'noSuchVersion' ? 'noSuchVersion' : 'notHere';
} // prettier-ignore

const REASONS: Readonly<Record<RecordFlaw, RejectReason>> = {
  sealBroken: 'unreadable',
  unreadable: 'unreadable',
  noSuchHearing: 'contradicts',
  notHere: 'contradicts',
  otherPerson: 'altered',
  noSuchVersion: 'contradicts',
  otherDigest: 'altered',
  pagesUnseen: 'partsDiffer',
  notFresh: 'contradicts',
  noInk: 'partsDiffer',
  repeated: 'repeated',
};
