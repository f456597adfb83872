/** The roster of a group that the court's desk sent to this booth; nothing of the answer is kept here. */
import { RosterAnswer } from '../../contract/rosters.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { RosterRow } from '../../contract/session/group.ts';
import { readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';

const TIMEOUT_MS = 8_000;
const NOT_FOUND = 404;

/** Null: none waits for this booth. */
export async function fetchRoster(
  http: CourtHttp,
): Promise<Result<readonly RosterRow[] | null, { readonly kind: 'offline' }>> {
  const asked = await http.ask({ what: 'roster', method: 'GET', path: '/v1/roster', signed: 'body', timeoutMs: TIMEOUT_MS }); // prettier-ignore
  const answer = readAnswer(asked, RosterAnswer);
  if (answer.ok) return ok(answer.value.rows);
  return answer.error.kind === 'failed' && answer.error.status === NOT_FOUND ? ok(null) : err({ kind: 'offline' }); // prettier-ignore
}
