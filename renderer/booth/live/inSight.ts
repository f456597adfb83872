/** Whose pictures the booth shows at once, and what the others want meanwhile. Pure. */
import type { RoomView } from '../../../main/contract/live.ts';
import { plateOf } from '../../call/plate.ts';
import type { CallText } from '../../call/text.ts';
import type { Look, Screen } from '../../../main/contract/screen.ts';

/** So many pictures, side by side, that what stands under each can be read; lying and upright. */
const ROOM: Readonly<Record<Look['scale'], Readonly<Record<'lying' | 'upright', readonly [columns: number, rows: number]>>>> = {
  100: { lying: [4, 2], upright: [2, 4] },
  125: { lying: [3, 2], upright: [2, 3] },
  150: { lying: [2, 2], upright: [2, 2] },
  200: { lying: [2, 1], upright: [1, 2] },
}; // prettier-ignore

/** The seats on each page, as even as can be, and in how many columns a page stands. */
export function sharesOf(
  seats: readonly number[],
  scale: Look['scale'],
  portrait: boolean,
): { readonly columns: number; readonly pages: readonly (readonly number[])[] } {
  const [columns, rows] = ROOM[scale][portrait ? 'upright' : 'lying'];
  const count = Math.max(1, Math.ceil(seats.length / (columns * rows)));
  const each = Math.max(1, Math.ceil(seats.length / count));
  const pages = Array.from({ length: count }, (_, page) => seats.slice(page * each, (page + 1) * each));
  // few stand in a row of their own rather than small in a corner
  return { columns: Math.min(columns, Math.max(1, Math.ceil(each / rows))), pages };
}

/** Whether a name is being written: pad, clauses and words need the height of the pictures. */
export const padShown = (screen: Screen): boolean =>
  (screen.kind === 'session' && screen.step.at === 'sign') ||
  (screen.kind === 'joining' && screen.step.at === 'room' && screen.step.part.is === 'sign');

export const waitingIn = ({ seats }: RoomView): number =>
  seats.filter(({ phase }) => phase === 'lobby').length;

/** What those want who are not in sight, the first by name of their role; null: nothing. A muted one wants nothing and says so on its own picture. */
export function elsewhere(
  view: RoomView,
  inSight: readonly number[],
  words: CallText,
  say: (who: string, what: string, more: number) => string,
): string | null {
  const [first, ...more] = view.seats.filter(
    ({ seat, phase, wish, hears }) =>
      phase === 'admitted' && !inSight.includes(seat) && seat !== view.you && (wish !== 'none' || !hears),
  );
  if (first === undefined) return null;
  const what = first.wish === 'none' ? words.room.cannotHear : words.wish[first.wish];
  return say(plateOf(first, view, words), what, more.length);
}
