/** Credentials for the TURN server: what they are, who is told them, and when they are renewed. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LiveTell } from '../../contract/live.ts';
import { err } from '../../contract/result.ts';
import { liveRoom, type LiveRoom, type LiveRoomParts, type Wire } from './liveRoom.ts';
import { openRoom } from './room.ts';
import { mediaSettingsOf, type TurnSettings } from './mediaSettings.ts';
import { iceGrant, type IceTell } from './turn.ts';

const TURN: TurnSettings = {
  urls: ['turn:127.0.0.1:3478'], secret: 'a secret of the tests', lifetimeSeconds: 600, relayOnly: false,
}; // prettier-ignore
const START = 1_800_000_000_000;
const READY = { t: 'ready', equipment: { camera: true, microphone: true, speaker: 'heard' } } as const;

const NO_PAPERS: LiveRoomParts['opener'] = {
  open: () => Promise.resolve(err('noSuchPaper')),
  catalogue: () => Promise.resolve(err('noSuchPaper')),
  find: () => Promise.resolve(err('noSuchPaper')),
  again: () => {
    throw new Error('nothing was laid');
  },
};
const NOTHING_KEPT: LiveRoomParts['keeper'] = {
  laid: () => undefined, inked: () => undefined, dropped: () => undefined, missed: () => undefined, kept: () => [], earlier: () => [],
}; // prettier-ignore

const NOTHING_WRITTEN: LiveRoomParts['draftKeeper'] = {
  laid: () => undefined, sheet: () => undefined, wrote: () => true, read: () => undefined, dropped: () => undefined, kept: () => [],
}; // prettier-ignore

function room(): { room: LiveRoom; pass: (ms: number) => void } {
  let at = START;
  return {
    pass: (ms) => (at += ms),
    room: liveRoom({
      id: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', room: openRoom('mediator'), openedAt: new Date(at).toISOString(), relay: null, now: () => at,
      keep: () => new Map(), changed: () => undefined, misses: 0,
      recorder: { hasPlace: () => false, ended: () => undefined },
      ice: (seat) => iceGrant(TURN, `room-${seat}`, at), opener: NO_PAPERS, keeper: NOTHING_KEPT, draftKeeper: NOTHING_WRITTEN,
    }),
  }; // prettier-ignore
}

function page(): { wire: Wire; told: LiveTell[]; ice: () => IceTell[] } {
  const told: LiveTell[] = [];
  const ice = (): IceTell[] => told.flatMap((tell) => (tell.t === 'ice' ? [tell] : []));
  return { told, ice, wire: { say: (tell) => void told.push(tell), hangUp: () => undefined } };
}

describe('credentials for the TURN server', () => {
  test('name when they end and for which seat, under a digest that the secret alone can make', () => {
    const [server] = iceGrant(TURN, 'room-2', START).tell.servers;
    expect(server?.username).toBe('1800000600:room-2');
    const digest = createHmac('sha1', TURN.secret).update('1800000600:room-2').digest('base64');
    expect(server?.credential).toBe(digest);
    expect(JSON.stringify(server)).not.toContain(TURN.secret);
  });

  test('are told to who is joined, before the connections, and to nobody who is still at the check', () => {
    const { room: live } = room();
    const [host, guest] = [page(), page()];
    live.join(1, 'page-of-host', host.wire);
    expect(host.ice()).toEqual([]);
    live.asked(1, READY);
    live.step({ kind: 'seatTaken', role: 'party' });
    live.join(2, 'page-of-guest', guest.wire);
    expect([host.ice().length, guest.ice().length]).toEqual([1, 0]);
    live.asked(2, READY);
    const joined = guest.told.findIndex((tell) => tell.t === 'room' && tell.view.links.length > 0);
    expect(guest.told.findIndex(({ t }) => t === 'ice')).toBeLessThan(joined);
    expect(guest.ice()[0]?.servers[0]?.username).toMatch(/:room-2$/);
  });

  test('are renewed when half used up, and not before', () => {
    const { room: live, pass } = room();
    const host = page();
    live.join(1, 'page-of-host', host.wire);
    live.asked(1, READY);
    pass(299_000);
    live.renew();
    expect(host.ice()).toHaveLength(1);
    pass(1_000);
    live.renew();
    expect(host.ice().map(({ servers }) => servers[0]?.username)).toEqual(['1800000600:room-1', '1800000900:room-1']);
  }); // prettier-ignore

  test('are fresh for a line that comes back', () => {
    const { room: live, pass } = room();
    const [host, back] = [page(), page()];
    live.join(1, 'page-of-host', host.wire);
    live.asked(1, READY);
    live.lost(1, host.wire);
    pass(10_000);
    live.join(1, 'page-of-host', back.wire);
    expect(back.ice()[0]?.servers[0]?.username).toBe('1800000610:room-1');
  });
});

test('a file of servers that does not hold is refused without its secret being told', () => {
  const { secret } = TURN;
  const refused = mediaSettingsOf(JSON.stringify({ turn: { ...TURN, secret, lifetimeSeconds: 5 } }));
  expect(refused).toEqual({ ok: false, error: 'turn.lifetimeSeconds too_small' });
  expect(mediaSettingsOf(JSON.stringify({ turn: TURN }))).toEqual({
    ok: true,
    value: { turn: TURN, relay: null },
  });
  expect(mediaSettingsOf('no JSON').ok).toBe(false);
});
