/** Taps and news of a group, each to the part that answers it: the roster, who comes, the election, the line. Pure. */
import type { GroupAct } from '../../../contract/groupScreen.ts';
import { unreachable } from '../../../contract/result.ts';
import { memberOf, type RosterChange, type RosterRow } from '../../../contract/session/group.ts';
import { mayChangeRoster, newGroup, type GroupEvent } from '../../../contract/session/groupStep.ts';
import { fenOfText, isCardNumber, rosterName } from '../../../contract/session/rosterText.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts';
import type { Desk, Table } from '../desk.ts';
import { tableOf } from '../leading.ts';
import { at } from '../moves.ts';
import { ruledRegime } from '../rules.ts';
import { offered } from './memberTable.ts';
import { acknowledged, consentNews, notNow, sealAgain, toPaper } from './consenting.ts';
import { rulesOfGroup, type GroupDesk, type GroupStep } from './groupDesk.ts';
import { askFor, done, goTo, groupWish, HOME, OFF, told } from './groupMoves.ts';
import type { GroupNews } from './groupWishes.ts';
import { toGroup, toTable } from './groupTable.ts';

const ROSTER: Extract<GroupStep, { at: 'roster' }> = { at: 'roster', problem: null, came: null };

/** A table that nobody sits at yet may become a group's, where the policy holds groups and its papers are signed here. */
export const mayBeGroup = (table: Table, { pack }: Pick<Moment, 'pack'>): boolean =>
  pack.group !== null && table.group === null && table.attending.length === 0 && ruledRegime(pack, table).eSign === 'allowed' &&
  pack.templates.some(({ id }) => id === 'groupConsent'); // prettier-ignore

export function groupAct(visit: Visit, desk: Desk, act: GroupAct, moment: Moment): VisitStep {
  if (desk.stage === 'table') {
    if (act.do === 'begin') return begun(visit, desk, moment);
    return act.do === 'toGroup' ? toGroup(visit, desk) : to(visit);
  }
  return desk.stage === 'group' ? deskAct(visit, desk, act, moment) : to(visit);
}

function begun(visit: Visit, table: Table, moment: Moment): VisitStep {
  const { session, kind } = table;
  if (table.step.at !== 'parties' || session === null || kind === null || !mayBeGroup(table, moment)) return to(visit); // prettier-ignore
  const wages = moment.pack.group?.wageKinds.includes(kind) === true;
  const desk: GroupDesk = {
    stage: 'group', group: newGroup(session.id, moment.newId, moment.at), lead: table.lead, regime: table.regime, kind, sitter: table.people.lead,
    table: null, payer: null, told: {}, keptUntil: null, step: wages ? { at: 'wage' } : ROSTER,
  }; // prettier-ignore
  return at(visit, desk, groupWish({ do: 'begin', session: session.id }));
}

/** An event of the machine; after a refusal the same step says why. */
function happen(
  visit: Visit,
  desk: GroupDesk,
  event: GroupEvent,
  next: GroupStep,
  moment: Moment,
): VisitStep {
  const after = done(desk, event, moment);
  if (after.ok) return goTo(visit, after.value, next);
  const problem = told(after.error);
  return 'problem' in desk.step && typeof desk.step.problem !== 'boolean' && desk.step.at !== 'card'
    ? goTo(visit, desk, { ...desk.step, problem })
    : to(visit);
}

