/** Live rooms outlive the court's process: rights, talk apart, break, papers and ink come back; nobody comes back without a ticket. */
import { expect, onTestFinished, test } from 'vitest';
import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytesOf } from '../../main/core/store/space.ts';
import { SeatAnswer, type RoomView } from '../../main/contract/live.ts';
import { startCourt, type Court } from '../../main/court/start.ts';
import { smallDisk } from '../smallDisk.ts';
import { courtFolder, type Logged } from './courtHarness.ts';
import { roomOfBooth } from './boothSocketLine.ts';
import { lay, picture } from './coviewKit.ts';
import { boothOf } from './courtHarness.ts';
import { fileAt } from './filing.ts';
import { atDesk, LiveSeat, openAtDesk, READY, redeem } from './liveSeat.ts';

const MB = 1_048_576;

/** A court that can be started again on what it kept. */
class Restarting {
  readonly logged: Logged[] = [];
  #court: Court | null = null;

  readonly folder: string;
  private constructor(folder: string) {
    this.folder = folder;
  }

  static async begin(folder = courtFolder()): Promise<Restarting> {
    const one = new Restarting(folder);
    await one.again();
    onTestFinished(() => one.court.close());
    return one;
  }
  get court(): Court {
    if (this.#court === null) throw new Error('no court');
    return this.#court;
  }
  async again(): Promise<Court> {
    await this.#court?.close();
    const log = (event: string, fields?: unknown): void => void this.logged.push({ event, fields });
    const started = await startCourt({ dataDir: this.folder, port: 0, log });
    if (!started.ok) throw new Error(started.error.message);
    this.#court = started.value;
    return started.value;
  }
}

type Person = { readonly ticket: SeatAnswer; readonly page: string; line: LiveSeat };

const come = async (court: Court, ticket: SeatAnswer, page: string): Promise<Person> => ({
  ticket, page, line: await LiveSeat.join(court, ticket, page),
}); // prettier-ignore

async function invited(
  court: Court,
  host: Person,
  role: string,
): Promise<{ code: string; ticket: SeatAnswer }> {
  const before = host.line.told.filter(({ t }) => t === 'invited').length;
  await host.line.say({ t: 'invite', role });
  await host.line.settled();
  const codes = host.line.told.flatMap((one) => (one.t === 'invited' ? [one.invitation.code] : []));
  const code = codes[before] ?? '';
  return { code, ticket: SeatAnswer.parse(await (await redeem(court, code)).json()) };
}

/** A host and admitted guests, with their tickets. */
async function people(court: Court, roles: readonly string[]): Promise<Person[]> {
  const host = await come(court, await openAtDesk(court), 'page-of-host');
  await host.line.say(READY);
  const all = [host];
  for (const [at, role] of roles.entries()) {
    const guest = await come(court, (await invited(court, host, role)).ticket, `page-of-guest-${at}`);
    await guest.line.say(READY);
    await host.line.view((view) => view.seats.some((one) => one.seat === at + 2 && one.phase === 'lobby'));
    await host.line.say({ t: 'admit', seat: at + 2 });
    await guest.line.view((view) =>
      view.seats.some((one) => one.seat === at + 2 && one.phase === 'admitted'),
    );
    all.push(guest);
  }
  return all;
}

async function comeBack(court: Court, all: readonly Person[]): Promise<void> {
  for (const one of all) one.line = await LiveSeat.join(court, one.ticket, one.page);
}
const rightsOf = ({ seats, caucus, paused, paper }: RoomView): unknown => ({
  caucus, paused, paper, seats: seats.map(({ seat, role, host, phase, apart }) => ({ seat, role, host, phase, apart })),
}); // prettier-ignore

test('everybody comes back to the same seat in the same capacity, on the connections they had', async () => {
  const one = await Restarting.begin();
  const all = await people(one.court, ['party', 'agent']);
  const before = await Promise.all(all.map(({ line }) => line.view((view) => view.links.length === 2)));
  const court = await one.again();
  await comeBack(court, all);
  for (const [at, { line }] of all.entries()) {
    const view = await line.view((now) => now.seats.every(({ online }) => online));
    expect(rightsOf(view)).toEqual(rightsOf(before[at] ?? view));
    // The pages are the same: picture and sound between them need nothing of the court.
    expect(view.links).toEqual(before[at]?.links);
  }
  expect(one.logged.map(({ event }) => event)).toContain('liveRoomRestored');
  const listed = await fetch(`${court.url}/desk/api/live/rooms`, { headers: { authorization: `Bearer ${court.token}` } }); // prettier-ignore
  expect(await listed.json()).toMatchObject({ rooms: [{ host: 'mediator', admitted: 3, waiting: 0 }] });
});

test('whoever was apart stays apart, a break stays a break, and who waited waits', async () => {
  const one = await Restarting.begin();
  const all = await people(one.court, ['party', 'agent']);
  const [host, , other] = all;
  if (host === undefined || other === undefined) throw new Error('no room');
  const waiting = await come(
    one.court,
    (await invited(one.court, host, 'interpreter')).ticket,
    'page-waiting',
  );
  await waiting.line.say(READY);
  await host.line.view((view) => view.seats.some(({ phase }) => phase === 'lobby'));
  await host.line.say({ t: 'caucus', with: [2] });
  await host.line.view(({ caucus }) => caucus);
  await comeBack(await one.again(), [...all, waiting]);
  const apart = await other.line.view((view) => view.seats.some(({ apart: is }) => is));
  expect(apart.links).toEqual([]);
  expect((await host.line.view((view) => view.links.length === 1)).caucus).toBe(true);
  const seen = await waiting.line.view(() => true);
  expect(seen.seats.map(({ seat, phase }) => [seat, phase])).toEqual([[1, 'admitted'], [4, 'lobby']]); // prettier-ignore
  expect(seen.links).toEqual([]);

  await host.line.say({ t: 'caucus', with: null });
  await host.line.say({ t: 'pause', on: true });
  await other.line.view(({ paused }) => paused);
  await comeBack(await one.again(), [...all, waiting]);
  for (const { line } of all) expect(await line.view(() => true)).toMatchObject({ paused: true, links: [] });
  await host.line.say({ t: 'pause', on: false });
  for (const { line } of all) await line.view((view) => view.links.length === 2);
});

test('nobody comes back without what let them in: used codes, tickets of who left or was sent away, and ended rooms stay closed', async () => {
  const one = await Restarting.begin();
  const all = await people(one.court, ['party', 'agent', 'mediator'].slice(0, 2));
  const [host, sent, left] = all;
  if (host === undefined || sent === undefined || left === undefined) throw new Error('no room');
  const { code: used } = await invited(one.court, host, 'party');
  await host.line.say({ t: 'invite', role: 'agent' });
  await host.line.settled();
  const fresh = host.line.told.findLast((tell) => tell.t === 'invited')?.invitation.code ?? '';
  await host.line.say({ t: 'sendAway', seat: 2 });
  await left.line.say({ t: 'leave' });
  await left.line.closed;
  let court = await one.again();

  for (const { ticket } of [sent, left]) {
    const line = new LiveSeat(court);
    await line.say({ t: 'join', ticket: ticket.ticket, page: 'page-of-before' });
    expect(await line.closed).toBe(4401);
  }
  expect((await redeem(court, used)).status).toBe(409);
  const late = SeatAnswer.parse(await (await redeem(court, fresh)).json());
  expect((await redeem(court, fresh)).status).toBe(409);
  await comeBack(court, [host]);
  const guest = await LiveSeat.join(court, late);
  await guest.say(READY);
  // Admitted by nobody before the host lets in again.
  const view = await guest.view((now) => now.seats.some(({ phase }) => phase === 'lobby'));
  expect(view.seats.find(({ seat }) => seat === view.you)).toMatchObject({ role: 'agent', phase: 'lobby' });

  await host.line.say({ t: 'end' });
  await host.line.closed;
  court = await one.again();
  const ghost = new LiveSeat(court);
  await ghost.say({ t: 'join', ticket: host.ticket.ticket, page: host.page });
  expect(await ghost.closed).toBe(4401);
  expect((await atDesk(court, `rooms/${host.ticket.room}/seats`, { role: 'judge' })).status).toBe(410);
});

test('a document stays laid with who leads, draws and saves; every mark is there once, and later ones follow', async () => {
  const one = await Restarting.begin();
  const booth = await boothOf(one.court);
  const { number } = await fileAt(one.court, booth, {});
  const all = await people(one.court, ['party']);
  const [host, guest] = all;
  if (host === undefined || guest === undefined) throw new Error('no room');
  const paper = await lay(host.line, number);
  await host.line.say({ t: 'letDraw', paper, seat: 2, on: true });
  await host.line.say({ t: 'release', paper, seat: 2, on: true });
  await host.line.say({ t: 'lead', paper, seat: 2 });
  await guest.line.view((view) => view.paper?.leader === 2 && view.paper.keepers.length === 1);
  const stroke = { t: 'stroke', paper, page: 1, mark: 'mark-of-2', from: 0, points: [1, 2, 3, 4] } as const;
  const WORDS = '这里的金额请再看一遍';
  await guest.line.say(stroke);
  await guest.line.say({ t: 'note', paper, page: 1, mark: 'note-of-2', x: 5, y: 6, words: WORDS });
  await guest.line.say({ t: 'note', paper, page: 1, mark: 'gone-of-2', x: 7, y: 8, words: '划掉' });
  await guest.line.say({ t: 'unmark', paper, mark: 'gone-of-2' });
  await guest.line.settled();
  const shown = await picture(host.line, paper, 1);
  const before = await guest.line.view(() => true);

  const court = await one.again();
  await comeBack(court, all);
  expect(rightsOf(await guest.line.view((view) => view.paper !== null))).toEqual(rightsOf(before));
  await guest.line.hears('ink');
  // Said again after the line broke, as an honest page does that heard no answer: there once.
  await guest.line.say(stroke);
  await guest.line.say({ t: 'note', paper, page: 1, mark: 'note-of-2', x: 5, y: 6, words: WORDS });
  await guest.line.say({ t: 'stroke', paper, page: 1, mark: 'mark-of-2', from: 2, points: [5, 6] });
  await guest.line.settled();
  const ink = guest.line.told.flatMap((tell) => (tell.t === 'ink' ? tell.changes : []));
  expect(ink.filter(({ c }) => c === 'note')).toMatchObject([{ mark: 'note-of-2', order: 2, words: WORDS }]);
  expect(ink.filter(({ c }) => c === 'stroke')).toMatchObject([
    { order: 1, from: 0, points: [1, 2, 3, 4] },
    { order: 1, from: 2, points: [5, 6] },
  ]);
  expect(ink.filter(({ c }) => c === 'gone')).toEqual([{ c: 'gone', orders: [3] }]);
  expect(Buffer.compare(await picture(host.line, paper, 1), shown)).toBe(0);

  // What is kept of it says nothing to whoever copies the database; and when it is taken off nothing is kept.
  const database = join(one.folder, 'court.db');
  for (const file of [database, `${database}-wal`])
    for (const secret of [WORDS, guest.ticket.ticket, host.ticket.ticket])
      expect(readFileSync(file).includes(secret)).toBe(false);
  await host.line.say({ t: 'takeOff', paper });
  await guest.line.view((view) => view.paper === null);
  const look = new Database(database, { readonly: true });
  onTestFinished(() => void look.close());
  for (const table of ['live_paper', 'live_ink'])
    expect(look.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
});

test('a booth has one room still: wrong tries at a paper are counted on, and the next room ends the one before', async () => {
  const one = await Restarting.begin();
  const booth = await boothOf(one.court);
  const ticket = await roomOfBooth(booth);
  const host = await come(one.court, ticket, 'page-of-the-table');
  await host.line.say(READY);
  const wrong = { t: 'lay', number: 'no such number', what: 'document', idTail: '0000' } as const;
  const tryFor = async (times: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) {
      await host.line.say(wrong);
      await host.line.hears('refused', () => host.line.refusals('lay').length > count);
    }
  };
  await tryFor(3);
  expect(host.line.refusals('lay')).toEqual(['noSuchPaper', 'noSuchPaper', 'noSuchPaper']);
  const court = await one.again();
  await comeBack(court, [host]);
  await tryFor(3);
  expect(host.line.refusals('lay')).toEqual(['notNow', 'noSuchPaper', 'noSuchPaper']);
  await roomOfBooth(booth.at(court.url));
  expect(await host.line.hears('over')).toMatchObject({ reason: 'ended' });
  expect(await host.line.closed).toBe(4410);
});

test('a room that cannot be read any more is ended and written down, and the court starts', async () => {
  const one = await Restarting.begin();
  const [host] = await people(one.court, []);
  await one.court.close();
  const database = new Database(join(one.folder, 'court.db'));
  database.prepare(`UPDATE live_room SET state = '{"v":1}'`).run();
  database.close();
  const court = await one.again();
  const line = new LiveSeat(court);
  await line.say({ t: 'join', ticket: host?.ticket.ticket ?? '', page: 'page-of-host' });
  expect(await line.closed).toBe(4401);
  expect(one.logged.map(({ event }) => event)).toContain('liveRoomUnreadable');
});

const disk = smallDisk(24 * MB);
test.skipIf(disk === null)('on a full disk a session goes on, nobody new is let in, and what stands then is kept once there is room', async () => {
  const folder = join(disk?.folder ?? '', 'court');
  const fill = join(disk?.folder ?? '', 'fill');
  onTestFinished(() => disk?.remove());
  const one = await Restarting.begin(folder);
  const [host, guest] = await people(one.court, ['party']);
  if (host === undefined || guest === undefined) throw new Error('no room');
  writeFileSync(fill, Buffer.alloc(freeBytesOf(folder)));
  // enough changes that the log of the database has to grow
  for (let n = 0; n < 20; n += 1) {
    const camera = n % 2 === 0;
    await guest.line.say({ t: 'set', microphone: false, camera, wish: 'none', hears: true });
    await host.line.view(({ seats }) => seats.some((seat) => seat.seat === 2 && seat.camera === camera && !seat.microphone));
  }
  await host.line.say({ t: 'invite', role: 'agent' });
  await host.line.hears('refused', ({ ask, why }) => ask === 'invite' && why === 'notNow');
  expect((await fetch(`${one.court.url}/desk/api/live/rooms`, { method: 'POST', headers: { authorization: `Bearer ${one.court.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ role: 'judge' }) })).status).toBe(503);
  await host.line.say({ t: 'pause', on: true });
  await guest.line.view(({ paused }) => paused);
  guest.line.end();
  await host.line.view(({ seats }) => seats.some(({ seat, online }) => seat === 2 && !online));
  expect(one.logged.filter(({ event }) => event === 'liveNotKept').length).toBe(1);

  rmSync(fill);
  await host.line.say({ t: 'set', microphone: false, camera: true, wish: 'none', hears: true });
  await host.line.view(({ seats }) => seats.some(({ seat, microphone }) => seat === 1 && !microphone));
  await comeBack(await one.again(), [host, guest]);
  const back = await guest.line.view(({ seats }) => seats.every(({ online }) => online));
  expect(back).toMatchObject({ paused: true, links: [], seats: [{ microphone: false }, { microphone: false, phase: 'admitted' }] });
}); // prettier-ignore
