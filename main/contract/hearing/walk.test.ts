/** Every reachable state of a hearing with a party and a witness, and what holds in each of them. */
import { expect, test } from 'vitest';
import { HEARING_TIMES, isFreshFor, keptUntil, scheduledHearing, type Hearing } from './hearing.ts';
import { HEARING_ACTORS, mayDo } from './rights.ts';
import { stepHearing, type HearingEvent } from './step.ts';

const START = 10 * 3_600_000;
const FIT = {
  camera: true,
  microphone: true,
  speaker: 'heard',
  peakDb: -18,
  echo: false,
  rttMs: 40,
} as const;

/** Moments that differ for the rules: too early, in time, too late for a first coming, and when an early card is old. */
const MOMENTS = [
  START - HEARING_TIMES.beforeMs - 1,
  START - HEARING_TIMES.beforeMs,
  START,
  keptUntil(START) + 1,
  START + HEARING_TIMES.freshMs + 1,
] as const;

const ofPeople: readonly HearingEvent[] = [1, 2].flatMap((who): HearingEvent[] => [
  { kind: 'arrived', who, booth: 'hw-03' },
  { kind: 'instructed', who },
  { kind: 'equipped', who, equipment: FIT },
  { kind: 'offlineWanted', who, reason: 'health' },
  { kind: 'went', who, why: 'left' },
  { kind: 'went', who, why: 'interrupted' },
]);
const ofCourt: readonly HearingEvent[] = [
  ...[1, 2].flatMap((who): HearingEvent[] => [
    { kind: 'admitted', who },
    { kind: 'called', who },
    { kind: 'released', who },
    { kind: 'sentAway', who },
    { kind: 'warned', who },
    { kind: 'floorGiven', who },
  ]),
  { kind: 'floorGiven', who: null },
  { kind: 'opened' },
  { kind: 'closed' },
  { kind: 'moved', startsAt: START },
  { kind: 'barred', reason: 'secrecy' },
  { kind: 'barred', reason: null },
  { kind: 'roomLost' },
];

type Place = { readonly hearing: Hearing; readonly now: number };
/** What no rule looks at is left out, so that the walk ends: who wants to come offline, and how often somebody was warned beyond once. */
const plain = ({ hearing, now }: Place): string =>
  JSON.stringify([
    now,
    hearing.court,
    hearing.bar,
    hearing.floor,
    hearing.participants.map((one) => [one.standing, one.identityAt, one.instructed, one.equipment !== null, one.called, one.warnings]),
  ]); // prettier-ignore
const bounded = (hearing: Hearing): Hearing => ({
  ...hearing,
  participants: hearing.participants.map((one) => ({
    ...one,
    warnings: Math.min(1, one.warnings),
    wantsOffline: null,
  })),
});

function* stepsFrom({ hearing, now }: Place): Generator<{ readonly event: HearingEvent | 'time'; readonly to: Place }> {
  const later = MOMENTS[MOMENTS.findIndex((at) => at === now) + 1];
  if (later !== undefined) yield { event: 'time', to: { hearing, now: later } };
  for (const [events, actor] of [[ofPeople, 'resident'], [ofCourt, 'court']] as const)
    for (const event of events) {
      const stepped = stepHearing(hearing, event, actor, now);
      if (stepped.ok) yield { event, to: { hearing: bounded(stepped.value), now } };
    }
} // prettier-ignore

function walk(): { readonly places: readonly Place[]; readonly steps: number; readonly broken: readonly string[] } {
  const first: Place = { hearing: scheduledHearing(START, ['defendant', 'witness']), now: MOMENTS[0] };
  const seen = new Map([[plain(first), first]]);
  const broken: string[] = [];
  const queue = [first];
  let steps = 0;
  for (let from = queue.shift(); from !== undefined; from = queue.shift())
    for (const { event, to } of stepsFrom(from)) {
      steps += 1;
      broken.push(...brokenBy(from, event, to));
      const key = plain(to);
      if (seen.has(key)) continue;
      seen.set(key, to);
      queue.push(to);
    }
  return { places: [...seen.values()], steps, broken };
} // prettier-ignore

/** The invariants, each as a sentence that is told when it does not hold. */
function brokenBy(from: Place, event: HearingEvent | 'time', to: Place): string[] {
  const said: string[] = [];
  const kind = event === 'time' ? 'time' : event.kind;
  for (const one of to.hearing.participants) {
    const before = from.hearing.participants.find(({ id }) => id === one.id);
    const enters = one.standing.at === 'inCourt' && before?.standing.at !== 'inCourt';
    if (enters && kind !== 'admitted') said.push(`in court without being admitted, by ${kind}`);
    if (enters && !isFreshFor(one, to.now)) said.push('admitted with an old card');
    if (enters && !(one.instructed && one.equipment !== null))
      said.push('admitted without discipline or equipment');
    if (one.standing.at === 'inCourt' && one.role === 'witness' && !one.called)
      said.push('a witness listens without being called');
    if (one.called && one.role !== 'witness') said.push('somebody other than a witness was called');
    if ((one.standing.at === 'away') !== (one.identityAt === null))
      said.push('an identity without a person, or a person without one');
    if (one.standing.at === 'inCourt' && (to.hearing.court !== 'open' || to.hearing.bar !== null))
      said.push('in court while there is none');
    if (to.hearing.floor === one.id && one.standing.at !== 'inCourt')
      said.push('the floor belongs to somebody who is not there');
  }
  return said;
}

