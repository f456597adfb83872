/** The table's seat in a live session, as core carries it: between the page and the court, for one visit at a time. */
import { unreachable } from '../../contract/result.ts';
import { LIVE_CLOSE, type LiveAsk, type TableTold } from '../../contract/live.ts';
import type { DraftHost } from '../session/draftPorts.ts';
import type { CourtSocket, LiveNews } from './socket.ts';

export interface LiveSeatPorts {
  /** Whether people sit at a table now. */
  readonly atTable: () => boolean;
  readonly say: CourtSocket['say'];
  readonly push: (told: TableTold) => void;
  /** The page may open camera and microphone from now on, or no longer. */
  readonly allow: (allowed: boolean) => void;
  /** The agreement that is written together goes through core: it hears and answers first. */
  readonly draft?: Pick<DraftHost, 'heard' | 'asked' | 'line' | 'forget'>;
}

export interface LiveSeat {
  open(): boolean;
  /** A seat in a hearing, whose ticket the court gave to the person; null: it is over, and camera and microphone with it. */
  sit(ticket: string | null): void;
  /** A seat in the room of another booth's table; null: it is over. */
  join(ticket: string | null): void;
  /** Camera and microphone may be looked at before there is a seat. */
  ready(): void;
  say(ask: LiveAsk): void;
  heard(news: Exclude<LiveNews, { t: 'hearing' | 'seatsKept' }>): void;
  /** The visit is over: so is its room, and nothing more of it is told. */
  forget(): void;
}

export function createLiveSeat({ atTable, say, push, allow, draft }: LiveSeatPorts): LiveSeat {
  /** `asked`: the court has yet to open it; what it closes until then is the one before. */
  let room: 'none' | 'asked' | 'open' | 'hearing' | 'joined' = 'none';
  let allowed = false;
  const permit = (now: boolean): void => {
    if (allowed !== now) allow(now);
    allowed = now;
  };
  return {
    open() {
      if (!atTable() || !say({ t: 'liveOpen' })) return false;
      draft?.forget();
      room = 'asked';
      permit(true);
      return true;
    },
    sit(ticket) {
      room = ticket === null ? 'none' : 'hearing';
      permit(ticket !== null);
    },
    join(ticket) {
      room = ticket === null ? 'none' : 'joined';
      permit(ticket !== null);
    },
    ready: () => permit(true),
    say(ask) {
      // what is written together in the room of another table is not this core's to judge
      if (room !== 'none' && (room === 'joined' || draft?.asked(ask) !== false))
        say({ t: 'live', say: JSON.stringify(ask) });
    },
    heard(news) {
      if (room === 'none') return;
      switch (news.t) {
        case 'liveOpened':
          room = 'open';
          return push({ t: 'opened', ticket: news.seat.ticket });
        case 'live':
          // the sealed lines of pages elsewhere are core's own: the table's page has no part in them
          if (room === 'joined') return push({ t: 'tell', tell: news.tell });
          if (news.tell.t === 'fromSeat' || (news.tell.t === 'refused' && news.tell.ask === 'toSeat')) return;
          return draft?.heard(news.tell) === false ? undefined : push({ t: 'tell', tell: news.tell });
        case 'liveClosed':
          if (room === 'open' && news.code === LIVE_CLOSE.over) {
            room = 'none';
            permit(false);
            draft?.forget();
          }
          return push({ t: 'closed', code: news.code });
        case 'line':
          if (room !== 'joined') draft?.line(news.up);
          return push({ t: 'line', up: news.up });
        default:
          return unreachable(news);
      }
    },
    forget() {
      draft?.forget();
      if (room === 'none') return;
      // a seat in a hearing is given up by whoever attends it; one in another table's room alone, not the room
      const last: LiveAsk = { t: room === 'joined' ? 'leave' : 'end' };
      if (room !== 'hearing') say({ t: 'live', say: JSON.stringify(last) });
      room = 'none';
      permit(false);
    },
  };
}
