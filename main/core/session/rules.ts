/** The rules a session at this booth is held under: the policy pack's regimes, narrowed by the kind of dispute and by what the clauses settle. Pure. */
import type { PolicyPack, Regime } from '../../contract/policy.ts';
import type { Light, RegimeId } from '../../contract/session/regime.ts';
import { settlesStatus } from '../../contract/session/personalStatus.ts';
import { BY_HAND, LIGHT_GIVERS } from '../../contract/session/paper.ts';
import { may, UNMET, type Role } from '../../contract/session/roles.ts';
import { stepSession } from '../../contract/session/step.ts';
import type { SessionEvent, Refusal, SessionMoment } from '../../contract/session/session.ts';
import type { SessionRules } from '../../contract/session/table.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { anybodyElsewhere, everyoneOf, seatOfId, seatsOf } from './seats.ts';

export const findRegime = (pack: PolicyPack, id: RegimeId): Regime | null =>
  pack.regimes.find((one) => one.id === id) ?? null;

type Held = Pick<Table, 'regime' | 'kind' | 'draft'>;

/** The regime the table is held under, narrowed by the kind of dispute and by what its clauses settle. */
export function ruledRegime(pack: PolicyPack, held: Held): Regime {
  const found = findRegime(pack, held.regime);
  if (found === null) throw new Error('a session without its regime');
  return narrowed(pack, found, held);
}

/** 电子签名法 3: a kind of dispute of personal relations closes the electronic way, and so does what the clauses say, whatever the regime allows. */
function narrowed(pack: PolicyPack, regime: Regime, { kind, draft }: Held): Regime {
  if (regime.eSign !== 'allowed') return regime;
  const own = pack.agreements.find((one) => one.kind === kind);
  const settled = draft.clauses.some((one) => one.kind === 'custody') || settlesStatus(draft.clauses.map(({ text }) => text), pack.personalStatus); // prettier-ignore
  if ((own === undefined || own.eSign === 'allowed') && !settled) return regime;
  const closing = regime.paper.byHand.length > 0 ? regime.paper.byHand : regime.paper.closing;
  return { ...regime, eSign: 'wetInkOnly', confirmable: false, paper: { ...regime.paper, closing } };
}

/** Whether this pack has the words and the paper of a regime: what it only names is not opened. */
export const isWhole = (pack: PolicyPack, regime: Regime): boolean =>
  regime.notices.every((id) => pack.notices.some((notice) => notice.id === id)) &&
  pack.templates.some((template) => template.id === regime.endDocument);

/** By the permission matrix and the pack's own list (domain.md 4.12). */
export const mayLead = (role: Role, regime: Regime): boolean =>
  regime.leads.includes(role) && may(role, 'openSession', { ...UNMET, ownRegime: true });

/** What somebody on the roster may open here; the one that is first of all theirs comes first. */
export function openableBy(pack: PolicyPack, role: Role): readonly Regime[] {
  const all = pack.regimes.filter((one) => mayLead(role, one) && isWhole(pack, one));
  return all.toSorted((a, b) => Number(b.leads[0] === role) - Number(a.leads[0] === role));
}

const givenBy = (light: Light, role: Role): boolean => LIGHT_GIVERS[light].includes(role);

/** The light whoever leads gives by signing here; null: they sign nothing at this booth. */
export const leadLight = (regime: Regime, role: Role): Light | null =>
  regime.needs.find((light) => BY_HAND.includes(light) && givenBy(light, role)) ?? null;

/** Every party, and whoever leads where the regime asks for their own signature here. */
export const signersOf = (table: Table, pack: PolicyPack): readonly Who[] =>
  leadLight(ruledRegime(pack, table), table.lead.role) === null ? seatsOf(table) : everyoneOf(table);

/** Leads, and gives every signature beside the parties' that the paper needs (人民调解法 29: a mediator signs, not whoever opened). */
export const mayLeadAndSign = (role: Role, regime: Regime): boolean =>
  mayLead(role, regime) && regime.needs.every((light) => !BY_HAND.includes(light) || givenBy(light, role));

/** Whether this pack knows enough to open a session: who may, under which rules, with which words and paper. */
export const mayHoldSessions = (pack: PolicyPack): boolean =>
  pack.agreements.length > 0 &&
  pack.staff !== null &&
  pack.staff.members.some(({ role }) => openableBy(pack, role).length > 0);

function rulesOf(pack: PolicyPack, table: Held): SessionRules {
  const now = ruledRegime(pack, table);
  // a regime the pack does not have is under another name and cannot be turned to
  const of = (id: RegimeId): Regime => narrowed(pack, findRegime(pack, id) ?? now, table);
  const regimes: SessionRules['regimes'] = {
    people: of('people'), courtInvitedPreFiling: of('courtInvitedPreFiling'), courtInvitedPostFiling: of('courtInvitedPostFiling'),
    judgeLed: of('judgeLed'), police: of('police'), administrative: of('administrative'),
  }; // prettier-ignore
  return { regimes, freshIdentityMs: pack.timeouts.freshIdentityMs };
}

/** What the table may be turned into now, if into anything: never what a side declined, nor away from what somebody signed. */
export function turnsTo(table: Table, { pack, online }: Pick<Moment, 'pack' | 'online'>): Regime | null {
  const declined = table.session?.declined ?? [];
  // each side agrees and lays a card down anew: a page elsewhere has no way to do either yet
  if (table.session === null || table.signed.length > 0 || anybodyElsewhere(table)) return null;
  const open = ruledRegime(pack, table).switchesTo.filter((id) => !declined.includes(id));
  const found = open.flatMap((id) => findRegime(pack, id) ?? []);
  return found.find((one) => isWhole(pack, one) && (one.withoutLink || online === true)) ?? null;
}

export const sessionMoment = (moment: Moment): SessionMoment => ({
  now: moment.now,
  wall: moment.at,
  link: moment.online === true ? 'online' : 'offline',
});

/** Events one after the other; the first refusal leaves everything as it was. */
export function happen(
  table: Table,
  events: readonly SessionEvent[],
  moment: Moment,
): Result<Table, Refusal> {
  if (table.session === null) return err('notNow');
  let { session } = table;
  for (const event of events) {
    // a card is as old as its tap, not as the moment it is counted
    const tapped = event.kind === 'identityChecked' ? tapOf(table, event.who) : null;
    const at = sessionMoment(moment);
    const next = stepSession(session, event, rulesOf(moment.pack, table), tapped === null ? at : { ...at, now: tapped }); // prettier-ignore
    if (!next.ok) return next;
    session = next.value.session;
  }
  return ok({ ...table, session });
}

function tapOf(table: Table, who: string): number | null {
  const seat = seatOfId(table, who);
  const sitter = seat === null ? table.beside.find((one) => one.id === who)?.sitter : table.people[seat];
  return sitter?.identity.tappedAt ?? null;
}
