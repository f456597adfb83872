/** Which connections stand in a room: each with each, by way of the relay, silent with who waits, and anew after a loss. */
import { describe, expect, test } from 'vitest';
import { ends, HOST, openRoom, type Room } from './room.ts';
import { stepRoom, type RoomEvent } from './roomStep.ts';
import { roomViewOf } from './roomView.ts';
import { asked, EQUIPMENT, following, SEATS } from './roomWalkKit.ts';

const START = following([
  { kind: 'seatTaken', role: 'party' },
  { kind: 'seatTaken', role: 'judicialOfficer' },
]);

const pairsIn = (room: Room): number[][] =>
  room.links.flatMap((link) => (link.kind === 'pair' ? [[link.a, link.b]] : []));

describe('the connections of a room', () => {
  const inside = following(
    SEATS.flatMap((seat): RoomEvent[] => [
      { kind: 'lineUp', seat, page: 'first' },
      asked(seat, { t: 'ready', equipment: EQUIPMENT }),
      ...(seat === HOST ? [] : [asked(HOST, { t: 'admit', seat })]),
    ]),
    START,
  );

  test('three are joined each with each, and a fourth waits until one has left', () => {
    expect(pairsIn(inside)).toEqual([[1, 2], [1, 3], [2, 3]]); // prettier-ignore
    const four = following(
      [
        { kind: 'seatTaken', role: 'agent' },
        { kind: 'lineUp', seat: 4, page: 'first' },
        asked(4, { t: 'ready', equipment: EQUIPMENT }),
      ],
      inside,
    );
    expect(stepRoom(four, asked(HOST, { t: 'admit', seat: 4 }))).toEqual({ ok: false, error: 'full' });
    const left = following([asked(3, { t: 'leave' }), asked(HOST, { t: 'admit', seat: 4 })], four);
    expect(pairsIn(left)).toEqual([[1, 2], [1, 4], [2, 4]]); // prettier-ignore
  });

  test('who waits is joined with the host quietly, and is let in by that connection', () => {
    const waiting = following(
      [1, 2].flatMap((seat): RoomEvent[] => [
        { kind: 'lineUp', seat, page: 'first' },
        asked(seat, { t: 'ready', equipment: EQUIPMENT }),
      ]),
      START,
    );
    const linkSeen = (room: Room, you: number): unknown => roomViewOf('x', room, you).links[0];
    const pair = { kind: 'pair', link: 1, initiator: false, seat: HOST };
    expect(linkSeen(waiting, 2)).toEqual({ ...pair, quiet: true });
    const inside = following([asked(HOST, { t: 'admit', seat: 2 })], waiting);
    expect(linkSeen(inside, 2)).toEqual({ ...pair, quiet: false });
    const failed = stepRoom(waiting, asked(2, { t: 'linkFailed', link: 1 }));
    expect(failed.ok && [failed.value.notes, linkSeen(failed.value.room, 2)]).toEqual([
      [],
      { ...pair, link: 2, quiet: true },
    ]);
  });

  test('a talk apart parts the other seat, and joins it anew when it ends', () => {
    const apart = following([asked(HOST, { t: 'caucus', with: [2] })], inside);
    expect(apart.links).toEqual([inside.links[0]]);
    const together = following([asked(HOST, { t: 'caucus', with: null })], apart);
    expect(together.links).toHaveLength(3);
    expect(together.links.find((link) => link.kind === 'pair' && link.b === 2)).toEqual(inside.links[0]);
    expect(Math.min(...together.links.filter((link) => ends(link, 3)).map(({ n }) => n))).toBeGreaterThan(3);
  });

  test('a lost line keeps its connections, a reloaded page gets new ones, each loss is noted', () => {
    const lost = stepRoom(inside, { kind: 'lineLost', seat: 2 });
    if (!lost.ok) throw new Error('refused');
    expect(lost.value.notes).toEqual([{ kind: 'fault', seat: 2, fault: 'lineLost' }]);
    expect(lost.value.room.links).toEqual(inside.links);
    expect(following([{ kind: 'lineUp', seat: 2, page: 'first' }], lost.value.room).links).toEqual(
      inside.links,
    );
    const reloaded = following([{ kind: 'lineUp', seat: 2, page: 'reloaded' }], lost.value.room);
    const numbers = (room: Room): number[] => room.links.map(({ n }) => n);
    expect(numbers(reloaded).filter((n) => numbers(inside).includes(n))).toEqual([2]);
  });

  test('what was said into a dead line makes the connection new when the line is back', () => {
    const missed = following(
      [{ kind: 'lineLost', seat: 2 }, { kind: 'signalMissed', link: 1 }, { kind: 'lineUp', seat: 2, page: 'first' }],
      inside,
    ); // prettier-ignore
    expect(missed.links.find((link) => ends(link, 1) && ends(link, 2))?.n).toBeGreaterThan(3);
  });

  const four = (relay: 'up' | 'none'): Room =>
    following(
      [1, 2, 3, 4].flatMap((seat): RoomEvent[] => [
        ...(seat === HOST ? [] : [{ kind: 'seatTaken', role: 'party' } as const]),
        { kind: 'lineUp', seat, page: 'first' },
        asked(seat, { t: 'ready', equipment: EQUIPMENT }),
        ...(seat === HOST || (relay === 'none' && seat === 4) ? [] : [asked(HOST, { t: 'admit', seat })]),
      ]),
      openRoom('booth', relay),
    );
  const kinds = (room: Room): string =>
    room.links
      .map((link) => (link.kind === 'pair' ? `${link.a}-${link.b}` : `${link.kind} ${link.seat}`))
      .join();

  test('the fourth changes everybody to the relay, and who leaves changes them back', () => {
    const relayed = four('up');
    expect(kinds(relayed)).toBe('send 1,receive 1,send 2,receive 2,send 3,receive 3,send 4,receive 4');
    expect(kinds(following([asked(4, { t: 'leave' })], relayed))).toBe('1-2,1-3,2-3');
    expect(stepRoom(four('none'), asked(HOST, { t: 'admit', seat: 4 }))).toEqual({
      ok: false,
      error: 'full',
    });
  });

  test('a lost relay is told and noted, keeps nothing, and comes back under new numbers', () => {
    const relayed = four('up');
    const lost = stepRoom(relayed, { kind: 'relayChanged', up: false });
    if (!lost.ok) throw new Error('refused');
    expect(lost.value.room.links).toEqual([]);
    expect(lost.value.notes).toEqual([{ kind: 'fault', seat: HOST, fault: 'relayLost' }]);
    expect(roomViewOf('x', lost.value.room, 3)).toMatchObject({ relayLost: true, links: [], most: 3 });
    const back = following([{ kind: 'relayChanged', up: true }], lost.value.room);
    expect(kinds(back)).toBe(kinds(relayed));
    expect(Math.min(...back.links.map(({ n }) => n))).toBe(relayed.nextLink);
  });

  test('a talk apart leaves the relay nothing of who is outside', () => {
    const apart = following([asked(HOST, { t: 'caucus', with: [2] })], four('up'));
    expect(kinds(apart)).toBe('send 1,receive 1,send 2,receive 2');
    const view = roomViewOf('x', apart, 2);
    expect(view.links).toMatchObject([{ kind: 'send' }, { kind: 'receive', from: [{ seat: 1 }] }]);
  });
});
