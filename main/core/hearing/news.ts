/** Sends what the court's line says to whom it concerns: the table's or hearing's seat, whoever attends a hearing, or whoever joins another booth's mediation. */
import type { LiveSeat } from '../link/liveSeat.ts';
import type { LiveNews } from '../link/socket.ts';
import type { Joiner } from '../joining/joiner.ts';
import type { Attendant } from './attendant.ts';

export function courtNews(news: LiveNews, seat: LiveSeat, attendant: Attendant, joiner: Joiner): void {
  if (news.t === 'hearing') return attendant.heard(news);
  if (news.t === 'seatsKept') return attendant.kept(news.seats);
  seat.heard(news);
  joiner.heard(news);
  if (news.t === 'line') attendant.lineIs(news.up);
  return undefined;
}
