/** What happens in a hearing: `(hearing, event) → hearing, or why not`. The law of who is in court stands here, and nowhere else. Pure. */
import { err, ok, type Result, unreachable } from '../result.ts';
import {
  isFreshFor, keptFrom, keptUntil, participantOf,
  type Absence, type Hearing, type HearingEquipment, type OfflineReason, type OnlineBar, type Participant, type ParticipantId, type Standing,
} from './hearing.ts'; // prettier-ignore
import { mayDo, type HearingActor, type HearingDeed } from './rights.ts';

export type HearingEvent =
  /** The card at this booth is the one the summons names. */
  | { readonly kind: 'arrived'; readonly who: ParticipantId; readonly booth: string }
  | { readonly kind: 'instructed'; readonly who: ParticipantId }
  | { readonly kind: 'equipped'; readonly who: ParticipantId; readonly equipment: HearingEquipment }
  | { readonly kind: 'offlineWanted'; readonly who: ParticipantId; readonly reason: OfflineReason }
  | {
      readonly kind: 'went';
      readonly who: ParticipantId;
      readonly why: Extract<Absence, 'left' | 'interrupted' | 'tooLong'>;
    }
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }
  /** To another day: everybody comes anew. */
  | { readonly kind: 'moved'; readonly startsAt: number }
  /** Null: the court hears the case online after all. */
  | { readonly kind: 'barred'; readonly reason: OnlineBar | null }
  | { readonly kind: 'admitted'; readonly who: ParticipantId }
  | { readonly kind: 'called'; readonly who: ParticipantId }
  | { readonly kind: 'released'; readonly who: ParticipantId }
  | { readonly kind: 'sentAway'; readonly who: ParticipantId }
  | { readonly kind: 'warned'; readonly who: ParticipantId }
  | { readonly kind: 'floorGiven'; readonly who: ParticipantId | null }
  /** The court's program or its room is new: who was in court waits until it is opened again. */
  | { readonly kind: 'roomLost' };

export type HearingRefusal =
  'notYours' | 'noSuchPerson' | 'tooEarly' | 'tooLate' | 'over' | 'barred' | 'notNow' | 'notOpen' | 'notCalled' | 'notFresh' | 'past'; // prettier-ignore

const deedOf = (event: HearingEvent): HearingDeed => {
  switch (event.kind) {
    case 'arrived':
    case 'instructed':
    case 'equipped':
    case 'offlineWanted':
    case 'went':
      return 'takePart';
    default:
      return 'holdCourt';
  }
};

/** `at`: court time, ms. */
export function stepHearing(
  hearing: Hearing,
  event: HearingEvent,
  by: HearingActor,
  at: number,
): Result<Hearing, HearingRefusal> {
  if (!mayDo(by, deedOf(event))) return err('notYours');
  switch (event.kind) {
    case 'opened':
      return ready(hearing) ?? ok({ ...hearing, court: 'open' });
    case 'closed':
      return hearing.court === 'closed'
        ? err('over')
        : ok({ ...everybodyAway(hearing, 'closed'), court: 'closed' });
    case 'barred':
      if (hearing.court === 'closed') return err('over');
      return event.reason === null
        ? ok({ ...hearing, bar: null })
        : ok({ ...everybodyAway(hearing, 'barred'), court: 'notOpen', bar: event.reason });
    case 'moved':
      if (hearing.court === 'closed') return err('over');
      return event.startsAt <= at ? err('past') : ok(moved(hearing, event.startsAt));
    case 'roomLost':
      return hearing.court === 'open'
        ? ok({
            ...hearing,
            court: 'notOpen',
            floor: null,
            participants: hearing.participants.map((one) =>
              one.standing.at === 'inCourt'
                ? { ...one, called: false, standing: { at: 'waiting' } }
                : { ...one, called: false },
            ),
          })
        : ok(hearing);
    case 'floorGiven':
      if (event.who === null) return ok({ ...hearing, floor: null });
      return participantOf(hearing, event.who)?.standing.at === 'inCourt'
        ? ok({ ...hearing, floor: event.who })
        : err('notNow');
    default: {
      const one = participantOf(hearing, event.who);
      return one === null ? err('noSuchPerson') : ofPerson(hearing, one, event, at);
    }
  }
}

/** Why nothing can be begun; null: it can. */
const ready = ({ court, bar }: Hearing): Result<never, HearingRefusal> | null =>
  court === 'closed' ? err('over') : bar !== null ? err('barred') : null;

type PersonEvent = Exclude<HearingEvent, { kind: 'opened' | 'closed' | 'moved' | 'barred' | 'roomLost' | 'floorGiven' }>; // prettier-ignore

