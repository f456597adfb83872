/** A neutral guest at the table, a deputy or an expert: asked of every party alone, and there only if all of them want it (人民调解法 20). Pure. */
import { err } from '../result.ts';
import { speaks } from './acting.ts';
import type { Role } from './roles.ts';
import type { Participant, Session, SessionEvent } from './session.ts';
import { everyPartyIsHere, spokesmen, to, type Stepped } from './table.ts';

/** Takes part by invitation, speaks for nobody, signs and decides nothing. */
export const isGuest = (role: Role): boolean => role === 'deputy' || role === 'expert';

export const hasGuest = ({ participants }: Session): boolean =>
  participants.some((one) => isGuest(one.role) && one.here !== 'left');

type GuestEvent = Extract<SessionEvent, { kind: 'guestProposed' | 'guestAnswered' | 'guestDropped' }>;

/** Asked once: a no is not argued with, and whose it was is kept nowhere. */
export function guestStep(session: Session, who: Participant, event: GuestEvent, leads: boolean): Stepped {
  const { guesting } = session;
  switch (event.kind) {
    case 'guestProposed': {
      if (!leads) return err('notYourPart');
      const { kind } = session.phase;
      if (kind !== 'statements' && kind !== 'proposals' && kind !== 'drafting') return err('notNow');
      if (guesting !== null || session.turning !== null || hasGuest(session)) return err('notNow');
      if (session.guestDeclined) return err('declinedBefore');
      if (!everyPartyIsHere(session)) return err('partyMissing');
      return to({ ...session, guesting: { answered: [], no: false } });
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
        ? to({ ...session, guesting: null, guestDeclined: true })
        : to({ ...session, guesting: { answered, no } });
    }
    case 'guestDropped':
      if (!leads) return err('notYourPart');
      return guesting === null ? err('notNow') : to({ ...session, guesting: null });
  }
}

/** Whether a guest may come in now: every party said yes. */
export const mayComeAsGuest = (session: Session): boolean =>
  session.guesting !== null &&
  !session.guesting.no &&
  !hasGuest(session) &&
  // of a party whose line broke nobody knows whether it still wants one
  everyPartyIsHere(session) &&
  spokesmen(session).every((one) => session.guesting?.answered.includes(one.id) === true);

/** Another kind of mediation begins without them: whoever wants them there says so anew. */
export const withoutGuests = (session: Session): Session => ({
  ...session,
  guesting: null,
  participants: session.participants.map((one) =>
    isGuest(one.role) ? { ...one, here: 'left', identityAt: null } : one,
  ),
});
