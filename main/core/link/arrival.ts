/** Asks the court whether the person of this card is the one a summons names: who asks is sealed to the court. */
import { ArrivalAnswer, type ArrivalPost } from '../../contract/hearing/border.ts';
import type { z } from 'zod';
import type { SealingKey } from '../outbox/sealing.ts';
import { readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';
import { MATTERS_TIMEOUT_MS, sealPerson, type AskingPerson } from './matters.ts';

/** Null: the court did not answer, or not in words of this contract. */
export async function askArrival(
  http: CourtHttp,
  key: SealingKey,
  code: string,
  asks: AskingPerson,
): Promise<ArrivalAnswer | null> {
  const person = await sealPerson(asks, key);
  const answer = readAnswer(
    await http.ask({
      what: 'arrival',
      method: 'POST',
      path: '/v1/hearing/arrivals',
      body: JSON.stringify({ code, person } satisfies z.infer<typeof ArrivalPost>),
      headers: { 'content-type': 'application/json' },
      signed: 'body',
      timeoutMs: MATTERS_TIMEOUT_MS,
    }),
    ArrivalAnswer,
  );
  return answer.ok ? answer.value : null;
}
