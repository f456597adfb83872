/** One list for both: a route is served and documented from the same entry, so the contract cannot drift from the court. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { BoothKey } from '../store/store.ts';
import type { BodyClaim } from '../worker/bodyClaim.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
/** `booth`: request signed by a registered booth. `clerk`: desk session. `open`: anyone. */
export type Access = 'open' | 'booth' | 'clerk';

export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly headers?: Headers }
  | {
      readonly kind: 'bytes';
      readonly status: number;
      readonly type: string;
      readonly bytes: Uint8Array;
      readonly headers?: Headers;
    }
  /** Too long for the memory. An error of the stream breaks the answer off. */
  | {
      readonly kind: 'stream';
      readonly status: number;
      readonly type: string;
      readonly stream: Readable;
      readonly headers?: Headers;
    }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: Headers }
  /** The handler has taken over the socket and answers itself. */
  | { readonly kind: 'taken' };
type Headers = Readonly<Record<string, string>>;

export type Ask<B, Q> = {
  readonly body: B;
  readonly query: Q;
  readonly params: Readonly<Record<string, string>>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Who asks: derived from the key that signed, never from the body. */
  readonly booth: () => BoothKey;
};

/** What the documentation says of an answer. `schema` null: no body, or a body of `type` that is not JSON. */
export type AnswerDoc = {
  readonly status: number;
  readonly words: string;
  readonly schema: z.ZodType | null;
  readonly type?: string;
};

/**
 * A long body as it came, in as many pieces. Nobody has proven yet that `from` sent it: whoever reads it proves `claim`
 * before anything of it is believed.
 */
export type UnprovenBytes = {
  readonly pieces: readonly Uint8Array[];
  readonly from: BoothKey;
  readonly claim: BodyClaim;
};

/** A second form of a booth's request, by its own media type. Answers 401 where the claim does not hold. */
export type BytesForm = {
  readonly type: string;
  readonly words: string;
  readonly handle: (sent: UnprovenBytes) => Promise<Answer>;
};

export type Route = {
  readonly method: Method;
  /** With parameters as OpenAPI writes them: `/v1/evidence/{sha256}`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly body: z.ZodType | null;
  readonly bytes: BytesForm | null;
  /** Where a body may be longer than usual: who asks is looked at before any of it is read. */
  readonly bodyMax: number | null;
  readonly query: z.ZodType | null;
  readonly answers: readonly AnswerDoc[];
  readonly handle: (ask: Ask<unknown, unknown>) => Promise<Answer>;
};

/** Ties the handler's types to the schemas that are checked before it runs. */
export function route<B extends z.ZodType, Q extends z.ZodType>(
  given: Omit<Route, 'handle' | 'body' | 'bytes' | 'query' | 'bodyMax'> & {
    readonly body?: B;
    readonly bytes?: BytesForm;
    readonly bodyMax?: number;
    readonly query?: Q;
    readonly handle: (ask: Ask<z.output<B>, z.output<Q>>) => Promise<Answer>;
  },
): Route {
  const { body, bytes, bodyMax, query, handle, ...rest } = given;
  return {
    ...rest,
    body: body ?? null,
    bytes: bytes ?? null,
    bodyMax: bodyMax ?? null,
    query: query ?? null,
    handle: (ask) =>
      handle({
        ...ask,
        // Checked once here, at the border; a route without a schema never looks at the value.
        body: body === undefined ? (undefined as z.output<B>) : body.parse(ask.body),
        query: query === undefined ? (undefined as z.output<Q>) : query.parse(ask.query),
      }),
  };
}

export const json = (body: unknown, headers: Headers = {}): Answer => ({
  kind: 'json',
  status: 200,
  body,
  headers,
});

/** A refusal in the words of `ProblemAnswer`: `error` for programs, `message` for technicians, no personal data in either. */
export const problem = (status: number, error: string, message: string, headers: Headers = {}): Answer => ({
  kind: 'json',
  status,
  body: { error, message },
  headers,
});
