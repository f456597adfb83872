/** A mediation that a crash or a power cut ended: found in the audit chain at the next start and ended there, so that it can be told. */
import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import type { Store } from '../store/store.ts';

/** One visit makes far fewer audit events: what was cut is among the latest, and no start reads the whole chain. */
const LATEST = 2000;
const Told = z.object({ event: z.string(), fields: z.string() });
const Opened = z.object({ sessionId: z.string() });

export interface CutParts {
  readonly store: Store;
  readonly audit: Audit;
  /** Its packet lies in the outbox: nothing of it was lost. */
  wasCaptured(sessionId: string): boolean;
}

/** True when a mediation was cut before it was sealed: its signatures are gone with it, and it has to begin anew. */
export function endCutSession({ store, audit, wasCaptured }: CutParts): boolean {
  const last = store
    .query('lastSession', `SELECT event, fields FROM audit WHERE seq > @after AND event IN ('sessionOpened', 'sessionEnded') ORDER BY seq DESC LIMIT 1`, Told)
    .get({ after: audit.head().seq - LATEST }); // prettier-ignore
  if (last?.event !== 'sessionOpened') return false;
  const { sessionId } = Opened.parse(JSON.parse(last.fields));
  const captured = wasCaptured(sessionId);
  audit.record('sessionEnded', { sessionId, reason: captured ? 'captured' : 'cut' });
  return !captured;
}
