/** One signed request to the court: time-out, bounded answer, clock corrected by the court's `date`, one retry when only the time was wrong. */
import { once } from 'node:events';
import { Agent, type ClientRequest, IncomingMessage, request as overHttp } from 'node:http';
import { Agent as TlsAgent, request as overTls } from 'node:https';
import { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import { SIGNATURE_HEADERS } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Identity } from '../store/identity.ts';
import type { Clock } from '../util/clock.ts';
import { sha256, sha256Hex } from '../util/digest.ts';

export interface Asked {
  /** Name for the log. */
  readonly what: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  /** With query, relative to the court's address. */
  readonly path: string;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `body`: the signature covers the body. `address`: it does not (tus chunks, covered by their content address). `none`: claiming. */
  readonly signed: 'body' | 'address' | 'none';
  readonly timeoutMs: number;
  /** Cuts it; then it answers `stopped`. */
  readonly signal?: AbortSignal;
  /** A longer answer is `flooded`. */
  readonly mostBytes?: number;
}

export interface Answered {
  readonly status: number;
  /** The first value of each, by its name in small letters. */
  readonly header: (name: string) => string | null;
  readonly bytes: Buffer;
  /** All of the body has left this process; a court may answer before. */
  readonly bodyLeft: boolean;
}

/** The court did not answer: `unreachable`, `timeout`, or an answer too large to be one (`flooded`). Every status is an answer. */
export type NoAnswer = { readonly kind: 'unreachable' | 'timeout' | 'flooded' | 'stopped' };

export interface CourtHttp {
  readonly base: URL;
  ask(asked: Asked): Promise<Result<Answered, NoAnswer>>;
  /** Cuts whatever is under way; later asks answer `stopped`. */
  stop(): void;
}

/** Largest page the court sends (a page of receipts or a policy pack with templates). */
const ANSWER_MAX_BYTES = 16 * 1024 * 1024;
/** A smaller difference cannot be why the court refused a signature. */
const TIME_MATTERS_MS = 30_000;
/** A signed request goes to the court or nowhere; who sends it elsewhere, such as the door of a network, is not the court. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function createCourtHttp(options: {
  base: URL;
  identity: Identity;
  clock: Clock;
  log: Log;
  onAnswer: (status: number) => void;
}): CourtHttp {
  const { base, identity, clock, log } = options;
  const stopped = new AbortController();

  const tls = base.protocol === 'https:';
  const agent = tls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });

  /** Node's own client and not fetch, which copies every body and leaves it to be collected. */
  async function exchange(asked: Asked, url: URL, signal: AbortSignal): Promise<Exchanged> {
    const { method, body = '' } = asked;
    const headers = {
      ...asked.headers,
      ...signature(asked, url),
      ...(method === 'POST' || method === 'PATCH' ? { 'content-length': Buffer.byteLength(body) } : {}),
    };
    const sent = (tls ? overTls : overHttp)(url, { method, headers, agent, signal });
    sent.end(body);
    const [response] = Response.parse(await once(sent, 'response'));
    return { sent, response };
  }

  async function attempt(asked: Asked): Promise<Result<Answered, NoAnswer>> {
    const cut = AbortSignal.any([stopped.signal, ...(asked.signal === undefined ? [] : [asked.signal])]);
    if (cut.aborted) return err({ kind: 'stopped' });
    const url = new URL(asked.path, base);
    const timeout = AbortSignal.timeout(asked.timeoutMs);
    const began = clock.monotonicMs();
    const unanswered = (kind: 'unreachable' | 'timeout'): Result<never, NoAnswer> => {
      const ms = Math.round(clock.monotonicMs() - began);
      log('requestFailed', { what: asked.what, kind, status: 0, ms });
      return err({ kind });
    };
    try {
      const { sent, response } = await exchange(asked, url, AbortSignal.any([timeout, cut]));
      if (REDIRECTS.has(response.statusCode ?? 0)) {
        response.destroy();
        return unanswered('unreachable');
      }
      const bytes = await readBounded(response, asked.mostBytes ?? ANSWER_MAX_BYTES);
      if (bytes === null) return err({ kind: 'flooded' });
      const header = (name: string): string | null => response.headersDistinct[name]?.[0] ?? null;
      const date = Date.parse(header('date') ?? '');
      if (!Number.isNaN(date)) clock.synced(date);
      const status = response.statusCode ?? 0;
      options.onAnswer(status);
      return ok({ status, header, bytes, bodyLeft: sent.writableFinished });
    } catch (reason) {
      if (!isNetworkFailure(reason)) throw reason;
      if (cut.aborted) return err({ kind: 'stopped' });
      return unanswered(timeout.aborted ? 'timeout' : 'unreachable');
    }
  }

  function signature(asked: Asked, url: URL): Record<string, string> {
    const claim = identity.claim();
    if (asked.signed === 'none' || claim === null) return {};
    const time = String(Math.round(clock.now()));
    const body = asked.signed === 'body' ? (asked.body ?? '') : '';
    const text = `${asked.method}\n${url.pathname}${url.search}\n${time}\n${sha256Hex(body)}`;
    return {
      [SIGNATURE_HEADERS.booth]: claim.boothId,
      [SIGNATURE_HEADERS.time]: time,
      [SIGNATURE_HEADERS.signature]: identity.sign(sha256(text)),
    };
  }

  return {
    base,
    async ask(asked) {
      const before = clock.now() - clock.monotonicMs();
      const first = await attempt(asked);
      if (!first.ok || first.value.status !== 401 || asked.signed === 'none') return first;
      const corrected = clock.now() - clock.monotonicMs() - before;
      return Math.abs(corrected) < TIME_MATTERS_MS ? first : await attempt(asked);
    },
    stop() {
      stopped.abort();
      agent.destroy();
    },
  };
}

interface Exchanged {
  readonly sent: ClientRequest;
  readonly response: IncomingMessage;
}
const Response = z.tuple([z.instanceof(IncomingMessage)]);

/** What the network or its other end does has a code (`ECONNREFUSED`, `HPE_INVALID_CONSTANT`, `ABORT_ERR` …); a wrong call by us is a TypeError. */
function isNetworkFailure(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && !(reason instanceof TypeError);
}

/** Null when the answer does not end: a broken court must not fill the booth's memory. */
async function readBounded(response: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const piece = Bytes.parse(chunk);
    size += piece.length;
    if (size > most) return null;
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}
const Bytes = z.instanceof(Buffer);
