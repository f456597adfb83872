/** Live rooms of the court: who comes in, who hears whom, and what becomes of those who flood, lie, or come twice. */
import { expect, test } from 'vitest';
import { LIVE_FRAME_MAX, SeatAnswer } from '../../main/contract/live.ts';
import { CODE_LIFE_MS } from '../../main/court/codes.ts';
import { courtHere } from './courtHarness.ts';
import { atDesk, LiveSeat, openAtDesk, READY, redeem, roomOf } from './liveSeat.ts';

const OFFER = { type: 'offer', sdp: 'v=0' } as const;

/** The two ends that are still joined pass a signal on: what somebody else did harmed nobody. */
async function stillTalk(one: LiveSeat, other: LiveSeat): Promise<void> {
  const view = await one.view(() => true);
  const back = await other.view(() => true);
  const link = view.links.find(({ link: n }) => back.links.some((theirs) => theirs.link === n))?.link ?? 0;
  const sdp = `v=0 ${Math.random()}`;
  await one.say({ t: 'signal', link, signal: { type: 'offer', sdp } });
  await other.hears('signal', ({ signal }) => signal.type === 'offer' && signal.sdp === sdp);
}

test('a code lets one person in, once, in the capacity it was given for', async () => {
  const court = await courtHere();
  const host = await LiveSeat.join(court, await openAtDesk(court));
  await host.say({ t: 'invite', role: 'party' });
  const { invitation } = await host.hears('invited');
  expect((await redeem(court, '00000-00000')).status).toBe(404);
  expect((await redeem(court, invitation.code, { role: 'judge' })).status).toBe(400);
  const typed = invitation.code.toLowerCase().replace('-', ' ');
  const seat = SeatAnswer.parse(await (await redeem(court, typed)).json());
  expect((await redeem(court, invitation.code)).status).toBe(409);
  const guest = await LiveSeat.join(court, seat);
  const view = await guest.view(() => true);
  expect(view.seats.find((one) => one.seat === view.you)).toMatchObject({ role: 'party', phase: 'checking' });
  // Neither code nor ticket is in any log.
  const logged = JSON.stringify(court.logged);
  expect(logged).not.toContain(invitation.code);
  expect(logged).not.toContain(seat.ticket);
});

test('a code is good for ten minutes', async () => {
  let at = Date.now();
  const court = await courtHere({ clock: () => at });
  const host = await LiveSeat.join(court, await openAtDesk(court));
  await host.say({ t: 'invite', role: 'party' });
  const { invitation } = await host.hears('invited');
  at += CODE_LIFE_MS + 1;
  expect((await redeem(court, invitation.code)).status).toBe(410);
});

test('who waits sees nobody but the host, is joined with nobody else, and that silently', async () => {
  const court = await courtHere();
  const [host, inside] = await roomOf(court, 1);
  if (host === undefined || inside === undefined) throw new Error('no room');
  const { room } = await host.view(() => true);
  const answer = await atDesk(court, `rooms/${room}/seats`, { role: 'judicialOfficer' });
  const waiting = await LiveSeat.join(court, SeatAnswer.parse(await answer.json()));
  await waiting.say(READY);
  const view = await waiting.view((one) => one.seats.some(({ phase }) => phase === 'lobby'));
  expect(view.seats.map(({ seat }) => seat)).toEqual([1, 3]);
  expect(view.links).toMatchObject([{ kind: 'pair', seat: 1, quiet: true }]);
  const link = (await inside.view(() => true)).links[0]?.link ?? 0;
  await waiting.say({ t: 'signal', link, signal: OFFER });
  await waiting.settled();
  await inside.settled();
  expect(inside.told.filter(({ t }) => t === 'signal')).toEqual([]);
  await stillTalk(host, inside);
});

test('in a talk apart the court passes nothing on between the parted seats until it ends', async () => {
  const [host, one, other] = await roomOf(await courtHere(), 2);
  if (host === undefined || one === undefined || other === undefined) throw new Error('no room');
  const before = (await one.view((view) => view.links.length === 2)).links;
  await host.say({ t: 'caucus', with: [2] });
  await other.view((view) => view.links.length === 0);
  for (const { link } of before) await other.say({ t: 'signal', link, signal: OFFER });
  await other.settled();
  await one.settled();
  expect(one.told.filter(({ t }) => t === 'signal')).toEqual([]);
  await stillTalk(host, one);
  await host.say({ t: 'caucus', with: null });
  await other.view((view) => view.links.length === 2);
  await stillTalk(other, one);
});

