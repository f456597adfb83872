/** A small court for the booth's tests: keeps the contract, checks every signature, and misbehaves by name. In memory, plain HTTP on loopback. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import canonicalize from 'canonicalize';
import { type RawData, WebSocketServer } from 'ws';
import { z } from 'zod';
import {
  BoothFrame,
  ClaimPost,
  Envelope,
  OUTBOX_LINES,
  OutboxPost,
  type ReceiptBody,
} from '../../main/contract/link.ts';

/** What the court does wrong, once per entry unless it is `down`. */
export type CourtFault =
  'answerLost' | 'refuse500' | 'hang' | 'duplicateReceipts' | 'otherKey' | 'cutPatch' | 'rejectNext';

interface StoredItem {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
  readonly prev: string;
  readonly files: readonly string[];
  readonly body: string;
  effects: number;
  complete: boolean;
}

export interface FakeCourt {
  readonly url: string;
  readonly items: Map<string, StoredItem>;
  readonly files: Map<string, Buffer>;
  readonly faults: CourtFault[];
  readonly sealingPrivateJwk: JsonWebKey;
  /** Requests by method and path without query. */
  readonly asked: string[];
  readonly heartbeats: number[];
  /** Answers nothing on the socket any more, as behind a half-open connection. */
  mute: boolean;
  /** Milliseconds the court's own clock is ahead. */
  aheadMs: number;
  policy: { pack: string; sig: string; etag: string } | null;
  /** Chain of accepted items without hole or altered link. */
  chainWhole(): boolean;
  /** As if every booth had been revoked. */
  forgetBooths(): void;
  nudge(what: 'receipts' | 'config'): void;
  /** Stops listening and cuts every connection; `port` stays reserved for `back`. */
  down(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
}

const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const ed25519 = (x: string): KeyObject =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString(); // prettier-ignore
/** So small that a few receipts need several. */
const BLOCK = 3;

function itemsOf(request: IncomingMessage, body: Buffer): z.infer<typeof OutboxPost> {
  if (request.headers['content-type'] !== OUTBOX_LINES) throw new Error('a booth posts in lines');
  const lines = body.toString().split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  const items = lines.flatMap((env, at) => {
    const [hash, sig, kid, alg] = (lines[at + 1] ?? '').split(' ');
    return at % 2 === 0 ? [{ env, hash, sig, kid, alg }] : [];
  });
  return OutboxPost.parse({ items });
}
const Jwk = z.object({ x: z.string() });

export async function startFakeCourt(): Promise<FakeCourt> {
  const receiptKey = generateKeyPairSync('ed25519');
  const otherKey = generateKeyPairSync('ed25519');
  const sealing = generateKeyPairSync('x25519');
  const booths = new Map<string, KeyObject>();
  const items = new Map<string, StoredItem>();
  const bySeq = new Map<number, string>();
  const files = new Map<string, Buffer>();
  const uploads = new Map<string, { sha256: string; size: number; parts: Buffer[]; offset: number }>();
  const receipts: string[] = [];
  const asked: string[] = [];
  const faults: CourtFault[] = [];
  const heartbeats: number[] = [];
  const sockets = new WebSocketServer({ noServer: true });

  function take(fault: CourtFault): boolean {
    const at = faults.indexOf(fault);
    if (at >= 0) faults.splice(at, 1);
    return at >= 0;
  }

  function issue(
    item: StoredItem,
    result: ReceiptBody['result'],
    reason: ReceiptBody['reason'] = null,
  ): void {
    const rseq = receipts.length + 1;
    const body: ReceiptBody = {
      v: 1, id: item.id, hash: item.hash, booth: 'booth-1', rseq, at: new Date().toISOString(), result, number: `S${item.seq}`, reason,
    }; // prettier-ignore
    receipts.push(canonicalize(body) ?? '');
  }

  function settle(): void {
    for (const item of items.values()) {
      if (item.complete || !item.files.every((sha) => files.has(sha))) continue;
      item.complete = true;
      issue(item, 'complete');
    }
  }

  function accept(post: z.infer<typeof OutboxPost>, key: KeyObject) {
    return post.items.map((signed) => {
      const envelope = Envelope.parse(JSON.parse(signed.env));
      const { id, seq, prev, body } = envelope;
      const good =
        sha256(signed.env).toString('hex') === signed.hash &&
        verify(null, Buffer.from(signed.hash, 'hex'), key, Buffer.from(signed.sig, 'base64url'));
      if (!good) return { id, state: 'bad' };
      const known = items.get(id);
      if (known !== undefined) {
        if (known.hash === signed.hash && take('duplicateReceipts')) issue(known, 'complete');
        return { id, state: known.hash === signed.hash ? 'dup' : 'conflict' };
      }
      if (bySeq.has(seq)) return { id, state: 'conflict' };
      const item = { id, seq, hash: signed.hash, prev, body, files: envelope.files.map((file) => file.sha256), effects: 1, complete: false }; // prettier-ignore
      if (take('rejectNext')) {
        bySeq.set(seq, id);
        items.set(id, { ...item, effects: 0, complete: true });
        issue(item, 'rejected', 'badEnvelope');
        return { id, state: 'bad' };
      }
      bySeq.set(seq, id);
      items.set(id, item);
      if (item.files.length > 0) issue(item, 'stored');
      return { id, state: 'accepted' };
    });
  }

  function signedBy(request: IncomingMessage, body: Buffer): KeyObject | null {
    const booth = String(request.headers['x-booth'] ?? '');
    const time = String(request.headers['x-time'] ?? '');
    const key = booths.get(booth);
    if (key === undefined || Math.abs(Number(time) - (Date.now() + court.aheadMs)) > 120_000) return null;
    const covered = (request.url ?? '').startsWith('/v1/files') ? '' : body;
    const text = `${request.method}\n${request.url}\n${time}\n${sha256(covered).toString('hex')}`;
    const signature = Buffer.from(String(request.headers['x-sig'] ?? ''), 'base64url');
    return verify(null, sha256(text), key, signature) ? key : null;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    const url = new URL(request.url ?? '/', 'http://court');
    const cut = request.method === 'PATCH' && take('cutPatch');
    for await (const chunk of request) {
      chunks.push(Buffer.from(z.instanceof(Uint8Array).parse(chunk)));
      if (cut) break;
    }
    const body = Buffer.concat(chunks);
    asked.push(`${request.method} ${url.pathname}`);
    const json = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { ...headers, 'content-type': 'application/json', date: new Date(Date.now() + court.aheadMs).toUTCString() }); // prettier-ignore
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(value));
    };
    if (url.pathname === '/v1/provision/claim') {
      const claim = ClaimPost.parse(JSON.parse(body.toString()));
      const key = ed25519(claim.pub);
      if (claim.code !== 'code' || !verify(null, Buffer.from(claim.code), key, Buffer.from(claim.proof, 'base64url'))) return json(403, {}); // prettier-ignore
      booths.set('booth-1', key);
      return json(200, {
        boothId: 'booth-1', courtId: 'court-1', kid: 'booth-key-1',
        keys: {
          sealing: { kty: 'OKP', crv: 'X25519', x: Jwk.parse(sealing.publicKey.export({ format: 'jwk' })).x, kid: 'seal-1' },
          receipts: { kid: 'court-1', publicKey: Jwk.parse(receiptKey.publicKey.export({ format: 'jwk' })).x },
        },
        site: { site: 'Site', booth: 'Booth', court: 'Court', hours: '9-17', hotline: '12368' },
      }); // prettier-ignore
    }
    const key = signedBy(request, body);
    if (key === null) return json(401, {});
    if (url.pathname === '/v1/outbox') {
      if (take('hang')) return;
      if (take('refuse500')) return json(500, {});
      const answer = { items: accept(itemsOf(request, body), key) };
      settle();
      if (take('answerLost')) return void request.socket.destroy();
      return json(200, answer);
    }
    if (url.pathname === '/v1/receipt-blocks') {
      const after = Number(url.searchParams.get('after'));
      const block = receipts.slice(after, after + BLOCK);
      const signing = block.length > 0 && take('otherKey') ? otherKey.privateKey : receiptKey.privateKey;
      const sig = sign(null, sha256(Buffer.concat(block.map(sha256))), signing).toString('base64url');
      return json(200, { receipts: block, sig, kid: 'court-1', more: receipts.length > after + BLOCK });
    }
    if (url.pathname === '/v1/config') {
      if (court.policy === null) return json(404, {});
      if (request.headers['if-none-match'] === court.policy.etag) return json(304, null);
      return json(200, { pack: court.policy.pack, sig: court.policy.sig }, { etag: court.policy.etag });
    }
    if (url.pathname === '/v1/query/matters') return json(200, { matters: [] });
    if (url.pathname.startsWith('/v1/evidence/')) {
      return json(files.has(url.pathname.slice('/v1/evidence/'.length)) ? 200 : 404, {});
    }
    return tus(request, response, url, body, cut, json);
  }

  function tus(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: Buffer,
    cut: boolean,
    json: (status: number, value: unknown, headers?: Record<string, string>) => void,
  ): void {
    if (request.method === 'POST' && url.pathname === '/v1/files') {
      const metadata = String(request.headers['upload-metadata']);
      const sha = Buffer.from(/sha256 ([^,]+)/.exec(metadata)?.[1] ?? '', 'base64').toString();
      const path = `/v1/files/u${uploads.size + 1}`;
      uploads.set(path, {
        sha256: sha,
        size: Number(request.headers['upload-length']),
        parts: [],
        offset: 0,
      });
      return json(201, {}, { location: path });
    }
    const upload = uploads.get(url.pathname);
    if (upload === undefined) return json(404, {});
    if (request.method === 'HEAD') return json(200, {}, { 'upload-offset': String(upload.offset) });
    if (Number(request.headers['upload-offset']) !== upload.offset) return json(409, {});
    upload.parts.push(body);
    upload.offset += body.length;
    if (cut) return void request.socket.destroy();
    if (upload.offset === upload.size) {
      const whole = Buffer.concat(upload.parts);
      if (sha256(whole).toString('hex') === upload.sha256) files.set(upload.sha256, whole);
      settle();
    }
    response.writeHead(204, { 'upload-offset': String(upload.offset) });
    response.end();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('message', (data) => {
        if (court.mute) return;
        const frame = BoothFrame.parse(JSON.parse(textOf(data)));
        if (frame.t === 'hb') {
          heartbeats.push(frame.queued);
          return ws.send(JSON.stringify({ t: 'hb' }));
        }
        if (frame.t !== 'hello') return undefined; // it holds no live sessions
        const key = booths.get(frame.booth);
        const text = `GET\n/v1/ws\n${frame.time}\n${sha256('').toString('hex')}`;
        if (key === undefined || !verify(null, sha256(text), key, Buffer.from(frame.sig, 'base64url'))) return ws.terminate(); // prettier-ignore
        ws.send(JSON.stringify({ t: 'welcome', at: new Date().toISOString() }));
      });
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = z
    .object({ port: z.number() })
    .parse(server.address() satisfies AddressInfo | string | null);

  const court: FakeCourt = {
    url: `http://127.0.0.1:${port}`,
    items, files, faults, asked, heartbeats,
    sealingPrivateJwk: sealing.privateKey.export({ format: 'jwk' }),
    mute: false,
    aheadMs: 0,
    policy: null,
    chainWhole() {
      let prev = '0'.repeat(64);
      for (let seq = 1; seq <= bySeq.size; seq++) {
        const item = items.get(bySeq.get(seq) ?? '');
        if (item === undefined || item.prev !== prev) return false;
        prev = item.hash;
      }
      return true;
    },
    forgetBooths: () => booths.clear(),
    nudge: (what) => {
      for (const ws of sockets.clients) ws.send(JSON.stringify({ t: 'nudge', what }));
    },
    async down() {
      for (const ws of sockets.clients) ws.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    back: () => listen(port),
    async close() {
      if (server.listening) await court.down();
    },
  }; // prettier-ignore
  return court;
}
