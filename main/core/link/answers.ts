/** Reading the court's answers: status first, then shape. */
import type { z } from 'zod';
import { type Result, err, ok } from '../../contract/result.ts';
import { parseJson } from '../outbox/receipts.ts';
import type { Answered, NoAnswer } from './http.ts';

/** `refused`: the court knows who asks and says no (401, 403). `failed`: any other status. `badAnswer`: not the shape of the contract. */
export type AskError =
  | NoAnswer
  | { readonly kind: 'refused' | 'failed'; readonly status: number }
  | { readonly kind: 'badAnswer' };

export function readAnswer<S extends z.ZodType>(
  answer: Result<Answered, NoAnswer>,
  schema: S,
): Result<z.infer<S>, AskError> {
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status === 401 || status === 403) return err({ kind: 'refused', status });
  if (status < 200 || status >= 300) return err({ kind: 'failed', status });
  const parsed = schema.safeParse(parseJson(bytes.toString('utf8')));
  return parsed.success ? ok(parsed.data) : err({ kind: 'badAnswer' });
}
