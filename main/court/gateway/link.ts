/** The booth's durable traffic: items up, receipts down, and whether a file is here already. */
import { z } from 'zod';
import {
  BATCH_MAX_ITEMS,
  OUTBOX_LINES,
  OutboxAnswer,
  OutboxPost,
  ReceiptBlock,
  ReceiptsAnswer,
} from '../../contract/link.ts';
import { Sha256 } from '../../contract/request.ts';
import { sha256, signDigest } from '../digest.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { CourtKeyRing } from '../keys.ts';
import type { BoothKey, CourtStore } from '../store/store.ts';
import { fromJson, type FramingFlaw } from '../worker/framing.ts';
import type { Post } from '../worker/judging.ts';
import { BAD_SIGNATURE } from './requestSignature.ts';
import { json, problem, route, type Answer, type Route } from './route.ts';

export type LinkParts = {
  readonly engine: CourtEngine;
  readonly store: CourtStore;
  readonly keys: CourtKeyRing;
};

/** Receipts a page: signing them takes some 10 ms, so the court answers others in between. */
export const RECEIPTS_PAGE = 256;
/** One signature for all, so a page may be longer. */
export const RECEIPT_BLOCK = 1024;

const FLAW_WORDS: Readonly<Record<FramingFlaw['kind'], string>> = {
  noItems: 'The body holds no item.',
  tooManyItems: `A batch may have ${BATCH_MAX_ITEMS} items at most.`,
  cutShort: 'The last item is cut short: each has two lines, and each line ends with a line feed.',
  badProofLine: 'The second line of an item is its hash, sig, kid and alg with one blank between them.',
};

const Cursor = z.object({ after: z.coerce.number().int().nonnegative().default(0) });

export function linkRoutes({ engine, store, keys }: LinkParts): readonly Route[] {
  const kid = keys.public.receipts.kid;
  const put = async (from: BoothKey, post: Post): Promise<Answer> => {
    const states = await engine.put(from, post);
    if (states.ok) return json({ items: states.value });
    const { kind } = states.error;
    return kind === 'notProven'
      ? problem(401, BAD_SIGNATURE.error, BAD_SIGNATURE.message)
      : problem(400, 'badLines', FLAW_WORDS[kind]);
  };
  return [
    route({
      method: 'POST',
      path: '/v1/outbox',
      access: 'booth',
      summary: 'Hand over items; sending the same again changes nothing',
      body: OutboxPost,
      answers: [
        {
          status: 200,
          words: 'One state per item, in order; only a receipt ends an item',
          schema: OutboxAnswer,
        },
        { status: 413, words: 'More than 2 MB', schema: null },
      ],
      handle: ({ body, booth }) => put(booth(), { form: 'items', ...fromJson(body.items) }),
      bytes: {
        type: OUTBOX_LINES,
        words:
          'The same items in lines: of each its env, then its hash, sig, kid and alg with one blank between them; ' +
          'every line ends with a line feed',
        handle: ({ from, pieces, claim }) => put(from, { form: 'lines', pieces, claim }),
      },
    }),
    route({
      method: 'GET',
      path: '/v1/receipts',
      access: 'booth',
      summary: 'The court’s signed receipts after the booth’s cursor',
      query: Cursor,
      answers: [{ status: 200, words: 'Oldest first', schema: ReceiptsAnswer }],
      handle: async ({ query, booth }) => {
        const found = await engine.receipts(booth().booth, query.after, RECEIPTS_PAGE + 1);
        const receipts = found.slice(0, RECEIPTS_PAGE).map(({ rseq, receipt }) => ({
          rseq,
          receipt,
          // Ed25519 is deterministic: a receipt has one signature however often it is pulled.
          sig: signDigest(sha256(receipt), keys.signing),
          kid,
        }));
        return json({ receipts, more: found.length > RECEIPTS_PAGE });
      },
    }),
    route({
      method: 'GET',
      path: '/v1/receipt-blocks',
      access: 'booth',
      summary: 'The same receipts under one signature, for a long queue',
      query: Cursor,
      answers: [{ status: 200, words: 'Oldest first', schema: ReceiptBlock }],
      handle: async ({ query, booth }) => {
        const found = await engine.receipts(booth().booth, query.after, RECEIPT_BLOCK + 1);
        const receipts = found.slice(0, RECEIPT_BLOCK).map((one) => one.receipt);
        const sig = signDigest(blockDigest(receipts), keys.signing);
        return json({ receipts, sig, kid, more: found.length > RECEIPT_BLOCK });
      },
    }),
    route({
      method: 'HEAD',
      path: '/v1/evidence/{sha256}',
      access: 'booth',
      summary: 'Is this file (by the digest of its ciphertext) here and verified?',
      answers: [
        { status: 200, words: 'Yes', schema: null },
        { status: 404, words: 'Not yet', schema: null },
      ],
      handle: ({ params }) => {
        const digest = Sha256.safeParse(params['sha256']);
        const size = digest.success ? store.evidence.size(digest.data) : null;
        return Promise.resolve(
          size === null
            ? { kind: 'empty', status: 404 }
            : { kind: 'empty', status: 200, headers: { 'x-evidence-size': String(size) } },
        );
      },
    }),
  ];
}

/** What the signature of a block covers: the digest of its receipts' digests. */
export const blockDigest = (receipts: readonly string[]): Buffer =>
  sha256(Buffer.concat(receipts.map(sha256)));
