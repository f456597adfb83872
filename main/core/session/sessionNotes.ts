/** What of a mediation is only written down: ids, kinds and answers, never a name. */
import type { Log } from '../../contract/events.ts';
import { unreachable } from '../../contract/result.ts';
import type { Table } from './desk.ts';
import type { SessionWish } from './wishes.ts';

type NoteWish = Extract<
  SessionWish,
  {
    do:
      | 'noteRefused' | 'noteTold' | 'noteActing' | 'noteSwitchOffered' | 'noteSwitchAgreed' | 'noteSwitchDropped' | 'noteGuest' | 'noteGuestCame'
      | 'noteHandedOver' | 'noteTied' | 'noteReason';
  }
>; // prettier-ignore

export interface NoteParts {
  readonly log: Log;
  readonly visitId: string;
  readonly sessionId: string;
}

export function noteWish(wish: NoteWish, { log, visitId, sessionId }: NoteParts): void {
  switch (wish.do) {
    case 'noteRefused':
      return log('staffRefused', { visitId, why: wish.why });
    case 'noteTold':
      return log('noticeTold', {
        sessionId,
        seat: wish.seat,
        notice: wish.notice,
        textVersion: wish.version,
      });
    case 'noteActing':
      return log('actingShown', { sessionId, seat: wish.seat, as: wish.as, authority: wish.authority, pages: wish.pages }); // prettier-ignore
    case 'noteSwitchOffered':
      return log('switchOffered', { sessionId, to: wish.to });
    case 'noteSwitchAgreed':
      return log('switchAgreed', { sessionId, to: wish.to, seat: wish.seat });
    case 'noteSwitchDropped':
      return log('switchDropped', { sessionId, to: wish.to });
    case 'noteGuest':
      return log('guestAsked', { sessionId, answer: wish.answer });
    case 'noteGuestCame':
      return log('guestCame', { sessionId, staff: wish.staff, role: wish.role });
    case 'noteHandedOver':
      return log('paperHandedOver', { sessionId, document: wish.document });
    case 'noteTied':
      return log('partyTied', { sessionId, seat: wish.seat, method: wish.method });
    case 'noteReason':
      return log('sessionReasonNoted', { sessionId, reason: wish.reason });
    default:
      return unreachable(wish);
  }
}

/** Of whoever opened it, where somebody else leads. */
export const openedBy = (table: Table | null): string =>
  (table?.attending[0]?.member ?? table?.lead)?.id ?? '';
