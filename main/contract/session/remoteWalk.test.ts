/** Every reachable state of a session with one party elsewhere: it is known by others' eyes alone, signs over the link alone, and nobody is let in from afar where policy takes nobody. */
import { expect, it } from 'vitest';
import { at, B, A, broken, eventsOf, LEAD, rules, walk } from '../../../test/properties/sessionWalks.ts';
import type { Session, SessionEvent, SessionMoment } from './session.ts';
import { newSession, stepSession } from './step.ts';

const AFAR = { kind: 'remote' } as const;
const partyB = (session: Session) => session.participants.find(({ id }) => id === 'B');

/** B comes from elsewhere and from nowhere else. */
const events = (lead: string): readonly SessionEvent[] => [
  ...eventsOf(lead, [lead, 'A', 'B'], 'rights', []).map(
    (event): SessionEvent => (event.kind === 'arrived' && event.by === 'B' ? { ...event, place: AFAR } : event),
  ),
  { kind: 'identityChecked', by: lead, who: 'B' },
  { kind: 'identityChecked', by: 'A', who: 'B' },
  { kind: 'left', by: 'B' },
]; // prettier-ignore

it('keeps its invariants with one party elsewhere', () => {
  let [known, signed, after] = [0, 0, 0];
  const walked = walk({ regime: 'people', people: [LEAD, A, B], events: events('M'), moment: at }, (before, event, next, effects) => {
    const found = broken(before, event, next, effects);
    const b = partyB(next);
    if (b?.identityAt !== null && partyB(before)?.identityAt === null) {
      known += 1;
      if (event.kind !== 'identityChecked' || event.by !== 'M') found.push('known by its own word, or a party’s');
    }
    if (next.signatures.some(({ by, act }) => by === 'B' && act === 'signed') && !before.signatures.some(({ by, act }) => by === 'B' && act === 'signed')) {
      signed += 1;
      if (partyB(before)?.here !== 'admitted' || partyB(before)?.identityAt === null) found.push('signed unreached or unknown');
      if (before.signatures.some(({ by, act }) => by === 'A' && act === 'signed')) after += 1;
    }
    // a cut between two signatures: the first stays, and nothing is sealed on it
    if (event.kind === 'lost' && before.signatures.length > next.signatures.length) found.push('a signature went with the line');
    if (next.phase.kind === 'sealed' && !next.signatures.some(({ by, act }) => by === 'B' && act === 'signed')) found.push('sealed without it');
    return found;
  }); // prettier-ignore
  expect(walked.broken).toEqual([]);
  expect([known, signed, after].every((count) => count > 0)).toBe(true);
  process.stdout.write(`one party elsewhere: ${walked.states} states, ${walked.transitions} transitions, 13 invariants\n`); // prettier-ignore
}, 300_000);

it('lets nobody in from afar where policy takes no signature from there, nor anybody but a party itself', () => {
  for (const regime of ['judgeLed', 'police', 'administrative'] as const) {
    const lead = { ...LEAD, role: rules.regimes[regime].leads[0] ?? 'mediator' };
    const walked = walk({ regime, people: [lead, A, B], events: events('M'), moment: at }, (_before, _event, next) =>
      partyB(next)?.place.kind === 'remote' ? ['let in from afar'] : [],
    );
    expect([regime, walked.broken]).toEqual([regime, []]);
  }
}, 300_000); // prettier-ignore

it('takes no signature from afar without the link, though people’s mediation goes on without it', () => {
  const offline: SessionMoment = { ...at, link: 'offline' };
  let session: Session = {
    ...newSession('s', 'people', LEAD), phase: { kind: 'signing' },
    participants: [{ ...LEAD, here: 'admitted' }, { ...A, here: 'admitted', identityAt: 0 }, { ...B, here: 'admitted', identityAt: 0, place: AFAR }],
    agreement: { version: 1, blocks: 0, locked: 'd', clauses: [{ id: 'c', text: 't', heardBy: ['A', 'B'], doubts: [] }] },
  }; // prettier-ignore
  const signs = (by: string, moment: SessionMoment) =>
    stepSession(session, { kind: 'signed', by, document: 'd', soleControl: true }, rules, moment);
  expect(signs('B', offline)).toEqual({ ok: false, error: 'needsLink' });
  const here = signs('A', offline);
  if (!here.ok) throw new Error(here.error);
  session = here.value.session;
  expect(signs('B', at)).toMatchObject({ ok: true });
});
