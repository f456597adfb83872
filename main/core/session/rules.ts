/** The rules a session at this booth is held under: the policy pack's regimes, narrowed by the kind of dispute. Pure. */
import type { DisputeKindId, PolicyPack, Regime } from '../../contract/policy.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import { stepSession } from '../../contract/session/step.ts';
import type { SessionEvent, Refusal, SessionMoment } from '../../contract/session/session.ts';
import type { SessionRules } from '../../contract/session/table.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { seatOfId } from './seats.ts';

/** All people are in the booth: the only regime that goes on without the link. */
export const REGIME = 'people' satisfies RegimeId;

export const regimeOf = (pack: PolicyPack): Regime => {
  const found = pack.regimes.find((one) => one.id === REGIME);
  if (found === undefined) throw new Error('a session without its regime');
  return found;
};

/** Whether this pack knows enough to open a session: who may, under which rules, with which words and paper. */
export function mayHoldSessions(pack: PolicyPack): boolean {
  const regime = pack.regimes.find((one) => one.id === REGIME);
  return (
    pack.staff !== null && pack.staff.members.length > 0 && pack.agreements.length > 0 && regime !== undefined &&
    regime.notices.every((id) => pack.notices.some((notice) => notice.id === id)) &&
    pack.templates.some((template) => template.id === regime.endDocument)
  ); // prettier-ignore
}

/** 电子签名法 3: a kind of personal relations closes the electronic way whatever the regime allows. */
export function ruledRegime(pack: PolicyPack, kind: DisputeKindId | null): Regime {
  const regime = regimeOf(pack);
  const own = pack.agreements.find((one) => one.kind === kind);
  return own === undefined || own.eSign === 'allowed' ? regime : { ...regime, eSign: own.eSign };
}

function rulesOf(pack: PolicyPack, kind: DisputeKindId | null): SessionRules {
  const regime = ruledRegime(pack, kind);
  // the booth holds this one regime; another cannot be switched to here and its rules are never asked
  const regimes: SessionRules['regimes'] = {
    people: regime, courtInvitedPreFiling: regime, courtInvitedPostFiling: regime, judgeLed: regime, police: regime, administrative: regime,
  }; // prettier-ignore
  return { regimes, freshIdentityMs: pack.timeouts.freshIdentityMs };
}

/** Circumstances of a right where none is met. */
export const NOBODY = {
  residentConsents: false, ownRegime: false, inSession: false, hosting: false, leading: false, ownSide: false, policyAllows: false,
  receipted: false, courtOrdered: false,
} as const; // prettier-ignore

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
    const next = stepSession(session, event, rulesOf(moment.pack, table.kind), tapped === null ? at : { ...at, now: tapped }); // prettier-ignore
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
