/** Fetches the record of a hearing for somebody who attends it here. */
import { type RecordAsk, RecordWhole } from '../../contract/hearing/recordBorder.ts';
import type { z } from 'zod';
import { readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';
import { MATTERS_TIMEOUT_MS } from './matters.ts';

/** Null: the court did not answer, has none for this coming, or not in words of this contract. */
export async function askRecord(http: CourtHttp, attendance: string): Promise<RecordWhole | null> {
  const answer = readAnswer(
    await http.ask({
      what: 'record',
      method: 'POST',
      path: '/v1/hearing/record',
      body: JSON.stringify({ attendance } satisfies z.infer<typeof RecordAsk>),
      headers: { 'content-type': 'application/json' },
      signed: 'body',
      timeoutMs: MATTERS_TIMEOUT_MS,
    }),
    RecordWhole,
  );
  return answer.ok ? answer.value : null;
}
