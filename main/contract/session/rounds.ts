/** From the invitation to the table: who comes in, is known, is told, and which phase may follow which. Pure. */
import { err } from '../result.ts';
import type { Regime } from '../policy.ts';
import { binderOf, Capacity, speaks } from './acting.ts';
import { may, UNMET } from './roles.ts';
import { isGuest, mayComeAsGuest } from './guests.ts';
import { isHeardBy, openDoubts } from './agreement.ts';
import {
  isWork, partiesOf, personOf, type Participant, type Place, type Refusal, type Session, type SessionEffect, type SessionMoment, type Side, type WorkPhase,
} from './session.ts'; // prettier-ignore
import { change, everybody, everyPartyIsBound, everyPartyIsHere, leadIsHere, spokesmen, to, type Stepped } from './table.ts'; // prettier-ignore

export function invited(session: Session, participant: Participant, hosts: boolean, regime: Regime): Stepped {
  if (!hosts) return err('notYourPart');
  const { kind } = session.phase;
  if (kind === 'sealed' || kind === 'service' || kind === 'confirmation' || kind === 'signing')
    return err('notNow');
  if (personOf(session, participant.id) !== undefined) return err('alreadyThere');
  const guest = isGuest(participant.role, regime);
  if (guest && !mayComeAsGuest(session, participant.role)) return err('notAgreed');
  if (participant.role === 'agent' && regime.agents === 'none') return err('agentsExcluded');
  // who acts for another names a party of this session
  if (participant.actsFor !== null && personOf(session, participant.actsFor)?.role !== 'party')
    return err('unknownPerson');
  const maySettle = binds(participant.role, participant.maySettle, regime);
  const fresh: Participant = { ...participant, maySettle, here: 'invited', identityAt: null, acknowledged: [] }; // prettier-ignore
  const guesting = guest ? null : session.guesting;
  return to({ ...session, guesting, participants: [...session.participants, fresh] });
}

/** By the role, the papers and the regime's own list; of helpers and guests nobody. */
function binds(role: Participant['role'], special: boolean, regime: Regime): boolean {
  if (role === 'party') return true;
  const capacity = Capacity.safeParse(role);
  return (
    capacity.success && regime.binders.includes(binderOf(capacity.data, special ? 'special' : 'general'))
  );
}

/** Another power of attorney was brought: what it says holds from here on, for what is read and signed later. */
export function authorityShown(session: Session, id: string, special: boolean, regime: Regime): Stepped {
  const who = personOf(session, id);
  if (who === undefined) return err('unknownPerson');
  if (who.role !== 'agent') return err('notYourPart');
  const { phase } = session;
  if (!isWork(phase) || phase.kind === 'reading' || phase.kind === 'signing') return err('notNow');
  return to(change(session, id, { maySettle: binds('agent', special, regime) }));
}

/** Everybody waits until whoever leads lets them in: the other side is not seen before. */
export function arrived(
  session: Session,
  who: Participant,
  place: Place | null,
  regime: Regime,
  at: SessionMoment,
): Stepped {
  if (session.phase.kind === 'draft' || who.here === 'admitted' || who.here === 'waiting')
    return err('notNow');
  // in a page of one's own: only a party itself, only where policy takes its signature, only over the link
  if (place?.kind === 'remote' && (who.role !== 'party' || regime.remote.length === 0))
    return err('remoteExcluded');
  if (place?.kind === 'remote' && at.link === 'offline') return err('needsLink');
  const phase = session.phase.kind === 'invited' ? ({ kind: 'lobby' } as const) : session.phase;
  const coming = { here: 'waiting', identityAt: null, ...(place === null ? {} : { place }) } as const;
  return to({ ...change(session, who.id, coming), phase });
}

export function admitted(session: Session, id: string): Stepped {
  if (personOf(session, id)?.here !== 'waiting') return err('notNow');
  const next = change(session, id, { here: 'admitted' });
  // nobody is connected into a caucus or a pause by being let in
  return next.phase.kind === 'caucus' || next.phase.kind === 'paused' ? to(next) : to(next, everybody(next));
}

export function gone(session: Session, who: Participant, here: 'lost' | 'left'): Stepped {
  if (who.here !== 'admitted' && who.here !== 'waiting') return err('notNow');
  const next = change(session, who.id, { here, identityAt: null });
  const fault: SessionEffect[] = here === 'lost' ? [{ do: 'recordFault', who: who.id }] : [];
  const { phase } = next;
  if (phase.kind === 'caucus' && (who.side === phase.side || who.side === null)) return to({ ...next, phase: { kind: 'statements' } }, ...fault, { do: 'announce', what: 'caucusOver' }, everybody(next)); // prettier-ignore
  return to(next, ...fault);
}

