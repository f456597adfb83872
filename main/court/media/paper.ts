/** The rules of one paper on the table: who leads, who may draw on it, who may save it. Pure; who is there says the room. */
import type { paperAsks, PaperWhat } from '../../contract/coview.ts';
import type { LiveRefusal } from '../../contract/live.ts';
import { err, ok, unreachable, type Result } from '../../contract/result.ts';
import type { z } from 'zod';

export type Paper = {
  readonly paper: string;
  readonly what: PaperWhat;
  readonly sha256: string;
  readonly pages: number;
  readonly page: number;
  readonly leader: number;
  readonly drawers: readonly number[];
  readonly keepers: readonly number[];
  /** Marks numbered higher stay with the request; null: none do. What was made while none did never stays. */
  readonly keepsFrom: number | null;
};
/** `page`: where it is opened. */
export type LaidPaper = Pick<Paper, 'paper' | 'what' | 'sha256' | 'pages' | 'page'>;
export type PaperAsk = z.infer<(typeof paperAsks)[number]>;
/** What is written down. */
export type PaperDeed = 'laid' | 'takenOff' | 'released' | 'withdrawn' | 'keepsMarks' | 'keepsNoMarks';
export type Turned = { readonly paper: Paper | null; readonly deed: PaperDeed | null };

export const laidOn = (laid: LaidPaper, host: number): Paper => ({
  ...laid,
  leader: host,
  drawers: [],
  keepers: [],
  keepsFrom: null,
});

export type Around = {
  readonly host: number;
  /** Whether this seat has the paper before it. */
  readonly there: (seat: number) => boolean;
  /** A booth has no place of its own to save a file to. */
  readonly canKeep: (seat: number) => boolean;
};

export function askedOf(
  paper: Paper,
  by: number,
  ask: PaperAsk,
  { host, there, canKeep }: Around,
): Result<Turned, LiveRefusal> {
  if (ask.paper !== paper.paper) return err('noSuchPaper');
  const done = (change: Partial<Paper>, deed: PaperDeed | null = null): Result<Turned, LiveRefusal> =>
    ok({ paper: { ...paper, ...change }, deed });
  if (ask.t === 'turn') {
    if (by !== host && by !== paper.leader) return err('notNow');
    return ask.page > paper.pages ? err('noSuchPaper') : done({ page: ask.page });
  }
  if (by !== host) return err('hostOnly');
  if (ask.t === 'takeOff') return ok({ paper: null, deed: 'takenOff' });
  if (!there(ask.seat)) return err('noSuchSeat');
  switch (ask.t) {
    case 'lead':
      return done({ leader: ask.seat });
    case 'letDraw':
      return done({ drawers: withSeat(paper.drawers, ask.seat, ask.on) });
    case 'release':
      if (ask.on && !canKeep(ask.seat)) return err('mayNotKeep');
      return done({ keepers: withSeat(paper.keepers, ask.seat, ask.on) }, ask.on ? 'released' : 'withdrawn');
    default:
      return unreachable(ask);
  }
}

const withSeat = (seats: readonly number[], seat: number, on: boolean): readonly number[] => {
  const others = seats.filter((one) => one !== seat);
  return on ? [...others, seat].toSorted((a, b) => a - b) : others;
};

/** Who left has no part in it any more. */
export function withoutGone(
  paper: Paper | null,
  here: (seat: number) => boolean,
  host: number,
): Paper | null {
  if (paper === null) return null;
  const leader = here(paper.leader) ? paper.leader : host;
  return { ...paper, leader, drawers: paper.drawers.filter(here), keepers: paper.keepers.filter(here) };
}
