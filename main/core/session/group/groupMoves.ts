/** Moves at a group's desk that every part of it makes: to another step, an event to the machine, a wish to the runner. Pure. */
import type { GroupProblem } from '../../../contract/groupScreen.ts';
import { stepGroup, type GroupEvent, type GroupRefusal } from '../../../contract/session/groupStep.ts';
import type { Result } from '../../../contract/result.ts';
import type { Effect, Moment, Step as VisitStep, Visit } from '../../visit/visit.ts';
import { at } from '../moves.ts';
import { rulesOfGroup, type CardFor, type GroupDesk, type GroupStep } from './groupDesk.ts';
import type { GroupWish } from './groupWishes.ts';

export const groupWish = (asked: GroupWish): Effect => ({
  kind: 'session',
  wish: { do: 'group', wish: asked },
});

export const goTo = (visit: Visit, desk: GroupDesk, step: GroupStep, ...effects: Effect[]): VisitStep =>
  at(visit, { ...desk, step }, ...effects);

export const HOME: GroupStep = { at: 'home', problem: null };
export const OFF: Effect = { kind: 'watchCard', on: false };
export const WATCH: Effect = { kind: 'watchCard', on: true };

export const askFor = (
  visit: Visit,
  desk: GroupDesk,
  of: CardFor,
  last: number | null = null,
  problem: GroupProblem | null = null,
): VisitStep => goTo(visit, desk, { at: 'card', of, phase: 'waiting', problem, last }, WATCH);

/** The desk after an event of the machine; a refusal changes nothing. */
export function done(desk: GroupDesk, event: GroupEvent, moment: Moment): Result<GroupDesk, GroupRefusal> {
  const next = stepGroup(desk.group, event, rulesOfGroup(moment));
  return next.ok ? { ok: true, value: { ...desk, group: next.value } } : next;
}

/** As the screen says it; what only a wrong tap can bring about is said by nothing. */
export function told(refusal: GroupRefusal): GroupProblem | null {
  switch (refusal) {
    case 'badRow':
    case 'twice':
    case 'tooMany':
    case 'tooFew':
    case 'tooFewCandidates':
    case 'tooFewVotes':
    case 'tied':
    case 'effectMissing':
    case 'notListed':
    case 'nameDiffers':
    case 'alreadyHere':
    case 'alreadyVoted':
    case 'alreadyConsented':
    case 'notInAgreement':
    case 'stands':
      return refusal;
    case 'notHere':
      return 'notListed';
    case 'notNow':
    case 'badChoice':
    case 'notConsented':
    case 'alreadyApplied':
      return null;
  }
}
