/** A booth for tests of the court: its own small implementation of the link's contract, so that both ends are checked against the words. */
import canonicalize from 'canonicalize';
import {
  createCipheriv,
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { CompactEncrypt, importJWK } from 'jose';
import { ulid } from 'ulid';
import { z } from 'zod';
import {
  ClaimAnswer, GENESIS, OutboxAnswer, ReceiptBody, ReceiptsAnswer, type Envelope, type SignedItem,
} from '../../main/contract/link.ts'; // prettier-ignore
import { CHUNK_BYTES, FILE_MAGIC, SEALED_BODY } from '../../main/contract/sealing.ts';

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
export const hex = (data: string | Uint8Array): string => sha256(data).toString('hex');

export type BoothKeys = { readonly privateKey: KeyObject; readonly pub: string };
export function boothKeys(): BoothKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = z.object({ x: z.string() }).parse(publicKey.export({ format: 'jwk' }));
  return { privateKey, pub: x };
}

export async function claim(url: string, code: string, keys: BoothKeys): Promise<Response> {
  return fetch(`${url}/v1/provision/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code,
      pub: keys.pub,
      proof: sign(null, Buffer.from(code), keys.privateKey).toString('base64url'),
      hardware: 'test',
    }),
  });
}

export type Asked = {
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly time?: number;
  readonly signedBody?: string;
};

/** A provisioned booth that builds a chain of items and speaks signed HTTP. */
export class TestBooth {
  readonly url: string;
  readonly keys: BoothKeys;
  readonly identity: ClaimAnswer;
  readonly now: () => number;
  #seq = 0;
  #prev = GENESIS;

  /** `now` is the clock it signs requests by. */
  constructor(url: string, keys: BoothKeys, identity: ClaimAnswer, now: () => number = Date.now) {
    this.now = now;
    this.url = url;
    this.keys = keys;
    this.identity = identity;
  }

  static async provision(url: string, code: string, now?: () => number): Promise<TestBooth> {
    const keys = boothKeys();
    const answer = await claim(url, code, keys);
    return new TestBooth(url, keys, ClaimAnswer.parse(await answer.json()), now);
  }

  /** The same booth at another address: after the court was started again. */
  at(url: string): TestBooth {
    const moved = new TestBooth(url, this.keys, this.identity, this.now);
    moved.#seq = this.#seq;
    moved.#prev = this.#prev;
    return moved;
  }

  signedHeaders(
    method: string,
    path: string,
    body: string | Uint8Array,
    time = this.now(),
  ): Record<string, string> {
    const said = [method, path, String(time), hex(body)].join('\n');
    return {
      'x-booth': this.identity.boothId,
      'x-time': String(time),
      'x-sig': sign(null, sha256(said), this.keys.privateKey).toString('base64url'),
    };
  }

  ask(path: string, { method = 'GET', body, headers = {}, time, signedBody }: Asked = {}): Promise<Response> {
    const covered = signedBody ?? (body === undefined || path.startsWith('/v1/files') ? '' : body);
    return fetch(this.url + path, {
      method,
      headers: {
        ...this.signedHeaders(method, path, covered, time),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
  }

  /** The next item of the chain; `change` alters the envelope before it is signed. */
  item(
    schema: Envelope['schema'],
    body: string,
    files: Envelope['files'] = [],
    change: Partial<Envelope> = {},
  ): SignedItem {
    const envelope: Envelope = {
      v: 1, id: ulid(), booth: this.identity.boothId, court: this.identity.courtId, seq: this.#seq + 1, prev: this.#prev,
      at: new Date().toISOString(), schema, body, files, ...change,
    }; // prettier-ignore
    const item = this.signed(canonicalize(envelope) ?? '');
    this.#seq = envelope.seq;
    this.#prev = item.hash;
    return item;
  }

  signed(env: string): SignedItem {
    const hash = sha256(env);
    return {
      env,
      hash: hash.toString('hex'),
      sig: sign(null, hash, this.keys.privateKey).toString('base64url'),
      kid: this.identity.kid,
      alg: 'ed25519-sha256',
    };
  }

  async post(items: readonly SignedItem[]): Promise<readonly string[]> {
    const answer = await this.ask('/v1/outbox', { method: 'POST', body: JSON.stringify({ items }) });
    if (answer.status !== 200) throw new Error(`outbox answered ${answer.status}: ${await answer.text()}`);
    return OutboxAnswer.parse(await answer.json()).items.map((one) => one.state);
  }

  async receipts(after = 0): Promise<readonly ReceiptBody[]> {
    const all: ReceiptBody[] = [];
    for (;;) {
      const answer = ReceiptsAnswer.parse(
        await (await this.ask(`/v1/receipts?after=${all.at(-1)?.rseq ?? after}`)).json(),
      );
      all.push(...answer.receipts.map((one) => ReceiptBody.parse(JSON.parse(one.receipt))));
      if (!answer.more) return all;
    }
  }

  async seal(value: unknown): Promise<string> {
    const key = await importJWK({ ...this.identity.keys.sealing }, SEALED_BODY.alg);
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
      .setProtectedHeader({ ...SEALED_BODY, kid: this.identity.keys.sealing.kid })
      .encrypt(key);
  }

  /** Begins a tus upload and returns its address. */
  async beginUpload(sha: string, size: number): Promise<string> {
    const answer = await this.ask('/v1/files', {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(size),
        'upload-metadata': `sha256 ${Buffer.from(sha).toString('base64')}`,
      },
    });
    if (answer.status !== 201) throw new Error(`tus answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  }

  sendPiece(location: string, offset: number, piece: Uint8Array): Promise<Response> {
    return this.ask(location, {
      method: 'PATCH',
      body: piece,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
    });
  }

  async uploadOffset(location: string): Promise<number> {
    const answer = await this.ask(location, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
    return Number(answer.headers.get('upload-offset'));
  }

  async upload(bytes: Uint8Array): Promise<Response> {
    return this.sendPiece(await this.beginUpload(hex(bytes), bytes.length), 0, bytes);
  }
}

/** A file under its own key, as the sealing contract says. */
export function sealFile(plain: Uint8Array): { readonly key: string; readonly sealed: Buffer } {
  const key = randomBytes(32);
  const head = Buffer.alloc(8);
  head.write(FILE_MAGIC, 'latin1');
  head.writeUInt32BE(CHUNK_BYTES, 4);
  const parts: Buffer[] = [head];
  const count = Math.max(1, Math.ceil(plain.length / CHUNK_BYTES));
  for (let index = 0; index < count; index += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 8);
    const aad = Buffer.alloc(9);
    aad.write(FILE_MAGIC, 'latin1');
    aad.writeUInt32BE(index, 4);
    aad.writeUInt8(index === count - 1 ? 1 : 0, 8);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(aad);
    const chunk = plain.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    parts.push(cipher.update(chunk), cipher.final(), cipher.getAuthTag());
  }
  return { key: key.toString('base64url'), sealed: Buffer.concat(parts) };
}
