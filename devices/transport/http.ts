/** One HTTP exchange with a device: bounded in time and size, and never led to another host. */
import { err, ok, type Result } from '../../main/contract/result.ts';

export interface HttpAsk {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly xml?: string;
  readonly limitBytes: number;
  readonly deadlineMs: number;
  /** Called as parts of the body arrive; null where the device does not tell how long it will be. */
  readonly progress?: (percent: number | null) => void;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** `unreachable`: nobody listens. `broken`: the exchange was torn. */
export type HttpFailure = 'unreachable' | 'broken' | 'timeout' | 'tooLarge';

const NOBODY = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'];

function whyFailed(reason: unknown): HttpFailure {
  if (!(reason instanceof Error)) return 'broken';
  if (reason.name === 'TimeoutError') return 'timeout';
  const { cause } = reason;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return NOBODY.includes(code) ? 'unreachable' : 'broken';
}

/** Reads the body part by part; every part is zeroed once it was copied or given up, since it may be a person's paper. */
async function bodyOf(answer: Response, ask: HttpAsk): Promise<Uint8Array<ArrayBuffer> | 'tooLarge'> {
  const length = Number(answer.headers.get('content-length') ?? 0);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of answer.body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > ask.limitBytes) return 'tooLarge';
      ask.progress?.(length > 0 ? (100 * size) / length : null);
    }
    const body = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      body.set(part, at);
      at += part.length;
    }
    return body;
  } finally {
    for (const part of parts) part.fill(0);
  }
}

export async function exchange(ask: HttpAsk): Promise<Result<HttpAnswer, HttpFailure>> {
  const deadline = AbortSignal.timeout(ask.deadlineMs);
  try {
    const answer = await fetch(ask.url, {
      method: ask.method,
      redirect: 'manual',
      signal: ask.signal === undefined ? deadline : AbortSignal.any([deadline, ask.signal]),
      ...(ask.xml === undefined ? {} : { body: ask.xml, headers: { 'content-type': 'text/xml' } }),
    });
    const body = await bodyOf(answer, ask);
    if (body === 'tooLarge') return err('tooLarge');
    return ok({ status: answer.status, location: answer.headers.get('location'), body });
  } catch (reason) {
    return err(whyFailed(reason));
  }
}