function deskAct(visit: Visit, desk: GroupDesk, act: GroupAct, moment: Moment): VisitStep {
  const { step, group } = desk;
  switch (act.do) {
    case 'begin':
    case 'toGroup':
      return to(visit);
    case 'iou':
      return step.at === 'wage' ? happen(visit, desk, { kind: 'iouAnswered', iou: act.iou }, { at: 'wageTold' }, moment) : to(visit);
    case 'wageRead':
      return step.at === 'wageTold' ? goTo(visit, desk, ROSTER) : to(visit);
    case 'addRow':
    case 'rowName':
    case 'rowNumber':
    case 'rowSum':
    case 'removeRow':
    case 'toRoster':
    case 'toRow':
    case 'renameRow':
    case 'remove':
    case 'keepRow':
    case 'fetch':
    case 'rosterDone':
      return rosterAct(visit, desk, act, moment);
    case 'toCards':
      return mayAsk(desk, act.of) ? askFor(visit, desk, act.of) : to(visit);
    case 'again':
      return step.at === 'card' ? askFor(visit, desk, step.of, step.last) : to(visit);
    case 'home':
      return isFree(step) ? goTo(visit, desk, group.phase === 'roster' ? ROSTER : HOME, OFF) : to(visit);
    case 'missing':
      return step.at === 'home' ? goTo(visit, desk, { at: 'missing' }) : to(visit);
    case 'toStand':
    case 'stand':
    case 'toWanted':
    case 'wanted':
    case 'choose':
    case 'cast':
    case 'toVotes':
    case 'count':
    case 'voteAnew':
      return votingAct(visit, desk, act, moment);
    case 'toEffect':
      return step.at === 'home' && group.phase === 'elected' && desk.table === null ? goTo(visit, desk, { at: 'effect' }) : to(visit);
    case 'effect':
      return step.at === 'effect' ? happen(visit, desk, { kind: 'effectChosen', effect: act.effect }, HOME, moment) : to(visit);
    case 'toTable':
      return step.at === 'home' ? toTable(visit, desk, moment) : to(visit);
    case 'acknowledge':
      return acknowledged(visit, desk, act, moment);
    case 'toPaper':
      return toPaper(visit, desk);
    case 'notNow':
      return notNow(visit, desk);
    case 'sealAgain':
      return sealAgain(visit, desk, moment);
    case 'next':
      return step.at === 'done' ? askFor(visit, desk, 'consent', step.no) : to(visit);
    case 'apply':
      return step.at === 'done' && step.applicant !== null ? offered(visit, desk, step.applicant, moment) : to(visit);
    case 'toClosing':
      return step.at === 'home' ? goTo(visit, desk, { at: 'closing' }) : to(visit);
    case 'close':
      return step.at === 'closing' ? closed(visit, desk, moment) : to(visit);
    case 'aside':
      return step.at === 'home' && desk.table === null ? aside(visit, desk, moment) : to(visit);
    default:
      return unreachable(act);
  }
} // prettier-ignore

const mayAsk = ({ group, step }: GroupDesk, of: 'arrive' | 'vote' | 'consent'): boolean =>
  (step.at === 'home' || step.at === 'votes') &&
  (of === 'arrive'
    ? group.phase !== 'roster' && group.phase !== 'closed'
    : group.phase === (of === 'vote' ? 'voting' : 'line'));

/** From these the way home is free: nothing of anybody is under way. */
const isFree = (step: GroupStep): boolean =>
  !('person' in step) && step.at !== 'fetching' && step.at !== 'wage' && step.at !== 'wageTold';

type RosterAct = Extract<
  GroupAct,
  {
    do:
      | 'addRow'
      | 'rowName'
      | 'rowNumber'
      | 'rowSum'
      | 'removeRow'
      | 'toRoster'
      | 'toRow'
      | 'renameRow'
      | 'remove'
      | 'keepRow'
      | 'fetch'
      | 'rosterDone';
  }
>;

export const NAME_MAX = 60;