test('a guest who claims what is the host’s is refused, and nothing changes', async () => {
  const court = await courtHere();
  const [host, guest] = await roomOf(court, 1);
  if (host === undefined || guest === undefined) throw new Error('no room');
  const asks = [
    { t: 'admit', seat: 2 }, { t: 'sendAway', seat: 1 }, { t: 'caucus', with: [2] }, { t: 'pause', on: true }, { t: 'end' },
    { t: 'invite', role: 'party' },
  ]; // prettier-ignore
  for (const ask of asks) await guest.say(ask);
  await guest.settled();
  const refused = guest.told.filter((one) => one.t === 'refused');
  expect(refused.map(({ ask, why }) => [ask, why])).toEqual(asks.map(({ t }) => [t, 'hostOnly']));
  await stillTalk(host, guest);
});

test('foreign messages and another capacity in a message are refused, and the room goes on', async () => {
  const [host, guest] = await roomOf(await courtHere(), 1);
  if (host === undefined || guest === undefined) throw new Error('no room');
  const foreign = [
    'not json', '[]', '{"t":"join"}', '{"t":"ready","equipment":{"camera":true,"microphone":true,"speaker":"heard"},"role":"judge"}',
    '{"t":"set","microphone":true,"camera":true,"wish":"none","hears":true,"seat":1}', '{"t":"signal","link":1,"to":1,"signal":{}}',
    JSON.stringify({ t: 'signal', link: 1, signal: { type: 'offer', sdp: 'x'.repeat(24_001) } }),
  ]; // prettier-ignore
  for (const text of foreign) await guest.raw(text);
  await guest.settled();
  expect(guest.told.filter((one) => one.t === 'refused').map(({ why }) => why)).toEqual(
    foreign.map(() => 'foreign'),
  );
  await stillTalk(host, guest);
});

test('an oversize message ends its own line alone, and the seat can come back', async () => {
  const court = await courtHere();
  const host = await LiveSeat.join(court, await openAtDesk(court));
  await host.say(READY);
  await host.say({ t: 'invite', role: 'agent' });
  const { invitation } = await host.hears('invited');
  const seat = SeatAnswer.parse(await (await redeem(court, invitation.code)).json());
  const guest = await LiveSeat.join(court, seat);
  await guest.say(READY);
  await host.view((view) => view.seats.some(({ phase }) => phase === 'lobby'));
  await host.say({ t: 'admit', seat: 2 });
  await guest.raw('x'.repeat(LIVE_FRAME_MAX + 1));
  expect(await guest.closed).toBe(1009);
  await host.view((view) => view.seats.some((one) => one.seat === 2 && !one.online));
  const again = await LiveSeat.join(court, seat);
  await host.view((view) => view.seats.every(({ online }) => online));
  await again.view((view) => view.links.length === 1);
  await stillTalk(host, again);
  expect(JSON.stringify(court.logged)).toContain('"fault":"lineLost"');
});

test('a flood is told once, then dropped, then cut, while the others talk', async () => {
  const [host, one, flooding] = await roomOf(await courtHere(), 2);
  if (host === undefined || one === undefined || flooding === undefined) throw new Error('no room');
  const { links } = await flooding.view(() => true);
  const link = links[0]?.link ?? 0;
  for (let count = 0; count < 2_000; count++) await flooding.say({ t: 'signal', link, signal: OFFER });
  expect(await flooding.closed).toBe(4429);
  expect(
    flooding.told.filter((tell) => tell.t === 'refused' && tell.why === 'tooMany').length,
  ).toBeGreaterThan(0);
  expect(host.told.filter(({ t }) => t === 'signal').length).toBeLessThan(600);
  await stillTalk(host, one);
});

test('the same seat on a newer line takes over; a second join on one line and a wrong ticket are refused', async () => {
  const court = await courtHere();
  const ticket = await openAtDesk(court);
  const first = await LiveSeat.join(court, ticket);
  const second = await LiveSeat.join(court, ticket, 'another-page');
  expect(await first.closed).toBe(4409);
  await second.say({ t: 'join', ticket: ticket.ticket, page: 'another-page' });
  expect(await second.hears('refused')).toMatchObject({ ask: 'join', why: 'alreadyJoined' });
  await second.view((view) => view.seats.every(({ online }) => online));
  const stranger = new LiveSeat(court);
  await stranger.say({ t: 'join', ticket: 'x'.repeat(43), page: 'strange-page' });
  expect(await stranger.closed).toBe(4401);
});

