/** Pulls the court's demonstration judgments: each is checked before it is kept, what does not hold is refused by name. */
import { JudgmentsAnswer } from '../../contract/demoJudgment.ts';
import type { Log } from '../../contract/events.ts';
import type { DemoJudgments } from '../store/demoJudgments.ts';
import { type AskError, readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';
import { readJudgment, type TrustedCourt } from './readJudgment.ts';
import type { Outcome } from './repeat.ts';

const PULL_TIMEOUT_MS = 8_000;
const POLL_MS = 15 * 60_000;
/** A court of an older version has none. */
const NOT_FOUND = 404;

export interface JudgmentsPart {
  readonly http: CourtHttp;
  readonly court: () => TrustedCourt | null;
  readonly today: () => string;
  readonly kept: DemoJudgments;
  readonly log: Log;
  readonly onFailed: (what: string, error: AskError) => void;
}

export async function pullJudgments(part: JudgmentsPart): Promise<Outcome> {
  const { http, court, today, kept, log, onFailed } = part;
  const answer = readAnswer(
    await http.ask({ what: 'demoJudgments', method: 'GET', path: '/v1/demo-judgments', signed: 'body', timeoutMs: PULL_TIMEOUT_MS }), // prettier-ignore
    JudgmentsAnswer,
  );
  if (!answer.ok && answer.error.kind === 'failed' && answer.error.status === NOT_FOUND)
    return { kind: 'again', inMs: POLL_MS };
  if (!answer.ok) {
    onFailed('demoJudgments', answer.error);
    return { kind: 'failed' };
  }
  const trusted = court();
  if (trusted === null) return { kind: 'idle' };
  const good = answer.value.judgments.flatMap((signed) => {
    const read = readJudgment(signed, trusted, today());
    if (!read.ok) log('demoJudgmentRefused', { why: read.error });
    return read.ok ? [{ ...signed, id: read.value.id, groupKey: read.value.groupKey }] : [];
  });
  kept.replace(good);
  return { kind: 'again', inMs: POLL_MS };
}
