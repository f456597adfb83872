/** The exchanges of one session with a device, as they were: recorded, and replayed in the device's place. */
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Exchange, HttpAnswer, HttpAsk, HttpFailure } from './http.ts';

export interface TracedExchange {
  readonly method: HttpAsk['method'];
  /** Path and query only: the port is another one each time. */
  readonly path: string;
  readonly answer:
    | { readonly kind: 'answered'; readonly status: number; readonly location: string | null; readonly body: string }
    | { readonly kind: 'failed'; readonly failure: HttpFailure };
} // prettier-ignore

const answerOf = (outcome: Result<HttpAnswer, HttpFailure>): TracedExchange['answer'] =>
  outcome.ok
    ? {
        kind: 'answered',
        status: outcome.value.status,
        location: outcome.value.location,
        body: Buffer.from(outcome.value.body).toString('base64'),
      }
    : { kind: 'failed', failure: outcome.error };

/** A trace holds the pages themselves: for tests with synthetic ones, never for a booth. */
export function recordExchanges(exchange: Exchange): { readonly exchange: Exchange; readonly trace: readonly TracedExchange[] } {
  const trace: TracedExchange[] = [];
  return {
    trace,
    async exchange(ask) {
      const outcome = await exchange(ask);
      trace.push({ method: ask.method, path: ask.url.pathname + ask.url.search, answer: answerOf(outcome) });
      return outcome;
    },
  };
} // prettier-ignore

/** Answers as the trace says, in its order; whatever was not asked then meets nobody now. */
export function replayExchanges(trace: readonly TracedExchange[]): Exchange {
  const left = [...trace];
  return (ask) => {
    const path = ask.url.pathname + ask.url.search;
    const at = left.findIndex((exchange) => exchange.method === ask.method && exchange.path === path);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) return Promise.resolve(err('unreachable'));
    const { answer } = found;
    if (answer.kind === 'failed') return Promise.resolve(err(answer.failure));
    const { status, location, body } = answer;
    return Promise.resolve(ok({ status, location, body: new Uint8Array(Buffer.from(body, 'base64')) }));
  };
}
