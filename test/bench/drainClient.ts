/**
 * A bare client of the drain's benches, a process of its own: reads prepared bodies from a folder and posts them, four at a
 * time. Towards the yardstick that is all; towards the court it signs each request, pulls the receipts and proves them.
 */
import { createPrivateKey, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { Agent, IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { OUTBOX_LINES, ReceiptBlock, ReceiptBody, SIGNATURE_HEADERS } from '../../main/contract/link.ts';
import { ed25519PublicKey, sha256, sha256Hex } from '../../main/court/digest.ts';

/** Batches under way at once, for both as for the booth: it prepares the next while the court works. */
const WINDOW = 4;

const Target = z.object({
  url: z.url(),
  /** Null: the yardstick, which knows no signature and no receipt. */
  booth: z.object({ id: z.string(), privateKey: z.string(), courtKey: z.string() }).nullable(),
});
export type Target = z.infer<typeof Target>;
const Order = z.object({ folder: z.string(), items: z.number() });
export type Order = z.infer<typeof Order>;
/** Milliseconds from the beginning. Without receipts both are the same. */
export const Drained = z.object({ committed: z.number(), receipted: z.number() });
export type Drained = z.infer<typeof Drained>;

type Post = (body: Uint8Array) => Promise<Answer>;
type Answer = { readonly status: number; readonly text: string };
type Link = {
  readonly post: Post;
  /** Pulls blocks of receipts while the queue drains, one at a time; tells how far it came. */
  readonly pull: () => Promise<number>;
};

const agent = new Agent({ keepAlive: true });
/** Not fetch, which copies each body and leaves it to be collected: on two cores the client is in the way of what it measures. */
async function ask(
  url: string,
  method: 'GET' | 'POST',
  headers: Record<string, string | number>,
  body: Uint8Array,
): Promise<Answer> {
  const sent = request(url, { method, agent, headers });
  sent.end(body);
  const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
  return { status: answer.statusCode ?? 0, text: await text(answer) };
}

function linkTo({ url, booth }: Target): Link {
  if (booth === null)
    return { post: (body) => ask(url, 'POST', lengthOf(body), body), pull: () => Promise.resolve(Infinity) };
  const key = createPrivateKey({
    key: Buffer.from(booth.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const signed = (method: string, path: string, body: Uint8Array): Record<string, string> => {
    const time = String(Date.now());
    const said = sha256([method, path, time, sha256Hex(body)].join('\n'));
    return {
      [SIGNATURE_HEADERS.booth]: booth.id,
      [SIGNATURE_HEADERS.time]: time,
      [SIGNATURE_HEADERS.signature]: sign(null, said, key).toString('base64url'),
    };
  };
  return {
    post: (body) =>
      ask(
        `${url}/v1/outbox`,
        'POST',
        { ...signed('POST', '/v1/outbox', body), ...lengthOf(body), 'content-type': OUTBOX_LINES },
        body,
      ),
    pull: pullerOf(booth.courtKey, async (path) => {
      const answer = await ask(url + path, 'GET', signed('GET', path, new Uint8Array()), new Uint8Array());
      return z.unknown().parse(JSON.parse(answer.text));
    }),
  };
}

const lengthOf = (body: Uint8Array) => ({ 'content-length': body.length });

/** What a bare client needs of a receipt; the booth's core reads all of it. */
const Said = ReceiptBody.pick({ rseq: true, result: true });

function pullerOf(courtKey: string, ask: (path: string) => Promise<unknown>): () => Promise<number> {
  const key = ed25519PublicKey(courtKey);
  if (key === null) throw new Error('the court’s key is not a key');
  let after = 0;
  let under: Promise<number> | null = null;
  const once = async (): Promise<number> => {
    const block = ReceiptBlock.parse(await ask(`/v1/receipt-blocks?after=${after}`));
    const digest = sha256(Buffer.concat(block.receipts.map(sha256)));
    if (!verify(null, digest, key, Buffer.from(block.sig, 'base64url')))
      throw new Error('not signed by the court');
    for (const text of block.receipts) {
      const { rseq, result } = Said.parse(JSON.parse(text));
      if (result !== 'complete') throw new Error(`a receipt says ${result}`);
      after = rseq;
    }
    return after;
  };
  return () => (under ??= once().finally(() => (under = null)));
}

async function send(bodies: readonly string[], { post, pull }: Link): Promise<void> {
  const left = [...bodies];
  const lane = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const answer = await post(await readFile(path));
      if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${answer.text}`);
      void pull();
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

function main(): void {
  const link = linkTo(Target.parse(JSON.parse(process.argv[2] ?? '')));
  let drained = 0;
  process.on('message', (message) => {
    const { folder, items } = Order.parse(message);
    void (async () => {
      drained += items;
      const bodies = (await readdir(folder)).toSorted().map((name) => join(folder, name));
      const begun = performance.now();
      await send(bodies, link);
      const committed = performance.now() - begun;
      while ((await link.pull()) < drained);
      process.send?.({ committed, receipted: performance.now() - begun });
    })();
  });
  process.send?.('ready');
}

if (import.meta.main) main();
