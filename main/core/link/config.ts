/** Pulls the court's signed policy pack when it has another one than the last seen. */
import { type SignedPack as Pack, SignedPack } from '../../contract/policy.ts';
import { type AskError, readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';
import type { Outcome } from './repeat.ts';

const PULL_TIMEOUT_MS = 30_000;
const POLL_MS = 15 * 60_000;

export interface ConfigPart {
  readonly http: CourtHttp;
  /** Checks the signature and keeps the pack, or refuses it and keeps the last good one (core/policy). */
  readonly onPolicy: (pack: Pack, etag: string | null) => Promise<void> | void;
  readonly onFailed: (what: string, error: AskError) => void;
  /** ETag of the pack last handed on, kept by the caller. */
  readonly seen: { etag: string | null };
}

export async function pullConfig(part: ConfigPart): Promise<Outcome> {
  const { http, seen } = part;
  const answer = await http.ask({
    what: 'config',
    method: 'GET',
    path: '/v1/config',
    ...(seen.etag === null ? {} : { headers: { 'if-none-match': seen.etag } }),
    signed: 'body',
    timeoutMs: PULL_TIMEOUT_MS,
  });
  // 404: this court has no pack for the booth; the built-in one stays.
  const nothingNew = answer.ok && (answer.value.status === 304 || answer.value.status === 404);
  if (nothingNew) return { kind: 'again', inMs: POLL_MS };
  const pack = readAnswer(answer, SignedPack);
  if (!pack.ok) {
    part.onFailed('config', pack.error);
    return { kind: 'failed' };
  }
  const etag = answer.ok ? answer.value.header('etag') : null;
  await part.onPolicy(pack.value, etag);
  seen.etag = etag;
  return { kind: 'again', inMs: POLL_MS };
}
