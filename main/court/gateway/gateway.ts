/** The court's HTTP door: fastify, the list of routes, who may use each, and tidy refusals. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { BATCH_MAX_BYTES, OUTBOX_LINES } from '../../contract/link.ts';
import type { Log } from '../log.ts';
import type { BoothKey, CourtStore } from '../store/store.ts';
import type { Presence } from './presence.ts';
import {
  BAD_SIGNATURE,
  claimOf,
  signedRequest,
  whoIsNamed,
  whoSigned,
  type Refusal,
} from './requestSignature.ts';
import { problem, type Answer, type Route, type UnprovenBytes } from './route.ts';

export type GatewayParts = {
  readonly store: CourtStore;
  readonly presence: Presence;
  readonly now: () => number;
  readonly log: Log;
  /** Null when the request comes from no clerk. */
  readonly clerkOf: (request: FastifyRequest) => string | null;
  readonly routes: readonly Route[];
};

/** A slow line may need a quarter of an hour for one piece of a file; an idle connection is kept over a minute. */
const DELAYS = { request: 900_000, keepAlive: 72_000 } as const;

export type Gateway = {
  readonly app: FastifyInstance;
  /** What fastify really serves, as it says itself: `GET /v1/receipts`. The contract is checked against it. */
  readonly served: readonly string[];
};

export function gatewayOf(parts: GatewayParts): Gateway {
  const app = Fastify({
    bodyLimit: BATCH_MAX_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: DELAYS.request,
    keepAliveTimeout: DELAYS.keepAlive,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  const served: string[] = [];
  app.addHook('onRoute', ({ method, url }) => void served.push(`${String(method)} ${url}`));
  app.removeAllContentTypeParsers();
  // Bytes first: the signature covers them as sent, and nothing is parsed before it stands.
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.addContentTypeParser(OUTBOX_LINES, async (_request: FastifyRequest, payload: Readable) =>
    piecesOf(payload),
  );
  // tus reads the stream itself.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('date', new Date(parts.now()).toUTCString());
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    done();
  });
  for (const one of parts.routes) serve(app, parts, one);
  app.setNotFoundHandler((request, reply) => notFound(parts, request, reply));
  app.setErrorHandler((error, _request, reply) => failed(parts, error, reply));
  return { app, served };
}

class TooLargeError extends Error {
  override name = 'TooLargeError';
  readonly statusCode = 413;
}

/** As they come and never joined here: a long post goes on to the judging thread, and its memory with it. */
async function piecesOf(payload: Readable): Promise<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of payload) {
    if (!Buffer.isBuffer(piece)) throw new Error('a body comes in bytes');
    size += piece.length;
    if (size > BATCH_MAX_BYTES) throw new TooLargeError();
    pieces.push(piece);
  }
  return pieces;
}

function sentBody({ body }: FastifyRequest): readonly Buffer[] {
  if (Buffer.isBuffer(body)) return [body];
  return Array.isArray(body) ? body.filter((piece) => Buffer.isBuffer(piece)) : [];
}

const joined = (pieces: readonly Buffer[]): Buffer =>
  pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);

function serve(app: FastifyInstance, parts: GatewayParts, one: Route): void {
  app.route({
    method: one.method,
    url: fastifyPath(one.path),
    ...(one.bodyMax === null ? {} : longBody(parts, one, one.bodyMax)),
    handler: async (request, reply) => {
      const entry = admitted(parts, one, request);
      switch (entry.kind) {
        case 'refused':
          return send(reply, entry.answer);
        case 'unproven':
          return send(reply, await proven(parts, one, entry.sent));
        case 'in':
          return send(reply, await answered(one, entry.booth, request, reply));
      }
    },
  });
}

/** Of a clerk: nobody else's bytes are taken in. */
const longBody = ({ clerkOf }: GatewayParts, { path }: Route, bodyLimit: number) => ({
  bodyLimit,
  onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!path.startsWith('/desk/api/')) throw new Error(`${path} takes no long body`);
    if (clerkOf(request) === null) await send(reply, NO_SESSION);
  },
});

export const fastifyPath = (path: string): string =>
  path.replaceAll(/\{(\w+)\*\}/g, '*').replaceAll(/\{(\w+)\}/g, ':$1');

const NO_SESSION = problem(401, 'noSession', 'Open the desk with the address the court printed.');

type Entry =
  | { readonly kind: 'refused'; readonly answer: Answer }
  | { readonly kind: 'in'; readonly booth: BoothKey | null }
  | { readonly kind: 'unproven'; readonly sent: UnprovenBytes };