test('a peer whose camera dies is told to the host, written down once, and nobody loses a connection', async () => {
  const court = await courtHere();
  const [host, one, blind] = await roomOf(court, 2);
  if (host === undefined || one === undefined || blind === undefined) throw new Error('no room');
  const before = (await one.view(() => true)).links;
  const gone = { camera: false, microphone: true, speaker: 'untried' } as const;
  for (let times = 0; times < 5; times += 1) await blind.say({ t: 'ready', equipment: gone });
  await blind.say({ t: 'set', microphone: true, camera: false, wish: 'none', hears: true });
  const view = await host.view(({ seats }) => seats[2]?.camera === false);
  expect(view.seats[2]).toMatchObject({ phase: 'admitted', equipment: gone });
  // What its camera is concerns the host; that there is no picture concerns all.
  expect((await one.view(({ seats }) => seats[2]?.camera === false)).seats[2]?.equipment).toBeNull();
  expect(one.newest()?.links).toEqual(before);
  const faults = court.logged.filter(({ event }) => event === 'liveFault').map(({ fields }) => fields);
  expect(faults).toMatchObject([{ seat: 3, fault: 'noCamera' }]);
  await stillTalk(host, one);
  await stillTalk(one, blind);
});

test('a seat whose clock is wrong, and one that tells the court the time, gain and harm nothing', async () => {
  let at = Date.now();
  const court = await courtHere({ clock: () => at });
  const [host, one, liar] = await roomOf(court, 2);
  if (host === undefined || one === undefined || liar === undefined) throw new Error('no room');
  for (const time of [0, 4_102_444_800_000]) {
    await liar.say({ ...READY, at: time });
    await liar.say({ t: 'beat', at: new Date(time).toISOString() });
  }
  await liar.settled();
  expect(liar.refusals('any')).toEqual(['foreign', 'foreign', 'foreign', 'foreign']);
  // The court's own clock is set back in the midst of a flood: it gives nobody more than they had.
  const { links } = await liar.view(() => true);
  for (let count = 0; count < 2_000; count++) {
    at -= 1_000;
    await liar.say({ t: 'signal', link: links[0]?.link ?? 0, signal: OFFER });
  }
  expect(await liar.closed).toBe(4429);
  expect(host.told.filter(({ t }) => t === 'signal').length).toBeLessThan(600);
  await stillTalk(host, one);
});

test('the end by the host is the end for everybody, for codes and tickets too', async () => {
  const court = await courtHere();
  const [host, guest] = await roomOf(court, 1);
  if (host === undefined || guest === undefined) throw new Error('no room');
  await host.say({ t: 'invite', role: 'interpreter' });
  const { invitation } = await host.hears('invited', (one) => one.invitation.role === 'interpreter');
  await host.say({ t: 'end' });
  expect(await guest.hears('over')).toMatchObject({ reason: 'ended' });
  expect(await guest.closed).toBe(4410);
  expect((await redeem(court, invitation.code)).status).toBe(404);
});

test.each([
  ['a court without a relay', null],
  ['a court whose relay does not answer', { url: 'ws://127.0.0.1:9', apiSecret: 'a secret of the tests', adminKey: 'a secret of the tests', kbitPerCamera: 600, recordings: null }],
])('%s joins three and refuses the fourth in words', async (_which, relay) => {
  const court = await courtHere({ settings: { media: { turn: null, relay } } });
  const seats = await roomOf(court, 2);
  const [host] = seats;
  if (host === undefined) throw new Error('no room');
  const { room, most } = await host.view((view) => view.links.length === 2);
  expect(most).toBe(3);
  const answer = await atDesk(court, `rooms/${room}/seats`, { role: 'judge' });
  const fourth = await LiveSeat.join(court, SeatAnswer.parse(await answer.json()));
  await fourth.say(READY);
  await fourth.view((view) => view.seats.some(({ seat, phase }) => seat === 4 && phase === 'lobby'));
  await host.say({ t: 'admit', seat: 4 });
  expect((await host.hears('refused')).why).toBe('full');
  expect((await host.view(() => true)).links.map(({ kind }) => kind)).toEqual(['pair', 'pair']);
}); // prettier-ignore
