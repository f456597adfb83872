/** A guest at the table – a deputy or an expert, an agency's officer, a consumer committee: asked of every party alone, and there only if all of them want it (人民调解法 20). Pure. */
import { z } from 'zod';
import type { Regime } from '../policy.ts';
import { err } from '../result.ts';
import { speaks } from './acting.ts';
import type { Role } from './roles.ts';
import type { Participant, Session, SessionEvent } from './session.ts';
import { everyPartyIsHere, spokesmen, to, type Stepped } from './table.ts';

/** Whom one asks for. Each is asked for apart: who does not want an agency may well want a deputy. `neutral`: a deputy or an expert. */
export const GuestCall = z.enum(['neutral', 'agencyRep', 'consumerCommittee']);
export type GuestCall = z.infer<typeof GuestCall>;

/** As which guest somebody of this role comes; null: as none. */
export function guestCall(role: Role): GuestCall | null {
  if (role === 'deputy' || role === 'expert') return 'neutral';
  return role === 'agencyRep' || role === 'consumerCommittee' ? role : null;
}

/** Takes part by invitation, speaks for nobody, signs and decides nothing: an agency's officer too, wherever they do not lead. */
export const isGuest = (role: Role, { leads }: Pick<Regime, 'leads'>): boolean =>
  guestCall(role) !== null && !leads.includes(role);

/** One of them is there. */
export const hasGuest = ({ participants }: Session, call: GuestCall): boolean =>
  participants.some((one) => guestCall(one.role) === call && one.here !== 'left');

type GuestEvent = Extract<SessionEvent, { kind: 'guestProposed' | 'guestAnswered' | 'guestDropped' }>;

/** Asked once: a no is not argued with, and whose it was is kept nowhere. */
export function guestStep(session: Session, who: Participant, event: GuestEvent, leads: boolean): Stepped {
  const { guesting } = session;
  switch (event.kind) {
    case 'guestProposed': {
      if (!leads) return err('notYourPart');
      const { kind } = session.phase;
      if (kind !== 'statements' && kind !== 'proposals' && kind !== 'drafting') return err('notNow');
      if (guesting !== null || session.turning !== null || hasGuest(session, event.call))
        return err('notNow');
      if (session.guestDeclined.includes(event.call)) return err('declinedBefore');
      if (!everyPartyIsHere(session)) return err('partyMissing');
      return to({ ...session, guesting: { call: event.call, answered: [], no: false } });
    }
    case 'guestAnswered': {
      if (guesting === null) return err('notNow');
      if (!speaks(who.role) || !spokesmen(session).some((one) => one.id === who.id))
        return err('notYourPart');
      if (guesting.answered.includes(who.id)) return err('alreadyThere');
      const answered = [...guesting.answered, who.id];
      const no = guesting.no || !event.agrees;
      const all = everyPartyIsHere(session) && spokesmen(session).every((one) => answered.includes(one.id)); // prettier-ignore
      // everybody is asked whatever the others said: nobody's answer shows in who is asked after them
      return all && no
        ? to({ ...session, guesting: null, guestDeclined: [...session.guestDeclined, guesting.call] })
        : to({ ...session, guesting: { ...guesting, answered, no } });
    }
    case 'guestDropped':
      if (!leads) return err('notYourPart');
      return guesting === null ? err('notNow') : to({ ...session, guesting: null });
  }
}

/** Whether a guest may come in now: every party said yes to this very one. */
export const mayComeAsGuest = (session: Session, role: Role): boolean =>
  session.guesting !== null &&
  session.guesting.call === guestCall(role) &&
  !session.guesting.no &&
  !hasGuest(session, session.guesting.call) &&
  // of a party whose line broke nobody knows whether it still wants one
  everyPartyIsHere(session) &&
  spokesmen(session).every((one) => session.guesting?.answered.includes(one.id) === true);

/** Another kind of mediation begins without them: whoever wants them there says so anew. */
export const withoutGuests = (session: Session, now: Pick<Regime, 'leads'>): Session => ({
  ...session,
  guesting: null,
  participants: session.participants.map((one) =>
    isGuest(one.role, now) ? { ...one, here: 'left', identityAt: null } : one,
  ),
});