function rosterAct(visit: Visit, desk: GroupDesk, act: RosterAct, moment: Moment): VisitStep {
  const { step, group } = desk;
  switch (act.do) {
    case 'toRoster':
      return step.at === 'home' && mayChange(desk) ? goTo(visit, desk, ROSTER) : to(visit);
    case 'addRow':
      return step.at === 'roster' ? goTo(visit, desk, { at: 'rowName', no: null, problem: false }) : to(visit);
    case 'toRow':
      return step.at === 'roster' && mayChange(desk) && memberOf(group, act.no) !== null
        ? goTo(visit, desk, { at: 'oneRow', no: act.no, problem: null })
        : to(visit);
    case 'renameRow':
      return step.at === 'oneRow' && memberOf(group, step.no)?.arrivedAt === null
        ? goTo(visit, desk, { at: 'rowName', no: step.no, problem: false })
        : to(visit);
    case 'rowName': {
      const name = rosterName(act.name);
      if (step.at !== 'rowName') return to(visit);
      if ([...name].length < 2) return goTo(visit, desk, { ...step, problem: true });
      return step.no === null
        ? goTo(visit, desk, { at: 'rowNumber', name, problem: false })
        : happen(visit, { ...desk, step: ROSTER }, { kind: 'rowRenamed', no: step.no, name, at: moment.at }, ROSTER, moment);
    }
    case 'rowNumber': {
      if (step.at !== 'rowNumber') return to(visit);
      const number = act.number.replaceAll(/\s/g, '').toUpperCase();
      const good = isCardNumber(number) && !desk.group.members.some((one) => one.number === number);
      return goTo(visit, desk, good ? { at: 'rowSum', name: step.name, number, problem: false } : { ...step, problem: true });
    }
    case 'rowSum': {
      if (step.at !== 'rowSum') return to(visit);
      const fen = act.fen === null ? null : fenOfText((act.fen / 100).toFixed(2));
      if (fen === null) return goTo(visit, desk, { ...step, problem: true });
      return happen(visit, { ...desk, step: ROSTER }, { kind: 'rowAdded', row: { name: step.name, number: step.number, fen }, at: moment.at }, ROSTER, moment);
    }
    case 'removeRow':
      return step.at === 'roster' && group.phase === 'roster'
        ? happen(visit, desk, { kind: 'rowRemoved', no: act.no, at: moment.at }, ROSTER, moment)
        : to(visit);
    case 'remove':
      return step.at === 'oneRow' ? happen(visit, desk, { kind: 'rowRemoved', no: step.no, at: moment.at }, ROSTER, moment) : to(visit);
    case 'keepRow':
      return step.at === 'oneRow' ? goTo(visit, desk, ROSTER) : to(visit);
    case 'fetch':
      if (step.at !== 'roster') return to(visit);
      return moment.online === true
        ? goTo(visit, desk, { at: 'fetching' }, groupWish({ do: 'fetchRoster' }))
        : goTo(visit, desk, { ...ROSTER, problem: 'offline' });
    case 'rosterDone':
      if (step.at !== 'roster') return to(visit);
      return group.phase === 'roster' ? happen(visit, desk, { kind: 'rosterClosed' }, HOME, moment) : goTo(visit, desk, HOME);
  }
} // prettier-ignore

type VotingAct = Extract<
  GroupAct,
  { do: 'toStand' | 'stand' | 'toWanted' | 'wanted' | 'choose' | 'cast' | 'toVotes' | 'count' | 'voteAnew' }
>;

function votingAct(visit: Visit, desk: GroupDesk, act: VotingAct, moment: Moment): VisitStep {
  const { step, group } = desk;
  switch (act.do) {
    case 'toStand':
      return step.at === 'home' && group.phase === 'gathering' ? goTo(visit, desk, { at: 'stand' }) : to(visit);
    case 'stand':
      return step.at === 'stand' ? happen(visit, desk, { kind: act.on ? 'nominated' : 'withdrawn', no: act.no }, step, moment) : to(visit);
    case 'toWanted':
      return step.at === 'stand' && wantedCounts(desk, moment).length > 0 ? goTo(visit, desk, { at: 'wanted' }) : to(visit);
    case 'wanted':
      return step.at === 'wanted' ? happen(visit, desk, { kind: 'votingOpened', wanted: act.count }, HOME, moment) : to(visit);
    case 'choose': {
      if (step.at !== 'ballot' || !group.candidates.some(({ no }) => no === act.no)) return to(visit);
      const others = step.choices.filter((no) => no !== act.no);
      if (act.on && others.length >= group.wanted) return to(visit);
      return goTo(visit, desk, { ...step, choices: act.on ? [...others, act.no] : others });
    }
    case 'cast': {
      if (step.at !== 'ballot') return to(visit);
      const after = done(desk, { kind: 'voted', no: step.no, choices: step.choices }, moment);
      return after.ok ? askFor(visit, after.value, 'vote', step.no) : to(visit);
    }
    case 'toVotes':
      return step.at === 'home' && group.phase === 'voting' ? goTo(visit, desk, { at: 'votes', problem: null }) : to(visit);
    case 'count': {
      if (step.at !== 'votes' || group.phase !== 'voting') return to(visit);
      const after = done(desk, { kind: 'votesCounted' }, moment);
      return after.ok ? goTo(visit, after.value, { at: 'votes', problem: null }, groupWish({ do: 'noteElected' })) : goTo(visit, desk, { at: 'votes', problem: told(after.error) });
    }
    case 'voteAnew':
      return step.at === 'votes' ? happen(visit, desk, { kind: 'votingDropped' }, { at: 'stand' }, moment) : to(visit);
  }
} // prettier-ignore

