/** Another law for the same table: proposed, explained, agreed to by each side for itself; and the paper that is signed by hand elsewhere. Pure. */
import { err } from '../result.ts';
import type { Regime } from '../policy.ts';
import { speaks } from './acting.ts';
import { emptyAgreement } from './agreement.ts';
import type { RegimeId } from './regime.ts';
import { withoutGuests } from './guests.ts';
import { missingForSigning } from './rounds.ts';
import { isWork, type Participant, type Session, type SessionEvent, type SessionMoment } from './session.ts';
import {
  everybody,
  everyPartyIsHere,
  leadIsHere,
  spokesmen,
  to,
  type SessionRules,
  type Stepped,
} from './table.ts';

/** Said by whoever leads, with what it means; what a side did not want is not offered again (人民调解法 17: no persuasion). */
export function switchOffered(
  session: Session,
  wanted: RegimeId,
  now: Regime,
  rules: SessionRules,
  at: SessionMoment,
): Stepped {
  const next = rules.regimes[wanted];
  if (!isWork(session.phase) || session.turning !== null || session.guesting !== null) return err('notNow');
  if (!now.switchesTo.includes(wanted) || next.id !== wanted) return err('noSuchSwitch');
  if (session.declined.includes(wanted)) return err('declinedBefore');
  // what somebody signed stays under the law it was signed under
  if (session.signatures.some((one) => one.act === 'signed')) return err('alreadySigned');
  if (at.link === 'offline' && !next.withoutLink) return err('needsLink');
  if (!everyPartyIsHere(session)) return err('partyMissing');
  return to({ ...session, turning: { to: wanted, agreed: [] } });
}

export function switchAgreed(session: Session, who: Participant): Stepped {
  const { turning } = session;
  if (turning === null || !isWork(session.phase)) return err('notNow');
  if (!spokesmen(session).some((one) => one.id === who.id)) return err('notYourPart');
  if (turning.agreed.includes(who.id)) return to(session);
  return to({ ...session, turning: { ...turning, agreed: [...turning.agreed, who.id] } });
}

/** Everything goes on as it was. */
export function switchDropped(session: Session, who: Participant, leads: boolean): Stepped {
  const { turning, declined } = session;
  if (turning === null) return err('notNow');
  if (!leads && !speaks(who.role)) return err('notYourPart');
  return to({ ...session, turning: null, declined: speaks(who.role) ? [...declined, turning.to] : declined });
}

/** Another law from here on: explained, logged, known and noticed anew; nothing of the old papers is carried over. */
export function switched(
  session: Session,
  who: Participant,
  event: Extract<SessionEvent, { kind: 'regimeSwitched' }>,
  rules: SessionRules,
  at: SessionMoment,
): Stepped {
  const { phase, regime: from, turning } = session;
  const now = rules.regimes[from];
  const next = rules.regimes[event.to];
  if (!isWork(phase) || turning?.to !== event.to) return err('notNow');
  if (!now.leads.includes(who.role) && !next.leads.includes(who.role)) return err('notYourPart');
  if (!event.explained) return err('notExplained');
  if (!everyPartyIsHere(session)) return err('partyMissing');
  if (!spokesmen(session).every((one) => turning.agreed.includes(one.id))) return err('notAgreed');
  if (!leadIsHere(session, next)) return err('leadMissing');
  const parting = withoutGuests(session, now);
  const anew: Session = {
    ...parting,
    regime: event.to,
    switches: [...session.switches, { from, to: event.to, by: who.id, at: at.wall }],
    turning: null,
    phase: { kind: 'identityRound' },
    // another mediation begins: who is there is compared with their papers before it does (在线调解规则 17)
    participants: parting.participants.map((one) => ({
      ...one,
      acknowledged: [],
      identityAt: speaks(one.role) ? null : one.identityAt,
    })),
    agreement: emptyAgreement,
    lights: [],
  };
  return to(
    anew,
    { do: 'setPapersAside', regime: from },
    { do: 'announce', what: 'regimeSwitched' },
    everybody(anew),
  );
}

/** A paper that is not signed electronically goes out of the machine's hands as it was read: to be signed in ink. */
export function handedOver(session: Session, document: string, regime: Regime): Stepped {
  const { phase, agreement } = session;
  if (phase.kind !== 'reading' || regime.eSign === 'allowed') return err('notNow');
  if (document !== agreement.locked) return err('otherDocument');
  const missing = missingForSigning(session, regime);
  if (missing !== null) return err(missing);
  return to(
    { ...session, turning: null, phase: { kind: 'closed', reason: 'onPaper' } },
    { do: 'disconnectAll' },
    { do: 'announce', what: 'ended' },
  );
}
