/** Whose words the court passes on between a page and a booth's table: a party's, let in, with the host, and nobody else's. */
import { describe, expect, it } from 'vitest';
import { changed, HOST, mayPass, newSeat, openRoom, type Room } from './room.ts';

const admitted = (room: Room, seat: number): Room => changed(room, seat, { phase: 'admitted' });
const PARTY = 2;
const AGENT = 3;

function roomWith(host: 'booth' | 'mediator'): Room {
  const empty = openRoom(host);
  const room: Room = { ...empty, seats: [...empty.seats, newSeat(PARTY, 'party'), newSeat(AGENT, 'agent')] };
  return [HOST, PARTY, AGENT].reduce(admitted, room);
}
const both = (room: Room, seat: number): readonly boolean[] => [
  mayPass(room, seat, HOST).ok,
  mayPass(room, HOST, seat).ok,
];

describe('words between a page and a booth’s table', () => {
  const room = roomWith('booth');

  it('are passed on of a party that was let in, both ways', () => {
    expect(both(room, PARTY)).toEqual([true, true]);
    expect(both(changed(room, PARTY, { phase: 'lobby' }), PARTY)).toEqual([false, false]);
    expect(both(changed(room, PARTY, { phase: 'left' }), PARTY)).toEqual([false, false]);
  });

  it('are nobody else’s: not an agent’s, not of two guests, not of a seat that is not there, not the host’s own', () => {
    expect(both(room, AGENT)).toEqual([false, false]);
    expect(mayPass(room, PARTY, AGENT)).toEqual({ ok: false, error: 'noSuchSeat' });
    expect(both(room, 9)).toEqual([false, false]);
    expect(mayPass(room, HOST, HOST).ok).toBe(false);
  });

  it('rest while the party is parted from the host, and in a break', () => {
    expect(mayPass({ ...room, caucus: [AGENT] }, PARTY, HOST)).toEqual({ ok: false, error: 'notNow' });
    expect(both({ ...room, caucus: [PARTY] }, PARTY)).toEqual([true, true]);
    expect(mayPass({ ...room, paused: true }, HOST, PARTY)).toEqual({ ok: false, error: 'notNow' });
  });

  it('need a booth’s table at the other end', () => {
    expect(both(roomWith('mediator'), PARTY)).toEqual([false, false]);
  });
});
