/** Fetches the court's own statement for the party whose card was just read; nothing but the very bytes the court signed for is given out. */
import type { z } from 'zod';
import type { ToldAgreement } from '../../contract/agreements.ts';
import type { CourtKeys } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { STATEMENT_MOST, type StatementProblem, type StatementQuery } from '../../contract/statement.ts';
import { sha256Hex } from '../util/digest.ts';
import { statementFile } from './courtWords.ts';
import type { CourtHttp } from './http.ts';
import { type AskingPerson, sealPerson } from './matters.ts';

/** The largest one over a line of 1.5 Mbit/s; longer nobody waits. */
const STATEMENT_TIMEOUT_MS = 60_000;

export async function askStatement(
  http: CourtHttp,
  keys: CourtKeys,
  person: AskingPerson,
  told: ToldAgreement,
  signal: AbortSignal,
): Promise<Result<Uint8Array, StatementProblem>> {
  const file = statementFile(told, keys.receipts);
  if (file === null) return err('differs');
  const query: z.infer<typeof StatementQuery> = {
    person: await sealPerson(person, keys.sealing),
    agreement: told.id,
  };
  const answer = await http.ask({
    what: 'statement',
    method: 'POST',
    path: '/v1/query/statement',
    body: JSON.stringify(query),
    headers: { 'content-type': 'application/json' },
    signed: 'body',
    timeoutMs: STATEMENT_TIMEOUT_MS,
    mostBytes: STATEMENT_MOST.bytes,
    signal,
  });
  if (!answer.ok) return err(answer.error.kind === 'flooded' ? 'unshown' : 'unreachable');
  const { status, bytes } = answer.value;
  if (status === 413) return err('unshown');
  // 5xx comes from whatever stands before a court that is down
  if (status >= 500) return err('unreachable');
  if (status !== 200) return err('refused');
  if (sha256Hex(bytes) === file) return ok(bytes);
  bytes.fill(0);
  return err('differs');
}
