/** More than two parties in the machine: three walked through every state, up to eight at random; nobody's word stands for another's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lightsOf } from './effect.ts';
import { partiesOf, type Participant, type Session, type SessionEvent } from './session.ts';
import { newSession, stepSession } from './step.ts';
import { A, at, broken, LEAD, person, PHASES, rules, walk } from '../../../test/properties/sessionWalks.ts';

const DOCUMENT = 'd'.repeat(64);
const regime = rules.regimes.people;

/** A guarantor and a mortgagor sit on the debtor's side. */
const onRespondentsSide = (id: string): Participant => person(id, { side: 'respondent' });
const there = (one: Participant): Participant => ({ ...one, here: 'admitted', identityAt: 0 });

const comes = (id: string): SessionEvent[] => [
  { kind: 'arrived', by: id },
  { kind: 'admitted', by: 'M', who: id },
  { kind: 'identityChecked', by: id, who: id },
];
const says = (id: string): SessionEvent[] => [
  { kind: 'noticeAcknowledged', by: id, notice: 'rights' },
  { kind: 'clauseHeard', by: id, clause: 'c1' },
  { kind: 'signed', by: id, document: DOCUMENT, soleControl: true },
];
const WORK: readonly SessionEvent[] = [
  { kind: 'invitationsSent', by: 'M' },
  ...PHASES.map((to): SessionEvent => ({ kind: 'advanced', by: 'M', to })),
  { kind: 'edited', by: 'M', clauses: [{ id: 'c1', text: 'one' }], blocks: 0 },
  { kind: 'locked', by: 'M', document: DOCUMENT },
  { kind: 'lightGiven', by: 'M', light: 'mediator', document: DOCUMENT },
  { kind: 'lightGiven', by: 'M', light: 'organisation', document: DOCUMENT },
];

/** What more than two add to the invariants of two. */
function brokenOfMany(before: Session, event: SessionEvent, after: Session): string[] {
  const parties = partiesOf(after);
  const signers = (one: Session): string[] =>
    one.signatures.flatMap(({ by, act }) => (act === 'signed' ? [by] : []));
  const lit = lightsOf(after, regime).parties;
  const gained = signers(after).filter((id) => !signers(before).includes(id));
  const never: readonly (readonly [string, boolean])[] = [
    ['one signature that lit another party', lit.some(({ party, at: on }) => on !== null && !signers(after).includes(party))],
    ['a light for each party and for nobody else', lit.length !== parties.length || lit.some(({ party }, index) => party !== parties[index]?.id)],
    ['an event by which somebody else signed', gained.some((id) => event.kind !== 'signed' || event.by !== id) || gained.length > 1],
    ['an event by which somebody else heard', after.agreement.clauses.some((clause) => clause.heardBy.some((id) =>
      !(before.agreement.clauses.find((one) => one.id === clause.id)?.heardBy.includes(id) ?? false) && (event.kind !== 'clauseHeard' || event.by !== id)))],
    ['a refusal of one that did not end it for all', event.kind === 'refusedToSign' && !event.objects && after.phase.kind !== 'closed'],
    ['in effect with one signature missing', lightsOf(after, regime).effectiveAt !== null && parties.some(({ id }) => !signers(after).includes(id))],
  ]; // prettier-ignore
  return never.filter(([, happened]) => happened).map(([what]) => `${what}: ${event.kind}`);
}

/** Two who stand alike are one another's mirror: a state and its mirror are walked once. */
function mirrored(session: Session): string {
  const plain = textOf(session, (id) => id);
  const mirror = textOf(session, (id) => (id === 'B' ? 'C' : id === 'C' ? 'B' : id));
  return plain < mirror ? plain : mirror;
}

/** In which order people heard and signed does not matter to what may happen next; nor how often it was edited. */
function textOf({ phase, participants, agreement, signatures, lights }: Session, named: (id: string) => string): string {
  const people = participants.map(({ id, here, identityAt, acknowledged }) => `${named(id)} ${here} ${identityAt ?? '-'} ${acknowledged.length}`);
  const clauses = agreement.clauses.map(({ id, heardBy, doubts }) => `${id} ${heardBy.map(named).toSorted().join()} ${doubts.map(({ by, what }) => named(by) + what).toSorted().join()}`);
  const acts = signatures.map(({ by, act }) => `${named(by)} ${act}`);
  return JSON.stringify([phase, people.toSorted(), clauses, agreement.locked, agreement.blocks, acts.toSorted(), lights.map(({ light }) => light).toSorted()]);
} // prettier-ignore

