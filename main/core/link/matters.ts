/** A person's own matters: who asks is sealed to the court, nothing of the answer is kept. */
import type { z } from 'zod';
import { MattersAnswer, type CourtKeys } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { type SealingKey, sealBody } from '../outbox/sealing.ts';
import { readAnswer } from './answers.ts';
import { believed } from './courtWords.ts';
import type { CourtHttp } from './http.ts';

/** As the card gives them. */
export interface AskingPerson {
  readonly type: string;
  readonly number: string;
  readonly name: string;
}

export type Matters = z.infer<typeof MattersAnswer>;
/** `offline`: the court did not answer in time. `refused`: it does not know this booth. `failed`: it answered, but not with matters. */
export type MattersError = { readonly kind: 'offline' | 'unclaimed' | 'refused' | 'failed' };

/** A person stands waiting: longer than this, "the court cannot be reached" is the better answer. */
export const MATTERS_TIMEOUT_MS = 8_000;

/** Who asks, so that nobody but the court reads it. */
export const sealPerson = ({ type, number, name }: AskingPerson, key: SealingKey): Promise<string> =>
  sealBody(new TextEncoder().encode(JSON.stringify({ type, number, name })), key);

export async function queryMatters(
  http: CourtHttp,
  keys: CourtKeys,
  person: AskingPerson,
): Promise<Result<Matters, MattersError>> {
  const sealed = await sealPerson(person, keys.sealing);
  const answer = readAnswer(
    await http.ask({
      what: 'matters',
      method: 'POST',
      path: '/v1/query/matters',
      body: JSON.stringify({ person: sealed }),
      headers: { 'content-type': 'application/json' },
      signed: 'body',
      timeoutMs: MATTERS_TIMEOUT_MS,
    }),
    MattersAnswer,
  );
  if (answer.ok) {
    const agreements = answer.value.agreements.map((told) => believed(told, keys.receipts));
    return ok({ ...answer.value, agreements });
  }
  switch (answer.error.kind) {
    case 'refused':
      return err({ kind: 'refused' });
    case 'failed':
      // 5xx comes from whatever stands before a court that is down.
      return err({ kind: answer.error.status >= 500 ? 'offline' : 'failed' });
    case 'badAnswer':
      return err({ kind: 'failed' });
    default:
      return err({ kind: 'offline' });
  }
}
