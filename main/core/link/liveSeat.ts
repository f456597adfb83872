/** The table's seat in a live session, as core carries it: between the page and the court, for one visit at a time. */
import { unreachable } from '../../contract/result.ts';
import { LIVE_CLOSE, type LiveAsk, type TableTold } from '../../contract/live.ts';
import type { CourtSocket, LiveNews } from './socket.ts';

export interface LiveSeatPorts {
  /** Whether people sit at a table now. */
  readonly atTable: () => boolean;
  readonly say: CourtSocket['say'];
  readonly push: (told: TableTold) => void;
  /** The page may open camera and microphone from now on, or no longer. */
  readonly allow: (allowed: boolean) => void;
}

export interface LiveSeat {
  open(): boolean;
  say(ask: LiveAsk): void;
  heard(news: LiveNews): void;
  /** The visit is over: so is its room, and nothing more of it is told. */
  forget(): void;
}

export function createLiveSeat({ atTable, say, push, allow }: LiveSeatPorts): LiveSeat {
  /** `asked`: the court has yet to open it; what it closes until then is the one before. */
  let room: 'none' | 'asked' | 'open' = 'none';
  return {
    open() {
      if (!atTable() || !say({ t: 'liveOpen' })) return false;
      room = 'asked';
      allow(true);
      return true;
    },
    say(ask) {
      if (room !== 'none') say({ t: 'live', say: JSON.stringify(ask) });
    },
    heard(news) {
      if (room === 'none') return;
      switch (news.t) {
        case 'liveOpened':
          room = 'open';
          return push({ t: 'opened', ticket: news.seat.ticket });
        case 'live':
          return push({ t: 'tell', tell: news.tell });
        case 'liveClosed':
          if (room === 'open' && news.code === LIVE_CLOSE.over) {
            room = 'none';
            allow(false);
          }
          return push({ t: 'closed', code: news.code });
        case 'line':
          return push({ t: 'line', up: news.up });
        default:
          return unreachable(news);
      }
    },
    forget() {
      if (room === 'none') return;
      say({ t: 'live', say: JSON.stringify({ t: 'end' } satisfies LiveAsk) });
      room = 'none';
      allow(false);
    },
  };
}
