/** Pauses, stopping, the end. Pure. */
import { err } from '../result.ts';
import type { Regime } from '../policy.ts';
import { speaks } from './acting.ts';
import { isWork, type EndReason, type Participant, type PauseReason, type Session, type WorkPhase } from './session.ts'; // prettier-ignore
import { everybody, everyPartyIsHere, leadIsHere, spokesmen, to, type Stepped } from './table.ts';

export function paused(session: Session, from: WorkPhase, why: PauseReason): Stepped {
  // a caucus does not survive a pause: who is where is asked anew
  const back: WorkPhase = from.kind === 'caucus' ? { kind: 'statements' } : from;
  return to({ ...session, phase: { kind: 'paused', why, from: back } }, { do: 'disconnectAll' }, { do: 'announce', what: 'paused' }); // prettier-ignore
}

export function resumed(session: Session, regime: Regime): Stepped {
  const { phase } = session;
  if (phase.kind !== 'paused') return err('notNow');
  if (!leadIsHere(session, regime)) return err('leadMissing');
  if (!everyPartyIsHere(session)) return err('partyMissing');
  // who was lost has no identity: the round is held again for them before the table goes on
  const missing = spokesmen(session).some((one) => one.identityAt === null);
  const earlier = phase.from.kind === 'opened' || phase.from.kind === 'identityRound';
  if (missing && !earlier) return err('identityMissing');
  const next: Session = { ...session, phase: phase.from };
  return to(next, everybody(next), { do: 'announce', what: 'resumed' });
}

/** No "are you sure": whoever does not want to go on is free to stop, at any moment (人民调解法 23). */
export function stopped(session: Session, who: Participant, regime: Regime): Stepped {
  if (!speaks(who.role)) return err('notYourPart');
  const { phase } = session;
  if (phase.kind === 'sealed' || phase.kind === 'service' || phase.kind === 'confirmation')
    return err('notNow');
  if (regime.stopEnds || !isWork(phase)) {
    const closed = ended(session, 'refused');
    return closed.ok
      ? to(closed.value.session, { do: 'announce', what: 'stopped' }, ...closed.value.effects)
      : closed;
  }
  return paused(session, phase, 'breakOff');
}

export function ended(session: Session, reason: EndReason): Stepped {
  const { phase } = session;
  // only what was read out whole is handed over
  if (reason === 'onPaper') return err('notComplete');
  const after = phase.kind === 'sealed' || phase.kind === 'service' || phase.kind === 'confirmation';
  if ((reason === 'agreement') !== after) return err(after ? 'notNow' : 'notComplete');
  return to(
    { ...session, phase: { kind: 'closed', reason } },
    { do: 'disconnectAll' },
    { do: 'announce', what: 'ended' },
  );
}
