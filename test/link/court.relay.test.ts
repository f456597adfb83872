/** The court's relay of pictures, a real Janus, asked by seats that say nonsense or what is another's. */
import { expect, onTestFinished, test } from 'vitest';
import { SeatAnswer, type LinkView } from '../../main/contract/live.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thisMachine } from '../media/hosts.ts';
import { janusServer, type JanusServer } from '../media/programs.ts';
import { courtFolder, courtHere, courtProgram, type Logged } from './courtHarness.ts';
import { atDesk, LiveSeat, openAtDesk, READY, roomOf } from './liveSeat.ts';

const NONSENSE = { type: 'offer', sdp: 'v=0\r\nthis is no description of a connection\r\n' } as const;

/** Four admitted seats, by way of the relay. */
async function four(): Promise<{ seats: LiveSeat[]; janus: JanusServer; logged: readonly Logged[] }> {
  const janus = await janusServer(thisMachine());
  onTestFinished(() => janus.end());
  const court = await courtHere({ settings: { media: { turn: null, relay: janus.settings } } });
  const seats = await roomOf(court, 2);
  const host = at(seats, 1);
  const { room } = await host.view(({ most }) => most > 3);
  const answer = await atDesk(court, `rooms/${room}/seats`, { role: 'judge' });
  const fourth = await LiveSeat.join(court, SeatAnswer.parse(await answer.json()));
  await fourth.say(READY);
  await host.view((view) => view.seats.some(({ seat, phase }) => seat === 4 && phase === 'lobby'));
  await host.say({ t: 'admit', seat: 4 });
  for (const seat of [...seats, fourth])
    await seat.view(({ links }) => links.some(({ kind }) => kind === 'send'));
  return { seats: [...seats, fourth], janus, logged: court.logged };
}

function at(seats: readonly LiveSeat[], number: number): LiveSeat {
  const seat = seats[number - 1];
  if (seat === undefined) throw new Error('no such seat');
  return seat;
}
const linkOf = async (seat: LiveSeat, kind: LinkView['kind'], not = 0): Promise<number> => {
  const fits = (one: LinkView): boolean => one.kind === kind && one.link !== not;
  const { links } = await seat.view((view) => view.links.some(fits));
  return links.find(fits)?.link ?? 0;
};

test('who says nonsense to the relay gets another connection; nobody else loses theirs', async () => {
  const { seats, logged } = await four();
  const before = await Promise.all(seats.map((seat) => linkOf(seat, 'send')));
  await at(seats, 2).say({ t: 'signal', link: before[1] ?? 0, signal: NONSENSE });
  const anew = await linkOf(at(seats, 2), 'send', before[1]);
  expect(anew).toBeGreaterThan(Math.max(...before));
  for (const number of [1, 3, 4]) expect(await linkOf(at(seats, number), 'send')).toBe(before[number - 1]);
  expect(logged.filter(({ event }) => event === 'relayRefused').length).toBeGreaterThan(0);
}); // prettier-ignore

test('a connection to the relay is spoken on by its own seat alone', async () => {
  const { seats, logged } = await four();
  const link = await linkOf(at(seats, 3), 'send');
  await at(seats, 2).say({ t: 'signal', link, signal: NONSENSE });
  await at(seats, 2).settled();
  expect(logged.filter(({ event }) => event === 'liveRefused').at(-1)?.fields).toEqual({ ask: 'signal', why: 'noSuchLink' });
  expect(await linkOf(at(seats, 3), 'send')).toBe(link);
}); // prettier-ignore

test('a relay that dies is told to all, comes back under new numbers, and no secret of it is ever told', async () => {
  const { seats, janus, logged } = await four();
  const before = await linkOf(at(seats, 1), 'send');
  await janus.kill();
  for (const seat of seats) expect((await seat.view(({ relayLost }) => relayLost)).links).toEqual([]);
  await janus.start();
  for (const seat of seats) expect(await linkOf(seat, 'send', before)).toBeGreaterThan(before);
  const told = JSON.stringify([seats.map((seat) => seat.told), logged]);
  for (const secret of [janus.settings.apiSecret, janus.settings.adminKey]) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/"pin"|"secret"|"room":\d/);
  expect(logged.flatMap(({ event, fields }) => (event === 'liveFault' ? [fields] : []))).toMatchObject([
    { fault: 'relayLost' },
    { fault: 'relayBack' },
  ]);
}); // prettier-ignore

test('what a court that ended without a word left in the relay is cleared away by the next, and its room goes on there', async () => {
  const janus = await janusServer(thisMachine());
  onTestFinished(() => janus.end());
  const folder = courtFolder();
  const settings = join(folder, 'media.json');
  writeFileSync(settings, JSON.stringify({ relay: janus.settings }));
  const before = await courtProgram(folder, '--media', settings);
  const court = { url: before.url, token: before.token };
  const ticket = await openAtDesk(court);
  const host = await LiveSeat.join(court, ticket);
  await host.say(READY);
  await host.view(({ most }) => most > 3);
  const tickets = [];
  for (const number of [2, 3, 4]) {
    const seat = SeatAnswer.parse(
      await (await atDesk(court, `rooms/${ticket.room}/seats`, { role: 'judge' })).json(),
    );
    tickets.push(seat);
    const one = await LiveSeat.join(court, seat);
    await one.say(READY);
    await host.view((view) => view.seats.some(({ seat: who, phase }) => who === number && phase === 'lobby'));
    await host.say({ t: 'admit', seat: number });
  }
  const link = await linkOf(host, 'send');
  await expect.poll(() => janus.rooms(), { timeout: 60_000 }).toBe(1);
  await before.kill('SIGKILL');

  const after = await courtProgram(folder, '--media', settings);
  const seats = [];
  for (const one of [ticket, ...tickets]) seats.push(await LiveSeat.join(after, one));
  for (const seat of seats) expect(await linkOf(seat, 'receive')).toBeGreaterThan(link);
  await expect.poll(() => janus.rooms(), { timeout: 60_000 }).toBe(1);
});
