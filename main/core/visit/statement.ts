/** A party reads the court's own statement: asked for after a fresh card, shown only as the very bytes the court signed for. */
import type { Act } from '../../contract/act.ts';
import type { MattersAnswer } from '../../contract/link.ts';
import type { StatementProblem } from '../../contract/statement.ts';
import { waitForCard } from './cards.ts';
import { isFresh } from './signing.ts';
import { to, type Moment, type StatementPlace, type Step, type Visit } from './visit.ts';

/** Only one that was told and believed; and as for what was told, an old tap is not enough. */
export function openStatement(visit: Visit, found: MattersAnswer, agreement: string, moment: Moment): Step {
  const told = found.agreements.find(({ id }) => id === agreement);
  if (told === undefined || told.statement === null) return to(visit);
  if (!isFresh(visit, moment.pack, moment.now)) return waitForCard(visit, 'matters');
  const job = moment.newId;
  return to(
    { ...visit, place: { kind: 'statement', job, told, found, part: { is: 'fetching' } } },
    { kind: 'fetchStatement', job, told },
  );
}

export function stepStatement(visit: Visit, place: StatementPlace, act: Act, moment: Moment): Step {
  const { part, told, found } = place;
  switch (act.do) {
    case 'back':
      return to({ ...visit, place: { kind: 'matters', state: 'ready', found, opened: told.id } });
    case 'goHome':
      return to({ ...visit, place: { kind: 'home' } });
    case 'statementAgain':
      return part.is === 'problem' && part.problem === 'unreachable'
        ? openStatement(visit, found, told.id, moment)
        : to(visit);
    case 'statementUnshown':
      return part.is === 'paper' ? ended(visit, place, 'unshown') : to(visit);
    default:
      return to(visit);
  }
}

/** An answer to something that is not waited for any more changes nothing. */
export function statementCame(visit: Visit, job: string, problem: StatementProblem | null): Step {
  const { place } = visit;
  if (place.kind !== 'statement' || place.job !== job || place.part.is !== 'fetching') return to(visit);
  if (problem !== null) return ended(visit, place, problem);
  return to(
    { ...visit, place: { ...place, part: { is: 'paper', document: job } } },
    { kind: 'noteStatement', agreement: place.told.id, was: 'shown' },
  );
}

function ended(visit: Visit, place: StatementPlace, problem: StatementProblem): Step {
  const shown: Visit = { ...visit, place: { ...place, part: { is: 'problem', problem } } };
  return problem === 'differs' || problem === 'unshown'
    ? to(shown, { kind: 'noteStatement', agreement: place.told.id, was: problem })
    : to(shown);
}
