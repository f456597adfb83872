/** What spares a person: longer limits for those who need them, a clock that stops while the booth reads, the cover when nobody sits there. */
import type { ReadOut } from '../../contract/request.ts';
import { to, type Moment, type Step, type Visit } from './visit.ts';

export interface Comfort {
  /** Keys were used in this visit, whatever was chosen at its beginning. */
  readonly keys: boolean;
  readonly headset: boolean;
  /** Monotonic ms since which the presence sensor sees nobody; null: somebody, or no sensor. */
  readonly awaySince: number | null;
  /** Until when the booth reads at most; a page that dies cannot hold the clock. */
  readonly readingUntil: number;
  /** How the document of this visit was read to its end, if it was. */
  readonly documentRead: ReadOut;
}

export const NO_COMFORT: Comfort = {
  keys: false,
  headset: false,
  awaySince: null,
  readingUntil: Number.NEGATIVE_INFINITY,
  documentRead: 'no',
};

/** Ten minutes instead of one, and as long for the cover: whoever sits there is in a mediation. */
const TABLE_PATIENCE = 10;

export const withComfort = (visit: Visit, change: Partial<Comfort>): Visit => ({
  ...visit,
  comfort: { ...visit.comfort, ...change },
});

/** Limits double with a screen reader, in three-key mode and at 200 % (ux.md 41). */
export function patienceOf({ look, needs, comfort, place }: Visit): number {
  // people who talk with each other do not touch the screen (domain.md trap 33)
  if (
    place.kind === 'session' ||
    (place.kind === 'hearing' && place.hall.at === 'inside') ||
    (place.kind === 'joining' && place.joining.at === 'inside')
  )
    return TABLE_PATIENCE;
  return look.scale === 200 || needs.readAloud || needs.keys === true || comfort.keys || comfort.headset
    ? 2
    : 1;
}

export const isReading = (visit: Visit, moment: Moment): boolean => moment.now < visit.comfort.readingUntil;

/** The opaque cover with its whole countdown, whoever asked for it. */
export function cover(visit: Visit, moment: Moment): Visit {
  const { idleCoverMs, coverMs } = moment.pack.timeouts;
  const patience = patienceOf(visit);
  return withComfort(
    {
      ...visit,
      touchedAt: moment.now - idleCoverMs * patience,
      overlay: { kind: 'cover', secondsLeft: Math.ceil((coverMs * patience) / 1000) },
    },
    { readingUntil: Number.NEGATIVE_INFINITY },
  );
}

/** A touch on the cover gives the whole countdown back, not the minute before it. */
export function touch(visit: Visit, moment: Moment): Visit {
  const { idleCoverMs } = moment.pack.timeouts;
  const covered = visit.overlay?.kind === 'cover';
  return { ...visit, touchedAt: covered ? moment.now - idleCoverMs * patienceOf(visit) : moment.now };
}

/** Nobody sits there and nobody has touched anything: a sensor that errs must not cover a person at work (ux.md 43). */
export function isGone(visit: Visit, moment: Moment): boolean {
  const { awaySince } = visit.comfort;
  if (awaySince === null) return false;
  return moment.now - Math.max(awaySince, visit.touchedAt) >= moment.pack.timeouts.awayCoverMs;
}

export function presence(visit: Visit, here: boolean, moment: Moment): Step {
  if (here === (visit.comfort.awaySince === null)) return to(visit);
  return to(withComfort(visit, { awaySince: here ? null : moment.now }));
}
