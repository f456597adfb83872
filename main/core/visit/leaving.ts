/** How a visit ends, whoever ends it. */
import { to, type Moment, type Step, type Visit } from './visit.ts';

/** The one way a visit ends: jobs stopped, everything forgotten, then the page that says so. */
export function leave(visit: Visit, moment: Moment): Step {
  return to(
    {
      kind: 'leaving',
      phase: 'wiping',
      cardOnReader: visit.cardOnReader,
      readerOut: visit.readerOut,
      scannedAnything: visit.scannedAnything,
      since: moment.now,
      look: visit.look,
    },
    { kind: 'watchCard', on: false },
    { kind: 'wipe' },
  );
}
