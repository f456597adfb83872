/** Takes batches in: judge, prove, then ONE transaction for items, receipts and their numbers (link.md 2.4). */
import type { KeyObject } from 'node:crypto';
import type { ReceiptBody, SignedItem } from '../../contract/link.ts';
import { GENESIS } from '../../contract/link.ts';
import { ed25519PublicKey } from '../digest.ts';
import type { OutboxStates } from '../engine/engine.ts';
import type { BoothKey, CourtStore } from '../store/store.ts';
import { readEnvelope, type RejectReason } from './envelope.ts';
import { courtDay, receiptNumber, receiptSequence } from './numbers.ts';
import { unproven, type Readable } from './signatures.ts';

export type IntakeParts = { readonly store: CourtStore; readonly now: () => number; readonly court: string };
export type Taken = {
  readonly states: OutboxStates;
  readonly stored: number;
  readonly rejected: readonly { readonly id: string; readonly reason: RejectReason }[];
  readonly filings: number;
};

type Judged = Readable | { readonly item: SignedItem; readonly id: string; readonly reason: RejectReason };
type Verdict = 'stored' | 'complete' | 'dup' | RejectReason;
type Draft = Omit<ReceiptBody, 'v' | 'rseq' | 'booth' | 'at'>;

export async function takeIn(parts: IntakeParts, from: BoothKey, items: readonly SignedItem[]): Promise<Taken> {
  const judged = await judge(parts, from, items);
  return parts.store.transaction(() => settle(parts, from, judged));
}

async function judge(parts: IntakeParts, from: BoothKey, items: readonly SignedItem[]): Promise<readonly Judged[]> {
  const sender = { booth: from.booth, kid: from.kid, court: parts.court };
  const read = items.map((item): Judged => {
    const envelope = readEnvelope(item, sender);
    return envelope.ok ? { envelope: envelope.value, item } : { item, ...envelope.error };
  });
  const readable = read.filter((one) => 'envelope' in one);
  const forged = await unproven(readable, publicKeyOf(from));
  return read.map((one) =>
    'envelope' in one && forged.has(one)
      ? { item: one.item, id: one.envelope.id, reason: 'badSignature' as const }
      : one,
  );
}

const keys = new Map<string, KeyObject>();
function publicKeyOf(from: BoothKey): KeyObject {
  const known = keys.get(from.publicKey);
  if (known !== undefined) return known;
  const key = ed25519PublicKey(from.publicKey);
  if (key === null) throw new Error('a registered booth key is not a key');
  keys.set(from.publicKey, key);
  return key;
}

function settle({ store, now }: IntakeParts, from: BoothKey, judged: readonly Judged[]): Taken {
  const at = new Date(now()).toISOString();
  const chain = chainOf(store, from);
  const drafts: Draft[] = [];
  const rejected: { id: string; reason: RejectReason }[] = [];
  let [stored, filings, maxSeq] = [0, 0, 0];

  const states = judged.map((one) => {
    const { item } = one;
    const id = 'envelope' in one ? one.envelope.id : one.id;
    const verdict = 'envelope' in one ? place(store, chain, from, one) : one.reason;
    switch (verdict) {
      case 'dup':
        return { id, state: 'dup' as const };
      case 'stored':
      case 'complete': {
        if (!('envelope' in one)) throw new Error('only a readable item is stored');
        const filing = one.envelope.schema === 'filing.submit/1';
        const day = courtDay(now());
        const number = filing ? receiptNumber(day, store.sequences.next(receiptSequence(day))) : null;
        const complete = verdict === 'complete';
        store.items.add(one.envelope, item, { epoch: from.epoch, receivedAt: at, number, complete });
        if (filing) store.matters.add(id);
        drafts.push({ id, hash: item.hash, result: verdict, number, reason: null });
        stored += 1;
        filings += filing ? 1 : 0;
        maxSeq = Math.max(maxSeq, one.envelope.seq);
        chain.grew(one.envelope.seq, item.hash);
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
function place(store: CourtStore, chain: Chain, from: BoothKey, { envelope, item }: Readable): Verdict {
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
  const first = store.receipts.reserve(booth, drafts.length) - drafts.length + 1;
  drafts.forEach((draft, index) => {
    const rseq = first + index;
    store.receipts.add(booth, rseq, canonicalReceipt({ v: 1, ...draft, booth, rseq, at }));
  });
}

/** RFC 8785 by sorted members, as in `canonicalEnvelope`. */
export function canonicalReceipt({ at, booth, hash, id, number, reason, result, rseq, v }: ReceiptBody): string {
  return JSON.stringify({ at, booth, hash, id, number, reason, result, rseq, v });
}
