/** What happens to a linked session: `(session, event) → session and effects`, or why not. Booth and court run the same rules. */
import { err, unreachable } from '../result.ts';
import { speaks } from './acting.ts';
import { emptyAgreement } from './agreement.ts';
import { guestStep } from './guests.ts';
import { mayHost } from './hosting.ts';
import { ended, paused, resumed, stopped } from './endings.ts';
import { handedOver, switchAgreed, switchDropped, switched, switchOffered } from './turning.ts';
import { drafted, lightGiven, read, refusedToSign, signed } from './paper.ts';
import type { RegimeId } from './regime.ts';
import {
  acknowledged,
  admitted,
  advanced,
  arrived,
  authorityShown,
  caucus,
  gone,
  identityChecked,
  invited,
} from './rounds.ts';
import {
  isWork,
  personOf,
  type Participant,
  type Session,
  type SessionEvent,
  type SessionMoment,
} from './session.ts';
import { to, type SessionRules, type Stepped } from './table.ts';

export function newSession(id: string, regime: RegimeId, host: Participant): Session {
  return {
    id, regime, switches: [], turning: null, declined: [], guesting: null, guestDeclined: [], phase: { kind: 'draft' }, participants: [host], agreement: emptyAgreement, signatures: [], lights: [],
  }; // prettier-ignore
}

/** Called together, and nobody sat down yet. */
const isCalled = ({ kind }: Session['phase']): boolean =>
  kind === 'draft' || kind === 'invited' || kind === 'lobby';

export function stepSession(
  session: Session,
  event: SessionEvent,
  rules: SessionRules,
  at: SessionMoment,
): Stepped {
  const { phase } = session;
  if (phase.kind === 'closed') return err('notNow');
  const who = event.kind === 'lost' ? personOf(session, event.who) : personOf(session, event.by);
  if (who === undefined) return err('unknownPerson');
  const regime = rules.regimes[session.regime];
  const leads = regime.leads.includes(who.role);
  // whoever hosts calls people together and lets them in; what is said, written and decided is for whoever leads (domain.md 4.12)
  const hosts = leads || mayHost(who.role, regime);
  switch (event.kind) {
    case 'invited':
      return invited(session, event.participant, hosts, regime);
    case 'invitationsSent':
      if (!hosts) return err('notYourPart');
      return phase.kind === 'draft' ? to({ ...session, phase: { kind: 'invited' } }) : err('notNow');
    case 'arrived':
      return arrived(session, who, event.place ?? null, regime, at);
    case 'admitted':
      return hosts ? admitted(session, event.who) : err('notYourPart');
    case 'lost':
      return gone(session, who, 'lost');
    case 'left':
      return gone(session, who, 'left');
    case 'identityChecked':
      return identityChecked(session, who, event.who, regime, at);
    case 'authorityShown':
      return leads ? authorityShown(session, event.who, event.special, regime) : err('notYourPart');
    case 'noticeAcknowledged':
      return acknowledged(session, who, event.notice, regime);
    case 'advanced':
      return leads ? advanced(session, event.to, regime) : err('notYourPart');
    case 'caucusCalled':
      return leads ? caucus(session, who, event.side, event.othersLeftRoom) : err('notYourPart');
    case 'edited':
    case 'locked':
      return leads ? drafted(session, event) : err('notYourPart');
    case 'clauseHeard':
    case 'doubted':
    case 'cleared':
      return read(session, who, event);
    case 'signed':
      return signed(session, who, event, regime, rules, at);
    case 'refusedToSign':
      return refusedToSign(session, who, event.objects, at);
    case 'lightGiven':
      return lightGiven(session, who, event, regime, at);
    case 'served':
      if (!leads) return err('notYourPart');
      return phase.kind === 'sealed' ? to({ ...session, phase: { kind: 'service' } }) : err('notNow');
    case 'confirmationAsked':
      if (!leads && !speaks(who.role)) return err('notYourPart');
      if (phase.kind !== 'service') return err('notNow');
      return regime.confirmable ? to({ ...session, phase: { kind: 'confirmation' } }) : err('notConfirmable');
    case 'switchOffered':
      return leads ? switchOffered(session, event.to, regime, rules, at) : err('notYourPart');
    case 'switchAgreed':
      return switchAgreed(session, who);
    case 'switchDropped':
      return switchDropped(session, who, leads);
    case 'guestProposed':
    case 'guestAnswered':
    case 'guestDropped':
      return guestStep(session, who, event, leads);
    case 'handedOver':
      return leads ? handedOver(session, event.document, regime) : err('notYourPart');
    case 'regimeSwitched':
      return switched(session, who, event, rules, at);
    case 'paused':
      return isWork(phase) ? paused(session, phase, event.why) : err('notNow');
    case 'resumed':
      return leads ? resumed(session, regime) : err('notYourPart');
    case 'stopped':
      return stopped(session, who, regime);
    case 'ended':
      return leads || (hosts && isCalled(phase)) ? ended(session, event.reason) : err('notYourPart');
    default:
      return unreachable(event);
  }
}
