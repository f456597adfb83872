/** Exchanges the code of a live session for a seat in it, as a page anywhere does. */
import { SeatAnswer } from '../../contract/live.ts';
import { ProblemAnswer } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { SeatProblem } from '../../contract/joining.ts';
import { parseJson } from '../outbox/receipts.ts';
import type { CourtHttp } from './http.ts';

const TIMEOUT_MS = 8_000;
const NAMED: ReadonlySet<string> = new Set(['badCode', 'codeUsed', 'codeExpired', 'roomOver', 'full']);
const isNamed = (name: string): name is SeatProblem => NAMED.has(name);

export async function askSeat(http: CourtHttp, code: string): Promise<Result<SeatAnswer, SeatProblem>> {
  const answer = await http.ask({
    what: 'seat',
    method: 'POST',
    path: '/v1/live/seats',
    body: JSON.stringify({ code }),
    headers: { 'content-type': 'application/json' },
    signed: 'none',
    timeoutMs: TIMEOUT_MS,
  });
  if (!answer.ok) return err('unreachable');
  const body = parseJson(answer.value.bytes.toString('utf8'));
  const seat = SeatAnswer.safeParse(body);
  if (answer.value.status === 200 && seat.success) return ok(seat.data);
  const problem = ProblemAnswer.safeParse(body).data?.error ?? '';
  return err(isNamed(problem) ? problem : 'unreachable');
}