describe('three parties', () => {
  it('are walked through every state, and nobody’s word stands for another’s', () => {
    const events: SessionEvent[] = [
      ...WORK,
      ...['B', 'C'].flatMap(comes),
      ...['A', 'B', 'C'].flatMap(says),
      ...['B', 'C'].flatMap((who): SessionEvent[] => [
        { kind: 'lost', who },
        { kind: 'doubted', by: who, clause: 'c1', what: 'notUnderstood' },
        { kind: 'cleared', by: who, clause: 'c1' },
        { kind: 'refusedToSign', by: who, objects: false },
        { kind: 'stopped', by: who },
      ]),
    ];
    const people = [there(LEAD), there(A), onRespondentsSide('B'), onRespondentsSide('C')];
    const walked = walk({ regime: 'people', people, events, moment: at, keyOf: mirrored }, (before, event, after, effects) => [
      ...broken(before, event, after, effects),
      ...brokenOfMany(before, event, after),
    ]);
    process.stdout.write(`three parties: ${walked.states} states, ${walked.transitions} transitions, 14 invariants\n`);
    expect(walked.broken).toEqual([]);
    expect([...walked.phases]).toEqual(expect.arrayContaining(['reading', 'signing', 'sealed', 'closed']));
    expect(walked.states).toBeGreaterThan(1000);
  }, 900_000); // prettier-ignore
});

describe('up to eight parties', () => {
  it('hold the same on seeded walks at random', () => {
    const sealedWith = new Set<number>();
    let steps = 0;
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 8 }), fc.array(fc.nat(9999), { minLength: 100, maxLength: 400 }), (count, picks) => {
        const ids = [...'ABCDEFGH'].slice(0, count);
        const people = [LEAD, A, ...ids.slice(1).map(onRespondentsSide)];
        let session: Session = { ...newSession('s', 'people', LEAD), participants: people };
        const rare: SessionEvent[] = ids.flatMap((who): SessionEvent[] => [
          { kind: 'lost', who }, { kind: 'doubted', by: who, clause: 'c1', what: 'notUnderstood' }, { kind: 'refusedToSign', by: who, objects: true },
          { kind: 'refusedToSign', by: who, objects: false }, { kind: 'stopped', by: who }, { kind: 'paused', by: who, why: 'cooldown' },
        ]);
        const usual: SessionEvent[] = [...WORK, { kind: 'resumed', by: 'M' }, ...['M', ...ids].flatMap(comes), ...ids.flatMap(says), ...ids.map((by): SessionEvent => ({ kind: 'cleared', by, clause: 'c1' }))];
        for (const pick of picks) {
          // what the machine takes of the usual, so that walks get far; now and then something else
          const open = usual.filter((event) => changes(session, event));
          const event = pick % 97 === 0 || open.length === 0 ? rare[pick % rare.length] : open[pick % open.length];
          if (event === undefined) continue;
          const stepped = stepSession(session, event, rules, at);
          if (!stepped.ok) continue;
          steps += 1;
          const { session: after, effects } = stepped.value;
          expect([...broken(session, event, after, effects), ...brokenOfMany(session, event, after)]).toEqual([]);
          if (after.phase.kind === 'sealed') sealedWith.add(count);
          if (after.phase.kind === 'closed') break;
          session = after;
        }
      }),
      { numRuns: process.env['YUNCANG_LONG'] === '1' ? 3000 : 40, seed: 20261126, endOnFailure: true },
    );
    process.stdout.write(`three to eight parties: ${steps} transitions at random, sealed with ${[...sealedWith].toSorted((a, b) => a - b).join(', ')}\n`);
    expect(Math.max(...sealedWith)).toBe(8);
  }, 900_000); // prettier-ignore
});

const indexOf = (phase: string): number => PHASES.findIndex((to) => to === phase);

/** Going back is possible everywhere and leads nowhere: only what brings the table on is chosen. */
function changes(session: Session, event: SessionEvent): boolean {
  if (event.kind === 'edited' && session.agreement.clauses.length > 0) return false;
  if (event.kind === 'locked' && session.agreement.locked !== null) return false;
  if (event.kind === 'advanced' && indexOf(event.to) < indexOf(session.phase.kind)) return false; // prettier-ignore
  const stepped = stepSession(session, event, rules, at);
  return stepped.ok && JSON.stringify(stepped.value.session) !== JSON.stringify(session);
}
