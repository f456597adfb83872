/** What stands on the screen of somebody who joins a mediation of another booth. Of others nothing but what the table shows them. Pure. */
import type { JoiningPart, JoiningScreen, JoiningStep } from '../../contract/joining.ts';
import type { RemotePlace, RemoteView } from '../../contract/remote/page.ts';
import { unreachable } from '../../contract/result.ts';
import { padOf } from '../visit/signing.ts';
import type { Moment, Visit } from '../visit/visit.ts';
import type { Inside, Joining, Part } from './joining.ts';
import { clauseIn, placeOf } from './joiningStep.ts';

export const joiningView = (visit: Visit, joining: Joining, moment: Moment): JoiningScreen => ({
  kind: 'joining',
  step: stepOf(visit, joining, moment),
});

function stepOf(visit: Visit, joining: Joining, moment: Moment): JoiningStep {
  if (joining.at !== 'inside') return joining;
  const { ticket, line, phase, busy, refused, view } = joining;
  const mayStop = view.at === 'table' && view.mayStop;
  return { at: 'room', ticket, line, phase, part: partOf(visit, joining, moment), busy, refused: refused ?? problemOf(view), mayStop }; // prettier-ignore
}

/** Why whoever leads did not take the offer. */
const problemOf = (view: RemoteView) => (view.at === 'asked' ? view.problem : null);

function partOf(visit: Visit, inside: Inside, moment: Moment): JoiningPart {
  const { part, view, number } = inside;
  const place = placeOf(inside);
  if (part.at === 'card') return { is: 'card', of: part.of, reading: part.reading, problem: part.problem };
  if (part.at === 'sign' && place?.on === 'signing') return signPart(visit, part, place, moment);
  if (part.at === 'notSigning' && place?.on === 'signing')
    return { is: 'notSigning', objections: place.objections, mayObject: place.mayObject };
  switch (view.at) {
    case 'none':
      return { is: 'waits' };
    case 'asked':
      return { is: 'asked', privacy: view.privacy.rows, number, given: view.given };
    case 'table':
      return atTable(inside, view);
    default:
      return unreachable(view);
  }
}

function atTable({ clause }: Inside, { place, name, as }: Extract<RemoteView, { at: 'table' }>): JoiningPart {
  switch (place.on) {
    case 'waiting':
      return { is: 'draft', name, as, clauses: place.clauses };
    case 'notice': {
      const { notice, number, of, statement } = place;
      return { is: 'notice', notice, number, of, statement };
    }
    case 'service':
      return { is: 'service', statement: place.statement };
    case 'reading': {
      const index = clauseIn(place, clause);
      const shown = place.clauses[index];
      if (shown === undefined) return { is: 'draft', name, as, clauses: [] };
      const allHeard = place.clauses.every(({ heard, doubt }) => heard && doubt === null);
      return { is: 'clause', document: place.document, clause: shown, at: index + 1, of: place.clauses.length, allHeard }; // prettier-ignore
    }
    case 'signing': {
      const { document, lights, may, signedAt, before, mayRefuse } = place;
      return { is: 'signing', document, lights, may, signedAt, before, mayRefuse };
    }
    case 'sealed':
      return { is: 'sealed', document: place.document, lights: place.lights };
    case 'halted':
      return { is: 'halted', ways: place.ways };
    case 'ended':
      return { is: 'ended', ways: place.ways };
    default:
      return unreachable(place);
  }
}

function signPart(
  visit: Visit,
  { phase }: Extract<Part, { at: 'sign' }>,
  { document, clauses, before, mayRefuse }: Extract<RemotePlace, { on: 'signing' }>,
  moment: Moment,
): JoiningPart {
  if (visit.identity === null) throw new Error('signing without a card');
  const pad = padOf(visit, moment);
  return {
    is: 'sign', document, clauses: clauses.map(({ number, text }) => ({ number, text })), pad, phase, mayUseScreen: phase.kind === 'broke' && pad === 'stu',
    geometry: visit.ink?.geometry ?? null, identityAt: visit.identity.check.at, before, mayRefuse,
  };
} // prettier-ignore
