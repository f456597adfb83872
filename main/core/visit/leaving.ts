/** How a visit ends, whoever ends it. */
import { to, type Moment, type Step, type Visit } from './visit.ts';

/** What was cut is not ended by somebody who only looked at it. */
function keptOf({ place }: Visit): { readonly keptUntil?: string } {
  const cut = place.kind === 'session' && place.desk.stage === 'table' ? place.desk.cut : null;
  return cut === null || cut.goneOn ? {} : { keptUntil: cut.until };
}

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
      ...keptOf(visit),
    },
    { kind: 'watchCard', on: false },
    { kind: 'wipe' },
  );
}
