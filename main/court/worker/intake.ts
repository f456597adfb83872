/** Takes batches in: judge, prove, then ONE transaction for items, receipts and their numbers (link.md 2.4). */
import { RECORD_SCHEMA } from '../../contract/hearing/recordBorder.ts';
import { GENESIS, type ReceiptBody } from '../../contract/link.ts';
import { ok, type Result } from '../../contract/result.ts';
import {
  AGREEMENT_SCHEMA,
  CONFIRMATION_SCHEMA,
  INKED_SCHEMA,
  GROUP_CONSENT_SCHEMA,
  isVerifiedApart,
} from '../../contract/session/packet.ts';
import type { OutboxStates } from '../engine/engine.ts';
import type { LongPosts } from '../store/longPosts.ts';
import type { BoothKey, CourtStore, EnvelopeHead, KeptPost, NewItem, Span } from '../store/store.ts';
import type { RejectReason } from './envelope.ts';
import { envOf } from './framing.ts';
import type { Judges } from './judges.ts';
import type { Judged, JudgedPost, Post, PostFlaw } from './judging.ts';
import { courtDay, receiptNumber, receiptSequence } from './numbers.ts';

export type IntakeParts = {
  readonly store: CourtStore;
  readonly posts: LongPosts;
  readonly judges: Judges;
  readonly now: () => number;
  readonly court: string;
};
export type Taken = {
  readonly states: OutboxStates;
  readonly stored: number;
  readonly rejected: readonly { readonly id: string; readonly reason: RejectReason }[];
  readonly filings: number;
};

type Verdict = 'stored' | 'complete' | 'dup' | RejectReason;
type Draft = Omit<ReceiptBody, 'v' | 'rseq' | 'booth' | 'at'>;

export async function takeIn(
  parts: IntakeParts,
  from: BoothKey,
  post: Post,
): Promise<Result<Taken, PostFlaw>> {
  const sender = { booth: from.booth, kid: from.kid, court: parts.court };
  const judged = await parts.judges.judge(post, sender, from.publicKey);
  if (!judged.ok) return judged;
  const { kept } = judged.value;
  // Once something may name the file it stays: a commit that failed may yet be found on the disk.
  let mayBeNamed = false;
  try {
    const taken = parts.store.transaction(() => {
      const settled = settle(parts, from, judged.value);
      mayBeNamed = settled.stored > 0;
      return settled;
    });
    return ok(taken);
  } finally {
    if (!mayBeNamed && kept.kind === 'file') parts.posts.drop(kept.name);
  }
}

function settle({ store, posts, now }: IntakeParts, from: BoothKey, { kept, judged }: JudgedPost): Taken {
  const at = new Date(now()).toISOString();
  const day = courtDay(now());
  const place = places(store, from, judged);
  const drafts: Draft[] = [];
  const rejected: { id: string; reason: RejectReason }[] = [];
  const fresh: NewItem[] = [];

  const states = judged.map((one) => {
    const id = one.kind === 'good' ? one.head.id : one.id;
    const verdict = one.kind === 'good' ? place(one) : one.reason;
    switch (verdict) {
      case 'dup':
        return { id, state: 'dup' as const };
      case 'stored':
      case 'complete': {
        if (one.kind === 'bad') throw new Error('only a good item is stored');
        const { head, item } = one;
        const number = isFiling(head) ? receiptNumber(day, store.sequences.next(receiptSequence(day))) : null;
        fresh.push({ head, item, number, complete: verdict === 'complete' });
        drafts.push({ id, hash: item.hash, result: verdict, number, reason: null });
        return { id, state: 'accepted' as const };
      }
      case 'badSignature':
      case 'badEnvelope':
      case 'unknownBooth':
      case 'brokenChain':
      case 'conflict': {
        const { item } = one;
        const env = one.kind === 'bad' ? one.env : envKept(posts, kept, item);
        // The same refused item sent again is told the same, once in a receipt and never twice.
        if (store.items.wasRejected(from.booth, id, item) === null) {
          store.items.reject({ booth: from.booth, id, reason: verdict, item, env, receivedAt: at });
          drafts.push({ id, hash: item.hash, result: 'rejected', number: null, reason: verdict });
          rejected.push({ id, reason: verdict });
        }
        return { id, state: verdict === 'conflict' ? ('conflict' as const) : ('bad' as const) };
      }
    }
  });

  const filings = fresh.filter(({ head }) => isFiling(head));
  if (fresh.length > 0) {
    store.items.add(from, kept, at, fresh);
    store.items.advance(from.kid, fresh.length, Math.max(...fresh.map(({ head }) => head.seq)));
  }
  for (const { head } of filings) store.matters.add(head.id);
  for (const { head } of fresh) if (head.schema === AGREEMENT_SCHEMA) store.agreements.add(head.id);
  for (const { head } of fresh) if (head.schema === CONFIRMATION_SCHEMA) store.applications.add(head.id);
  for (const { head } of fresh) if (head.schema === RECORD_SCHEMA) store.records.await(head.id);
  for (const { head } of fresh) if (head.schema === INKED_SCHEMA) store.inked.add(head.id);
  for (const { head } of fresh) if (head.schema === GROUP_CONSENT_SCHEMA) store.consents.add(head.id);
  writeReceipts(store, from.booth, at, drafts);
  return { states, stored: fresh.length, rejected, filings: filings.length };
}