function ofPerson(
  hearing: Hearing,
  one: Participant,
  event: PersonEvent,
  at: number,
): Result<Hearing, HearingRefusal> {
  const { standing } = one;
  switch (event.kind) {
    case 'arrived':
      return ready(hearing) ?? outsideHours(hearing, one, at) ?? ok(arrived(hearing, one, event.booth, at));
    case 'instructed':
      return standing.at === 'identified'
        ? ok(changed(hearing, one, { instructed: true, standing: next(true, one.equipment) }))
        : err('notNow');
    case 'equipped':
      return standing.at === 'instructed'
        ? ok(changed(hearing, one, { equipment: event.equipment, standing: { at: 'waiting' } }))
        : err('notNow');
    case 'offlineWanted':
      return standing.at === 'away'
        ? err('notNow')
        : ok(changed(hearing, one, { wantsOffline: event.reason }));
    case 'went':
      return standing.at === 'away' ? err('notNow') : ok(gone(hearing, one, event.why));
    case 'admitted':
      return mayComeIn(hearing, one, at) ?? ok(changed(hearing, one, { standing: { at: 'inCourt' } }));
    case 'called':
      return (
        ready(hearing) ??
        (one.role === 'witness' && hearing.court === 'open'
          ? ok(changed(hearing, one, { called: true }))
          : err('notNow'))
      );
    case 'released':
      if (!one.called) return err('notCalled');
      return ok(
        standing.at === 'inCourt' ? gone(hearing, one, 'released') : changed(hearing, one, { called: false }),
      );
    case 'sentAway':
      return standing.at === 'away' ? err('notNow') : ok(gone(hearing, one, 'sentAway'));
    case 'warned':
      return standing.at === 'inCourt'
        ? ok(changed(hearing, one, { warnings: one.warnings + 1 }))
        : err('notNow');
    default:
      return unreachable(event);
  }
}

/** Why this person may not be let in now; null: they may. A witness hears nothing before giving evidence (在线诉讼规则 26). */
export function mayComeIn(
  hearing: Hearing,
  one: Participant,
  at: number,
): Result<never, HearingRefusal> | null {
  const shut = ready(hearing);
  if (shut !== null) return shut;
  if (hearing.court !== 'open') return err('notOpen');
  if (one.standing.at !== 'waiting') return err('notNow');
  if (one.role === 'witness' && !one.called) return err('notCalled');
  return isFreshFor(one, at) ? null : err('notFresh');
}

/** Whoever was here before a fault may come back for as long as the hearing lasts. */
function outsideHours({ startsAt }: Hearing, one: Participant, at: number): Result<never, HearingRefusal> | null {
  const cameBefore = one.instructed || one.standing.at !== 'away';
  if (at < keptFrom(startsAt)) return err('tooEarly');
  return at > keptUntil(startsAt) && !cameBefore ? err('tooLate') : null;
} // prettier-ignore

/** A card always begins anew: whatever stood of an earlier coming, the seat in court first of all, is gone. */
const arrived = (hearing: Hearing, one: Participant, booth: string, at: number): Hearing =>
  changed({ ...hearing, floor: hearing.floor === one.id ? null : hearing.floor }, one, {
    standing: next(one.instructed, one.equipment),
    identityAt: at,
    booth,
  });

const next = (instructed: boolean, equipment: HearingEquipment | null): Standing =>
  !instructed ? { at: 'identified' } : equipment === null ? { at: 'instructed' } : { at: 'waiting' };

const gone = (hearing: Hearing, one: Participant, why: Absence): Hearing =>
  changed({ ...hearing, floor: hearing.floor === one.id ? null : hearing.floor }, one, absent(why));

const absent = (why: Absence): Partial<Participant> => ({
  standing: { at: 'away', why },
  identityAt: null,
  booth: null,
  called: false,
});

const everybodyAway = (hearing: Hearing, why: Absence): Hearing => ({
  ...hearing,
  floor: null,
  participants: hearing.participants.map((one) =>
    one.standing.at === 'away' ? one : { ...one, ...absent(why) },
  ),
});

/** On the new day discipline and equipment are gone through anew; warnings and wishes were of the day before. */
const moved = (hearing: Hearing, startsAt: number): Hearing => {
  const away = everybodyAway(hearing, 'moved');
  return {
    ...away,
    startsAt,
    court: 'notOpen',
    participants: away.participants.map((one) => ({
      ...one, instructed: false, equipment: null, warnings: 0, wantsOffline: null,
    })),
  }; // prettier-ignore
};

const changed = (hearing: Hearing, one: Participant, change: Partial<Participant>): Hearing => ({
  ...hearing,
  participants: hearing.participants.map((other) => (other.id === one.id ? { ...other, ...change } : other)),
});
