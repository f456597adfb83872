/** Takes batches in: judge, prove, then ONE transaction for items, receipts and their numbers (link.md 2.4). */
import { GENESIS, type ReceiptBody } from '../../contract/link.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { OutboxStates } from '../engine/engine.ts';
import type { BoothKey, CourtStore, EnvelopeHead, ReceivedItem } from '../store/store.ts';
import type { RejectReason } from './envelope.ts';
import type { FramingFlaw } from './framing.ts';
import type { Judges } from './judges.ts';
import type { Judged, Post } from './judging.ts';
import { courtDay, receiptNumber, receiptSequence } from './numbers.ts';

export type IntakeParts = {
  readonly store: CourtStore;
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
): Promise<Result<Taken, FramingFlaw>> {
  const sender = { booth: from.booth, kid: from.kid, court: parts.court };
  const judged = await parts.judges.judge(post, sender, from.publicKey);
  if (!judged.ok) return judged;
  return ok(parts.store.transaction(() => settle(parts, from, judged.value)));
}

function settle({ store, now }: IntakeParts, from: BoothKey, judged: readonly Judged[]): Taken {
  const at = new Date(now()).toISOString();
  const day = courtDay(now());
  const chain = chainOf(store, from);
  const drafts: Draft[] = [];
  const rejected: { id: string; reason: RejectReason }[] = [];
  let [stored, filings, maxSeq] = [0, 0, 0];

  const states = judged.map((one) => {
    const { item } = one;
    const id = one.kind === 'good' ? one.head.id : one.id;
    const verdict = one.kind === 'good' ? place(store, chain, from, one.head, item) : one.reason;
    switch (verdict) {
      case 'dup':
        return { id, state: 'dup' as const };
      case 'stored':
      case 'complete': {
        if (one.kind === 'bad') throw new Error('only a good item is stored');
        const filing = one.head.schema === 'filing.submit/1';
        const number = filing ? receiptNumber(day, store.sequences.next(receiptSequence(day))) : null;
        const complete = verdict === 'complete';
        store.items.add(from, one.head, item, { receivedAt: at, number, complete });
        if (filing) store.matters.add(id);
        drafts.push({ id, hash: item.hash, result: verdict, number, reason: null });
        stored += 1;
        filings += filing ? 1 : 0;
        maxSeq = Math.max(maxSeq, one.head.seq);
        chain.grew(one.head.seq, item.hash);
        return { id, state: 'accepted' as const };
      }
      case 'badSignature':
      case 'badEnvelope':
      case 'unknownBooth':
      case 'brokenChain':
      case 'conflict': {
        // The same refused item sent again is told the same, once in a receipt and never twice.
        if (store.items.wasRejected(from.booth, id, item) === null) {
          store.items.reject({ booth: from.booth, id, reason: verdict, item, receivedAt: at });
          drafts.push({ id, hash: item.hash, result: 'rejected', number: null, reason: verdict });
          rejected.push({ id, reason: verdict });
        }
        return { id, state: verdict === 'conflict' ? ('conflict' as const) : ('bad' as const) };
      }
    }
  });

  if (stored > 0) store.items.advance(from.kid, stored, maxSeq);
  writeReceipts(store, from.booth, at, drafts);
  return { states, stored, rejected, filings };
}

type Chain = {
  /** The item at this place of the booth's chain. */
  at(seq: number): { readonly hash: string; readonly prev: string | null } | null;
  grew(seq: number, hash: string): void;
};

/** Asks the database only where it can know something: a queue that drains in order goes past the end of the chain. */
function chainOf(store: CourtStore, from: BoothKey): Chain {
  let end = store.booths.lastSeq(from.kid);
  let last: { seq: number; hash: string } | null = null;
  return {
    at(seq) {
      if (last?.seq === seq) return { hash: last.hash, prev: null };
      return seq > end ? null : store.items.at(from.booth, from.epoch, seq);
    },
    grew(seq, hash) {
      end = Math.max(end, seq);
      last = { seq, hash };
    },
  };
}

/** Where an authentic item belongs: new, known, or in another's place. */
function place(
  store: CourtStore,
  chain: Chain,
  from: BoothKey,
  envelope: EnvelopeHead,
  item: ReceivedItem,
): Verdict {
  const known = store.items.hashOf(envelope.id);
  if (known !== null) return known.booth === from.booth && known.hash === item.hash ? 'dup' : 'conflict';
  // A sequence number used twice means an old backup was put back or the key was copied.
  if (chain.at(envelope.seq) !== null) return 'conflict';
  const before = envelope.seq === 1 ? GENESIS : chain.at(envelope.seq - 1)?.hash;
  if (before !== undefined && before !== envelope.prev) return 'brokenChain';
  const after = chain.at(envelope.seq + 1);
  if (after !== null && after.prev !== item.hash) return 'brokenChain';
  return envelope.files.every((file) => store.evidence.size(file.sha256) !== null) ? 'complete' : 'stored';
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
