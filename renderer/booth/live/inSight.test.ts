import { describe, expect, it } from 'vitest';
import type { RoomView, SeatView } from '../../../main/contract/live.ts';
import { callZh } from '../../call/textZh.ts';
import { elsewhere, sharesOf } from './inSight.ts';

const EIGHT = [2, 3, 4, 5, 6, 7, 8, 1];

describe('the pages of pictures', () => {
  it.each([
    [100, false, 1, 4],
    [100, true, 1, 2],
    [125, false, 2, 2],
    [150, true, 2, 2],
    [200, false, 4, 2],
    [200, true, 4, 1],
  ] as const)('at %d %% (upright: %s) are %d, in %d columns', (scale, portrait, pages, columns) => {
    const shares = sharesOf(EIGHT, scale, portrait);
    expect(shares.columns).toBe(columns);
    expect(shares.pages).toHaveLength(pages);
    expect(shares.pages.flat()).toEqual(EIGHT);
  });

  it('is one when somebody is alone', () => {
    expect(sharesOf([1], 200, false)).toEqual({ columns: 1, pages: [[1]] });
  });
});

describe('what those want who are not in sight', () => {
  const seat = (number: number, more: Partial<SeatView>): SeatView => ({
    seat: number, role: number === 1 ? 'booth' : 'party', host: number === 1, phase: 'admitted', online: true, microphone: true, camera: true,
    wish: 'none', hears: true, apart: false, equipment: null, health: null, ...more,
  }); // prettier-ignore
  const room = (...seats: readonly SeatView[]): RoomView => ({
    room: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', you: 1, seats: [...seats], links: [], most: 8, relayLost: false, caucus: false, paused: false, paper: null, draft: null,
  }); // prettier-ignore
  const told = (view: RoomView, inSight: readonly number[]): string | null =>
    elsewhere(view, inSight, callZh, (who, what, more) => `${who} ${what} ${more}`);

  it('is said of the first, with how many more', () => {
    const view = room(
      seat(1, {}),
      seat(2, { wish: 'break' }),
      seat(3, { hears: false }),
      seat(4, { wish: 'speak' }),
    );
    expect(told(view, [1, 2])).toBe('当事人（3 号） 他听不清 1');
  });

  it('is nothing when they are in sight, want nothing, are oneself or wait outside', () => {
    const view = room(
      seat(1, { wish: 'speak' }),
      seat(2, { wish: 'speak' }),
      seat(3, {}),
      seat(4, { phase: 'lobby', wish: 'speak' }),
    );
    expect(told(view, [2])).toBeNull();
  });
});
