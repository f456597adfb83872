/** The table's seat in a live session, as core carries it: between the page and the court, for one visit at a time. */
import { unreachable } from '../../contract/result.ts';
import type { LiveAsk, TableTold } from '../../contract/live.ts';
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
  let open = false;
  return {
    open() {
      if (!atTable() || !say({ t: 'liveOpen' })) return false;
      open = true;
      allow(true);
      return true;
    },
    say(ask) {
      if (open) say({ t: 'live', say: JSON.stringify(ask) });
    },
    heard(news) {
      if (!open) return;
      switch (news.t) {
        case 'liveOpened':
          return push({ t: 'opened', ticket: news.seat.ticket });
        case 'live':
          return push({ t: 'tell', tell: news.tell });
        case 'liveClosed':
          return push({ t: 'closed', code: news.code });
        case 'line':
          return push({ t: 'line', up: news.up });
        default:
          return unreachable(news);
      }
    },
    forget() {
      if (!open) return;
      say({ t: 'live', say: JSON.stringify({ t: 'end' } satisfies LiveAsk) });
      open = false;
      allow(false);
    },
  };
}