const { places, steps, broken } = walk();

test('nobody is in court without admission and a fresh card, and a witness never while not called', () => {
  expect(broken).toEqual([]);
  // a walk that stopped at the door would prove nothing
  expect(places.length).toBeGreaterThan(1_000);
  expect(steps).toBeGreaterThan(places.length);
  for (const who of [0, 1])
    expect(places.some(({ hearing }) => hearing.participants[who]?.standing.at === 'inCourt')).toBe(true);
});

test('every state has a way out: whoever is here can leave, and the court can always end it', () => {
  for (const { hearing, now } of places) {
    for (const { id, standing } of hearing.participants) {
      const left = stepHearing(hearing, { kind: 'went', who: id, why: 'left' }, 'resident', now);
      expect(left.ok).toBe(standing.at !== 'away');
    }
    expect(stepHearing(hearing, { kind: 'closed' }, 'court', now).ok).toBe(hearing.court !== 'closed');
  }
});

test('whoever was cut off comes back to the waiting room with nothing but the card', () => {
  for (const { hearing, now } of places) {
    if (hearing.court === 'closed' || hearing.bar !== null) continue;
    for (const one of hearing.participants) {
      if (!one.instructed || one.equipment === null) continue;
      const back = stepHearing(hearing, { kind: 'arrived', who: one.id, booth: 'hw-04' }, 'resident', now);
      expect(back.ok && back.value.participants.find(({ id }) => id === one.id)?.standing).toEqual({
        at: 'waiting',
      });
    }
  }
});

test('nobody but the person takes part, and nobody but the court holds it', () => {
  const { hearing } = places[0] ?? { hearing: scheduledHearing(START, ['defendant']) };
  for (const actor of HEARING_ACTORS) {
    expect([actor, mayDo(actor, 'takePart'), mayDo(actor, 'holdCourt')]).toEqual([
      actor,
      actor === 'resident',
      actor === 'court',
    ]);
    for (const event of actor === 'resident' ? ofCourt : ofPeople)
      expect(stepHearing(hearing, event, actor, START)).toEqual({ ok: false, error: 'notYours' });
  }
});

test('a seat is kept from twenty minutes before to thirty after, to the millisecond', () => {
  const hearing = scheduledHearing(START, ['defendant']);
  const arriveAt = (at: number) => stepHearing(hearing, { kind: 'arrived', who: 1, booth: 'hw-03' }, 'resident', at);
  expect(arriveAt(START - 20 * 60_000 - 1)).toEqual({ ok: false, error: 'tooEarly' });
  expect(arriveAt(START - 20 * 60_000).ok).toBe(true);
  expect(arriveAt(START + 30 * 60_000).ok).toBe(true);
  expect(arriveAt(START + 30 * 60_000 + 1)).toEqual({ ok: false, error: 'tooLate' });
}); // prettier-ignore

test('taken to another day, everybody comes anew: with discipline and equipment, by the same summons', () => {
  const later = START + 7 * 86_400_000;
  const [over, going] = [true, false].map((closed) => places.filter(({ hearing }) => (hearing.court === 'closed') === closed)); // prettier-ignore
  const move = ({ hearing, now }: Place) =>
    stepHearing(hearing, { kind: 'moved', startsAt: later }, 'court', now);
  for (const place of over ?? []) expect(move(place)).toEqual({ ok: false, error: 'over' });
  for (const place of going ?? []) {
    const moved = move(place);
    if (!moved.ok) throw new Error(moved.error);
    expect(moved.value).toMatchObject({ startsAt: later, court: 'notOpen', floor: null });
    for (const one of moved.value.participants) {
      expect(one).toMatchObject({
        standing: { at: 'away' },
        instructed: false,
        equipment: null,
        identityAt: null,
      });
      const back = stepHearing(
        moved.value,
        { kind: 'arrived', who: one.id, booth: 'hw-03' },
        'resident',
        place.now,
      );
      expect(back).toEqual({ ok: false, error: place.hearing.bar === null ? 'tooEarly' : 'barred' });
    }
  }
  const past = stepHearing(scheduledHearing(START, ['defendant']), { kind: 'moved', startsAt: START - 1 }, 'court', START); // prettier-ignore
  expect(past).toEqual({ ok: false, error: 'past' });
});
