/** What only a party itself says: of one that is elsewhere no tap at this booth counts. Pure. */
import type { SessionAct } from '../../../contract/sessionScreen.ts';
import type { Table } from '../desk.ts';
import { isElsewhere } from '../seats.ts';

/** A tap that would speak for a party in a page of its own. */
export function onesOwn(table: Table, act: SessionAct): boolean {
  switch (act.do) {
    case 'acknowledge':
    case 'service':
    case 'heard':
    case 'doubt':
    case 'clear':
    case 'notSign':
    case 'switchAgree':
    case 'switchDecline':
    case 'guestAnswer':
    case 'demoSeen':
      return isElsewhere(table, act.seat);
    case 'signNow':
    case 'refuseToSign':
      return act.who !== 'lead' && isElsewhere(table, act.who);
    default:
      return false;
  }
}
