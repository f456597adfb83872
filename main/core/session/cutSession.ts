/** A mediation that a crash or a power cut interrupted: found at the next start, and either waiting for whoever led it or ended there. */
import { z } from 'zod';
import type { CutTold } from '../../contract/sessionScreen.ts';
import type { Audit } from '../audit/audit.ts';
import type { Store } from '../store/store.ts';
import type { KeptSessions } from './keptSessions.ts';

/** One visit makes far fewer audit events: what was cut is among the latest, and no start reads the whole chain. */
const LATEST = 2000;
const Told = z.object({ event: z.string(), fields: z.string() });
const Opened = z.object({ sessionId: z.string() });

export interface CutParts {
  readonly store: Store;
  readonly audit: Audit;
  readonly kept: KeptSessions;
  /** Its packet lies in the outbox: nothing of it was lost. */
  wasCaptured(ref: string): boolean;
}

/** What there is to tell of a mediation that does not wait: nothing of it was signed, or nobody came back in time. */
export function settleCutSession({ store, audit, kept, wasCaptured }: CutParts): Exclude<CutTold, 'kept'> {
  kept.dropCaptured(wasCaptured);
  const expired = kept.expire().length > 0;
  const last = store
    .query('lastSession', `SELECT event, fields FROM audit WHERE seq > @after AND event IN ('sessionOpened', 'sessionResumed', 'sessionCut', 'sessionEnded') ORDER BY seq DESC LIMIT 1`, Told)
    .get({ after: audit.head().seq - LATEST }); // prettier-ignore
  if (last?.event !== 'sessionOpened' && last?.event !== 'sessionResumed')
    return expired ? 'expired' : 'none';
  const { sessionId } = Opened.parse(JSON.parse(last.fields));
  if (kept.has(sessionId)) {
    audit.record('sessionCut', { sessionId });
    return 'none';
  }
  const captured = wasCaptured(sessionId);
  audit.record('sessionEnded', { sessionId, reason: captured ? 'captured' : 'cut' });
  return captured ? 'none' : 'lost';
}
