/** One HTTP exchange with a device: bounded in time and size, and never led to another host. */
import { request as plain, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { err, ok, type Result } from '../../main/contract/result.ts';

export interface HttpAsk {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly xml?: string;
  /** Sent as `Host`, where the device wants another name than the address (ipp-usb: `localhost`). */
  readonly host?: string;
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

/**
 * `unreachable`: nobody listens. `broken`: the exchange was torn before an answer. `torn`: within the body, or the body
 * is not as long as it said. `tooLarge`: more than the limit, cut off there.
 */
export type HttpFailure = 'unreachable' | 'broken' | 'torn' | 'timeout' | 'tooLarge' | 'aborted';

/** So that a recorded session can stand for the device. */
export type Exchange = (ask: HttpAsk) => Promise<Result<HttpAnswer, HttpFailure>>;

const NOBODY = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
const MAX_HEADER_BYTES = 16 << 10;

/** Puts the parts together and zeroes them: they may be a person's paper. */
function join(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
    part.fill(0);
  }
  return body;
}

function readBody(
  answer: IncomingMessage,
  ask: HttpAsk,
  settle: (outcome: Result<HttpAnswer, HttpFailure>) => void,
): void {
  const promised = Number(answer.headers['content-length'] ?? Number.NaN);
  const parts: Uint8Array[] = [];
  let size = 0;
  const giveUp = (failure: HttpFailure): void => {
    for (const part of parts.splice(0)) part.fill(0);
    answer.destroy();
    settle(err(failure));
  };
  if (promised > ask.limitBytes) return giveUp('tooLarge');
  answer.on('data', (part: Buffer) => {
    size += part.length;
    parts.push(part);
    if (size > ask.limitBytes) return giveUp('tooLarge');
    ask.progress?.(promised > 0 ? (100 * size) / promised : null);
  });
  answer.on('error', () => giveUp('torn'));
  answer.on('close', () => giveUp('torn')); // after `end` this changes nothing any more
  answer.on('end', () => {
    if (!answer.complete || (promised >= 0 && size !== promised)) return giveUp('torn');
    const { statusCode = 0, headers } = answer;
    settle(ok({ status: statusCode, location: headers.location ?? null, body: join(parts, size) }));
  });
}

/** Never rejects; redirects are answers like any other and never followed. */
export const exchange: Exchange = (ask) =>
  new Promise((resolve) => {
    let over = false;
    const settle = (outcome: Result<HttpAnswer, HttpFailure>): void => {
      if (over) return;
      over = true;
      clearTimeout(deadline);
      ask.signal?.removeEventListener('abort', abort);
      asked.destroy();
      resolve(outcome);
    };
    const body = ask.xml === undefined ? undefined : Buffer.from(ask.xml);
    const asked = (ask.url.protocol === 'https:' ? secure : plain)(ask.url, {
      method: ask.method,
      agent: false, // a connection of its own: a device that forgot the last one does not spoil this exchange
      maxHeaderSize: MAX_HEADER_BYTES,
      headers: {
        ...(ask.host === undefined ? {} : { host: ask.host }),
        ...(body === undefined ? {} : { 'content-type': 'text/xml', 'content-length': body.length }),
      },
    });
    const deadline = setTimeout(() => settle(err('timeout')), ask.deadlineMs);
    const abort = (): void => settle(err('aborted'));
    ask.signal?.addEventListener('abort', abort);
    asked.on('response', (answer) => readBody(answer, ask, settle));
    asked.on('error', (reason) => {
      const code = 'code' in reason ? String(reason.code) : '';
      settle(err(NOBODY.includes(code) ? 'unreachable' : 'broken'));
    });
    if (ask.signal?.aborted === true) return abort();
    asked.end(body);
  });