const envKept = (posts: LongPosts, kept: KeptPost, { start, envEnd, end }: Span): Uint8Array =>
  kept.kind === 'row'
    ? envOf(kept.bytes, { start, envEnd, end })
    : posts.read(kept.name, start, envEnd - start);

const isFiling = ({ schema }: EnvelopeHead): boolean => schema === 'filing.submit/1';

type Good = Extract<Judged, { kind: 'good' }>;
type Link = { readonly hash: string; readonly prev: string };

/**
 * Where an authentic item belongs: new, known, or in another's place. What is stored is asked for once for the whole
 * post, and of the chain only where the database can know something: a queue that drains in order goes past its end.
 */
function places(store: CourtStore, from: BoothKey, judged: readonly Judged[]): (one: Good) => Verdict {
  const stored = store.items.known(judged.flatMap((one) => (one.kind === 'good' ? [one.head.id] : [])));
  const end = store.booths.lastSeq(from.kid);
  const freshById = new Map<string, string>();
  const freshBySeq = new Map<number, Link>();
  const at = (seq: number): Link | null =>
    freshBySeq.get(seq) ?? (seq > end ? null : store.items.at(from.booth, from.epoch, seq));

  return ({ head, item: { hash } }) => {
    const known = stored.get(head.id);
    if (known !== undefined) return known.booth === from.booth && known.hash === hash ? 'dup' : 'conflict';
    const fresh = freshById.get(head.id);
    if (fresh !== undefined) return fresh === hash ? 'dup' : 'conflict';
    // A sequence number used twice means an old backup was put back or the key was copied.
    if (at(head.seq) !== null) return 'conflict';
    const before = head.seq === 1 ? GENESIS : at(head.seq - 1)?.hash;
    if (before !== undefined && before !== head.prev) return 'brokenChain';
    const after = at(head.seq + 1);
    if (after !== null && after.prev !== hash) return 'brokenChain';
    freshById.set(head.id, hash);
    freshBySeq.set(head.seq, { hash, prev: head.prev });
    // verified apart, and complete only then
    if (isVerifiedApart(head.schema)) return 'stored';
    return head.files.every((file) => store.evidence.size(file.sha256) !== null) ? 'complete' : 'stored';
  };
}

/** Inside the caller's transaction: receipts are as durable as what they speak of. Signed when a booth pulls them. */
export function writeReceipts(store: CourtStore, booth: string, at: string, drafts: readonly Draft[]): void {
  if (drafts.length === 0) return;
  const last = store.receipts.reserve(booth, drafts.length);
  const first = last - drafts.length + 1;
  const receipts = drafts.map((draft, index) =>
    canonicalReceipt({ v: 1, ...draft, booth, rseq: first + index, at }),
  );
  store.receipts.add(booth, last, receipts);
}

/** RFC 8785 by sorted members, as in `canonicalEnvelope`. */
export function canonicalReceipt({
  at,
  booth,
  hash,
  id,
  number,
  reason,
  result,
  rseq,
  v,
}: ReceiptBody): string {
  return JSON.stringify({ at, booth, hash, id, number, reason, result, rseq, v });
}