export function identityChecked(
  session: Session,
  by: Participant,
  id: string,
  regime: Regime,
  at: SessionMoment,
): Stepped {
  const who = personOf(session, id);
  if (who === undefined) return err('unknownPerson');
  // a card is tapped by its owner; a person at the table may vouch for another, a party never
  const vouches = may(by.role, 'attestIdentity', { ...UNMET, ownRegime: regime.leads.includes(by.role) });
  if (by.id !== id && !vouches) return err('notYourPart');
  // nobody's card is read where they are: whoever is elsewhere is looked at by somebody at the table
  if (who.place.kind === 'remote' && !vouches) return err('notYourPart');
  if (who.here !== 'admitted') return err('notNow');
  return to(change(session, id, { identityAt: at.now }));
}

export function acknowledged(session: Session, who: Participant, notice: string, regime: Regime): Stepped {
  if (!regime.notices.includes(notice)) return err('noticeMissing');
  if (!speaks(who.role)) return err('notYourPart');
  const { kind } = session.phase;
  // whoever comes later is told later, and before anything is read
  const open = kind === 'rightsRound' || kind === 'statements' || kind === 'proposals' || kind === 'drafting';
  if (!open || who.here !== 'admitted') return err('notNow');
  if (who.acknowledged.includes(notice)) return to(session);
  return to(change(session, who.id, { acknowledged: [...who.acknowledged, notice] }));
}

const NEXT: Readonly<Record<WorkPhase['kind'], readonly WorkPhase['kind'][]>> = {
  opened: ['identityRound'],
  identityRound: ['rightsRound'],
  rightsRound: ['statements'],
  statements: ['proposals', 'drafting'],
  caucus: ['statements'],
  proposals: ['statements', 'drafting'],
  drafting: ['statements', 'proposals', 'reading'],
  reading: ['drafting', 'signing'],
  signing: ['reading'],
};

export function advanced(session: Session, wanted: WorkPhase['kind'], regime: Regime): Stepped {
  const { phase } = session;
  if (phase.kind === 'lobby') return wanted === 'opened' ? opened(session, regime) : err('notNow');
  if (!isWork(phase) || !NEXT[phase.kind].includes(wanted) || wanted === 'caucus') return err('notNow');
  const missing = missingFor(session, wanted, regime);
  if (missing !== null) return err(missing);
  const next: Session = { ...session, phase: { kind: wanted } };
  if (phase.kind === 'caucus') return to(next, { do: 'announce', what: 'caucusOver' }, everybody(next));
  return to(next);
}

function opened(session: Session, regime: Regime): Stepped {
  if (!leadIsHere(session, regime)) return err('leadMissing');
  if (partiesOf(session).length < 2 || !everyPartyIsHere(session)) return err('partyMissing');
  return to({ ...session, phase: { kind: 'opened' } }, everybody(session));
}

/** What keeps a paper that is read from being signed, whatever the way of signing. */
export const missingForSigning = (session: Session, regime: Regime): Refusal | null =>
  missingFor(session, 'signing', { ...regime, eSign: 'allowed' });

function missingFor(session: Session, wanted: WorkPhase['kind'], regime: Regime): Refusal | null {
  if (!everyPartyIsHere(session)) return 'partyMissing';
  const people = spokesmen(session);
  const past = wanted !== 'identityRound' && wanted !== 'opened';
  if (past && people.some((one) => one.identityAt === null)) return 'identityMissing';
  if (past && wanted !== 'rightsRound' && people.some((one) => regime.notices.some((notice) => !one.acknowledged.includes(notice)))) return 'noticeMissing'; // prettier-ignore
  const { agreement } = session;
  // said before an hour of reading, and asked once more before signing (解释 89)
  if ((wanted === 'reading' || wanted === 'signing') && !everyPartyIsBound(session))
    return 'needsSpecialAuthority';
  if (wanted === 'reading') return agreement.blocks > 0 || agreement.clauses.length === 0 || agreement.locked === null ? 'blocked' : null; // prettier-ignore
  if (wanted !== 'signing') return null;
  if (regime.eSign !== 'allowed') return 'needsWetInk';
  if (agreement.locked === null || agreement.blocks > 0) return 'blocked';
  if (openDoubts(agreement) > 0) return 'doubtsOpen';
  return people.every((one) => isHeardBy(agreement, one.id)) ? null : 'notHeard';
}

export function caucus(session: Session, leader: Participant, side: Side, othersLeftRoom: boolean): Stepped {
  const { phase } = session;
  if (phase.kind !== 'statements' && phase.kind !== 'proposals' && phase.kind !== 'drafting')
    return err('notNow');
  const here = session.participants.filter((one) => one.here === 'admitted');
  const inside = here.filter((one) => one.side === side || one.id === leader.id);
  if (!inside.some((one) => one.side === side)) return err('partyMissing');
  // two sides in one booth hear each other through the air: one is led out first
  const boothsInside = new Set(inside.flatMap((one) => (one.place.kind === 'seat' ? [one.place.booth] : [])));
  const shares = here.some((one) => one.side !== null && one.side !== side && one.place.kind === 'seat' && boothsInside.has(one.place.booth)); // prettier-ignore
  if (shares && !othersLeftRoom) return err('sameBooth');
  const next: Session = { ...session, phase: { kind: 'caucus', side } };
  return to(next, { do: 'connect', whom: inside.map((one) => one.id) }, { do: 'announce', what: 'caucus' });
}