/** How many can be elected of those who stand. */
export function wantedCounts({ group }: GroupDesk, moment: Moment): readonly number[] {
  const { min, max } = rulesOfGroup(moment).representatives;
  const most = Math.min(max, group.candidates.length);
  return most < min ? [] : Array.from({ length: most - min + 1 }, (_, index) => min + index);
}

/** What of a group leaves the booth is with the court; the rest goes from the disk now. */
function closed(visit: Visit, desk: GroupDesk, moment: Moment): VisitStep {
  const after = done(desk, { kind: 'closed' }, moment);
  return after.ok ? goTo(visit, after.value, HOME, groupWish({ do: 'close' })) : to(visit);
}

/** The group waits on disk; whoever leads goes on as if they had just come in. */
function aside(visit: Visit, desk: GroupDesk, moment: Moment): VisitStep {
  const table = tableOf(desk.lead, desk.sitter, desk.regime, moment);
  return at(visit, table, groupWish({ do: 'aside' }));
}

export function groupNews(visit: Visit, desk: Desk, news: GroupNews, moment: Moment): VisitStep {
  if (desk.stage !== 'group') return to(visit);
  switch (news.kind) {
    case 'rosterCame':
      return desk.step.at === 'fetching' ? rosterCame(visit, { ...desk, step: ROSTER }, news.rows, moment) : to(visit);
    case 'rosterMissing':
      return desk.step.at === 'fetching' ? goTo(visit, desk, { ...ROSTER, problem: news.why }) : to(visit);
    case 'kept':
      return at(visit, { ...desk, keptUntil: news.until });
    default:
      return consentNews(visit, desk, news, moment);
  }
} // prettier-ignore

/** The first roster, or the next version of it: then what it changed is told, and nobody who came goes by it. */
function rosterCame(visit: Visit, desk: GroupDesk, rows: readonly RosterRow[], moment: Moment): VisitStep {
  if (desk.group.phase === 'roster') return happen(visit, desk, { kind: 'rosterImported', rows }, ROSTER, moment);
  const after = done(desk, { kind: 'rosterChanged', rows, at: moment.at }, moment);
  if (!after.ok) return goTo(visit, desk, { ...ROSTER, problem: told(after.error) });
  const { changes, members } = after.value.group;
  const fresh = changes.slice(desk.group.changes.length);
  const count = (what: RosterChange['what']): number => fresh.filter((one) => one.what === what).length;
  const listed = new Set(rows.map(({ number }) => number));
  const stay = members.filter(({ number }) => !listed.has(number)).length;
  const came = { added: count('added'), renamed: count('renamed'), paid: count('paid'), removed: count('removed'), stay };
  return goTo(visit, after.value, { at: 'roster', problem: null, came });
} // prettier-ignore

/** Until the representatives read their agreement: what they draft follows the roster. */
export const mayChange = ({ group, table }: GroupDesk): boolean =>
  mayChangeRoster(group) && (table === null || table.step.at === 'privacy' || table.step.at === 'draft');

/** 返回: one step towards the group's own page. */
export function groupBack(visit: Visit, desk: GroupDesk): VisitStep {
  switch (desk.step.at) {
    case 'rowName':
      return goTo(visit, desk, ROSTER);
    case 'rowNumber':
    case 'rowSum':
      return goTo(visit, desk, { at: 'rowName', no: null, problem: false });
    case 'oneRow':
      return goTo(visit, desk, ROSTER);
    case 'wageTold':
      return goTo(visit, desk, { at: 'wage' });
    case 'wanted':
      return goTo(visit, desk, { at: 'stand' });
    case 'ballot':
      return askFor(visit, desk, 'vote');
    default:
      return groupMayGoBack(desk) ? goTo(visit, desk, HOME, OFF) : to(visit);
  }
}

export function groupMayGoBack({ step, group }: GroupDesk): boolean {
  if (step.at === 'roster') return group.phase !== 'roster';
  return !('person' in step) && !['wage', 'home', 'fetching', 'done'].includes(step.at);
}