function admitted(
  { store, presence, now, log, clerkOf }: GatewayParts,
  one: Route,
  request: FastifyRequest,
): Entry {
  switch (one.access) {
    case 'open':
      return { kind: 'in', booth: null };
    case 'clerk':
      return clerkOf(request) === null
        ? {
            kind: 'refused',
            answer: NO_SESSION,
          }
        : { kind: 'in', booth: null };
    case 'booth': {
      const refused = ({ error, message }: Refusal): Entry => {
        log('requestRefused', { error });
        return { kind: 'refused', answer: problem(401, error, message) };
      };
      const signed = signedRequest(request.method, request.raw.url ?? '', request.headers);
      if (!signed.ok) return refused(signed.error);
      const pieces = sentBody(request);
      if (one.bytes !== null && one.bytes.type === mediaType(request)) {
        const from = whoIsNamed(signed.value, store, now());
        return from.ok
          ? { kind: 'unproven', sent: { pieces, from: from.value, claim: claimOf(signed.value) } }
          : refused(from.error);
      }
      const who = whoSigned(signed.value, joined(pieces), store, now());
      if (!who.ok) return refused(who.error);
      presence.seen(who.value.booth);
      return { kind: 'in', booth: who.value };
    }
  }
}

/** The handler proves the signature with the body; the booth was here only if it stood. */
async function proven(
  { presence, log }: GatewayParts,
  { bytes, path }: Route,
  sent: UnprovenBytes,
): Promise<Answer> {
  if (bytes === null) throw new Error(`${path} takes no bytes`);
  const answer = await bytes.handle(sent);
  if (answer.kind === 'json' && answer.status === 401) log('requestRefused', { error: BAD_SIGNATURE.error });
  else presence.seen(sent.from.booth);
  return answer;
}

const Params = z.record(z.string(), z.string());

async function answered(
  one: Route,
  booth: BoothKey | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer> {
  const sent = request.body === undefined ? null : sentBody(request);
  const inBytes = sent !== null && mediaType(request) !== 'application/json';
  if (inBytes) return MEDIA_TYPE;
  let body: unknown;
  try {
    body = sent === null ? undefined : JSON.parse(joined(sent).toString('utf8'));
  } catch {
    return problem(400, 'notJson', 'The body is not JSON.');
  }
  const ask = {
    query: request.query,
    params: Params.parse(request.params),
    request,
    reply,
    booth: () => {
      if (booth === null) throw new Error(`${one.path} asks for a booth without being signed by one`);
      return booth;
    },
  };
  try {
    return await one.handle({ ...ask, body });
  } catch (error) {
    if (error instanceof z.ZodError) return problem(400, 'badShape', shapeWords(error));
    throw error;
  }
}

const MEDIA_TYPE = problem(415, 'mediaType', 'Send application/json.');
const mediaType = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Where it does not fit, never what was there: values may be personal. */
const shapeWords = (error: z.ZodError): string =>
  `The request does not fit the contract at: ${error.issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.') || 'the whole')
    .join(', ')}.`;

function send(reply: FastifyReply, answer: Answer): FastifyReply | undefined {
  switch (answer.kind) {
    case 'taken':
      return undefined;
    case 'empty':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .send();
    case 'bytes':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type(answer.type)
        .send(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength));
    case 'stream':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type(answer.type)
        .send(answer.stream);
    case 'json':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.body));
  }
}

function notFound(
  { routes }: GatewayParts,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const path = (request.raw.url ?? '').split('?')[0] ?? '';
  const methods = routes.filter((one) => patternOf(one.path).test(path)).map((one) => one.method);
  return methods.length > 0
    ? send(
        reply,
        problem(405, 'methodNotAllowed', 'This address knows other methods.', { allow: methods.join(', ') }),
      )
    : send(reply, problem(404, 'notFound', 'There is nothing at this address.'));
}

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replaceAll(/\{\w+\*\}/g, '.+')
      .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
  );

const Failure = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  name: z.string(),
});

function failed({ log }: GatewayParts, error: unknown, reply: FastifyReply): FastifyReply | undefined {
  const known = Failure.safeParse(error);
  const status = known.success ? (known.data.statusCode ?? 500) : 500;
  if (status === 413)
    return send(reply, problem(413, 'tooLarge', `A request may have ${BATCH_MAX_BYTES} bytes at most.`));
  if (status === 415) return send(reply, MEDIA_TYPE);
  if (status < 500) return send(reply, problem(status, 'badRequest', 'The request cannot be read.'));
  const code = known.success ? (known.data.code ?? known.data.name) : 'unknown';
  log('failed', { error: code });
  // A full or busy disk passes; the booth keeps its items and tries again.
  if (code.startsWith('SQLITE_') || code === 'ENOSPC')
    return send(
      reply,
      problem(503, 'storeUnavailable', 'The court cannot write now; try again.', { 'retry-after': '10' }),
    );
  return send(reply, problem(500, 'failed', 'The court failed on this request; try again.'));
}
