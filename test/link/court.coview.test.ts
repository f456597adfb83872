/** Documents in a live session at the court: before whom they lie, who turns, draws and saves, and what a seat without right gets. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Court } from '../../main/court/start.ts';
import { roomOfBooth } from './boothSocketLine.ts';
import { boothOf, courtHere } from './courtHarness.ts';
import { CARD_NUMBER, smallPdf } from './courtRequest.ts';
import { filed, lay, picture } from './coviewKit.ts';
import { fileAt } from './filing.ts';
import { atDesk, LiveSeat, openAtDesk, READY, roomOf } from './liveSeat.ts';
import { SeatAnswer } from '../../main/contract/live.ts';

const three = async (court: Court): Promise<[LiveSeat, LiveSeat, LiveSeat]> => {
  const [host, one, other] = await roomOf(court, 2);
  if (host === undefined || one === undefined || other === undefined) throw new Error('no room');
  return [host, one, other];
};
const nothingOf = async (seat: LiveSeat, paper: string): Promise<void> => {
  const before = seat.refusals('picture').length;
  for (const page of [1, 2]) await seat.say({ t: 'picture', paper, page, from: 0 });
  await seat.hears('refused', () => seat.refusals('picture').length >= before + 2);
  expect(seat.refusals('picture').slice(0, 2)).toEqual(['noSuchPaper', 'noSuchPaper']);
};
const INK = { t: 'stroke', page: 1, from: 0 } as const;
const save = (court: Court, post: unknown): Promise<Response> =>
  fetch(`${court.url}/v1/live/papers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(post),
  });

test('everybody together has the same version before them, as pictures of its pages', async () => {
  const { court, number, request } = await filed();
  const [host, one, other] = await three(court);
  const paper = await lay(host, number);
  for (const seat of [host, one, other]) {
    const view = await seat.view((now) => now.paper !== null);
    expect(view.paper).toMatchObject({
      paper,
      sha256: request.bundle.document.sha256,
      pages: 2,
      page: 1,
      leader: 1,
    });
  }
  const [first, again, second] = [
    await picture(one, paper, 1),
    await picture(other, paper, 1),
    await picture(one, paper, 2),
  ];
  expect(first.equals(again)).toBe(true);
  expect(first.equals(second)).toBe(false);
  expect(await sharp(first).metadata()).toMatchObject({ format: 'webp', height: 1754 });
  const { dominant } = await sharp(first).stats();
  expect(dominant.r).toBeGreaterThan(240);

  await host.say({ t: 'turn', paper, page: 2 });
  await one.view((now) => now.paper?.page === 2);
  await one.say({ t: 'turn', paper, page: 1 });
  await one.settled();
  expect(one.refusals('turn')).toEqual(['notNow']);
  await host.say({ t: 'lead', paper, seat: 2 });
  await one.view((now) => now.paper?.leader === 2);
  await one.say({ t: 'turn', paper, page: 1 });
  await other.view((now) => now.paper?.page === 1);
  await one.say({ t: 'turn', paper, page: 3 });
  await one.settled();
  expect(one.refusals('turn')[0]).toBe('noSuchPaper');

  await host.say({ t: 'takeOff', paper });
  for (const seat of [host, one, other]) {
    await seat.view((now) => now.paper === null);
    await nothingOf(seat, paper);
  }
  // The opening is in the audit; neither digest nor words of it are in any log.
  expect(JSON.stringify(court.logged)).not.toContain(request.bundle.document.sha256);
  expect(court.logged.filter(({ event }) => event === 'livePaper')).toHaveLength(2);
});

test('evidence lies as pages of its own, and nothing of a camera’s file but its pixels goes out', async () => {
  const page = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#ccc' } })
    .withExif({ IFD0: { Artist: 'somebody at home' } })
    .png()
    .toBuffer();
  const { court, number } = await filed({ evidence: [page, page, Buffer.from('no picture')] });
  const [host, one] = await three(court);
  const paper = await lay(host, number, 'evidence');
  expect((await one.view((now) => now.paper !== null)).paper).toMatchObject({ what: 'evidence', pages: 3 });
  const shown = await picture(one, paper, 2);
  expect(await sharp(shown).metadata()).toMatchObject({ width: 300, height: 400 });
  expect(shown.includes('somebody')).toBe(false);
  await one.say({ t: 'picture', paper, page: 3, from: 0 });
  expect((await one.hears('refused')).why).toBe('unreadable');
  await picture(one, paper, 1);
});

test('a talk apart has its own table: neither paper nor ink of it ever comes before the other seat', async () => {
  const { court, number } = await filed();
  const [host, one, other] = await three(court);
  const common = await lay(host, number);
  await other.view((now) => now.paper !== null);
  await host.say({ ...INK, paper: common, mark: 'together', points: [1, 2, 3, 4] });
  await other.hears('ink');

  await host.say({ t: 'caucus', with: [2] });
  await other.view((now) => now.paper === null);
  expect((await one.view((now) => now.caucus)).paper).toBe(null);
  await nothingOf(other, common);
  await nothingOf(one, common);
  const apart = await lay(host, number);
  await host.say({ ...INK, paper: apart, mark: 'privately', points: [5, 6, 7, 8] });
  await one.hears('ink', (told) => told.paper === apart);
  await picture(one, apart, 1);
  await nothingOf(other, apart);
  await other.say({ ...INK, paper: apart, mark: 'intrusion', points: [1, 1] });
  await other.settled();
  expect(other.refusals('stroke')).toEqual(['noSuchPaper']);

  await host.say({ t: 'caucus', with: null });
  for (const seat of [one, other]) {
    await seat.view((now) => now.paper?.paper === common);
    await seat.hears(
      'ink',
      (told) =>
        told.paper === common &&
        seat.told.indexOf(told) >
          seat.told.findLastIndex((tell) => tell.t === 'room' && tell.view.paper === null),
    );
    await nothingOf(seat, apart);
  }
  await picture(other, common, 1);
  // Not one message to the other seat ever named the paper of the talk apart.
  expect(other.told.filter((tell) => JSON.stringify(tell).includes(apart))).toEqual([]);
});

test('who waits and who has a break gets nothing, and what was asked for before a break is not laid after it', async () => {
  const { court, number } = await filed();
  const [host, one] = await three(court);
  const paper = await lay(host, number);
  const { room } = await host.view(() => true);
  const answer = await atDesk(court, `rooms/${room}/seats`, { role: 'judge' });
  const waiting = await LiveSeat.join(court, SeatAnswer.parse(await answer.json()));
  await waiting.say(READY);
  await waiting.view((view) => view.seats.some(({ phase }) => phase === 'lobby'));
  expect(waiting.newest()?.paper).toBe(null);
  await nothingOf(waiting, paper);

  await host.say({ t: 'pause', on: true });
  for (const seat of [host, one]) {
    await seat.view((now) => now.paused && now.paper === null);
    await nothingOf(seat, paper);
  }
  await host.say({ t: 'pause', on: false });
  await one.view((now) => now.paper?.paper === paper);

  await host.say({ t: 'lay', number, what: 'document', idTail: '' });
  await host.say({ t: 'caucus', with: [2] });
  await host.hears('refused', ({ ask }) => ask === 'lay');
  expect(host.refusals('lay')).toEqual(['notNow']);
  expect(one.newest()?.paper).toBe(null);
});

test('a file is saved only by whom it was released to, only as long as it is, by nobody without a ticket', async () => {
  const { court, number } = await filed();
  const ticket = await openAtDesk(court);
  const host = await LiveSeat.join(court, ticket);
  await host.say(READY);
  await host.view((view) => view.seats.some(({ phase }) => phase === 'admitted'));
  const answer = await atDesk(court, `rooms/${ticket.room}/seats`, { role: 'judge' });
  const seat = SeatAnswer.parse(await answer.json());
  const judge = await LiveSeat.join(court, seat);
  await judge.say(READY);
  await host.view((view) => view.seats.some(({ phase }) => phase === 'lobby'));
  await host.say({ t: 'admit', seat: 2 });
  const paper = await lay(host, number);
  const post = { ticket: seat.ticket, paper, page: 1 };
  expect((await save(court, post)).status).toBe(403);
  expect((await save(court, { ...post, ticket: 'x'.repeat(43) })).status).toBe(404);

  await judge.say({ t: 'release', paper, seat: 2, on: true });
  await judge.settled();
  expect(judge.refusals('release')).toEqual(['hostOnly']);
  await host.say({ t: 'release', paper, seat: 2, on: true });
  await judge.view((view) => view.paper?.keepers.includes(2) === true);
  const saved = await save(court, post);
  expect(saved.headers.get('cache-control')).toBe('no-store');
  expect(saved.headers.get('content-disposition')).toBe('attachment');
  expect(Buffer.from(await saved.arrayBuffer()).equals(smallPdf())).toBe(true);

  await host.say({ t: 'release', paper, seat: 2, on: false });
  await judge.view((view) => view.paper?.keepers.length === 0);
  expect((await save(court, post)).status).toBe(403);
  await host.say({ t: 'release', paper, seat: 2, on: true });
  await host.say({ t: 'pause', on: true });
  await judge.view((view) => view.paused);
  expect((await save(court, post)).status).toBe(404);
});

test('a host at a booth shows its own requests with somebody of them present, and nobody else’s', async () => {
  const court = await courtHere();
  const [booth, elsewhere] = [await boothOf(court), await boothOf(court, 'hw-04')];
  const mine = await fileAt(court, booth);
  const theirs = await fileAt(court, elsewhere);
  const host = await LiveSeat.join(court, await roomOfBooth(booth));
  await host.say(READY);
  const tail = CARD_NUMBER.slice(-4);
  const tried = async (number: string, idTail: string): Promise<string | undefined> => {
    const before = host.refusals('lay').length;
    await host.say({ t: 'lay', number, what: 'document', idTail });
    await host.hears('refused', () => host.refusals('lay').length > before);
    return host.refusals('lay')[0];
  };
  expect(await tried(mine.number, '')).toBe('noSuchPaper');
  expect(await tried(theirs.number, tail)).toBe('noSuchPaper');
  const paper = await lay(host, mine.number, 'document', tail);
  await picture(host, paper, 1);
  await host.say({ t: 'release', paper, seat: 1, on: true });
  await host.settled();
  expect(host.refusals('release')).toEqual(['mayNotKeep']);
  for (let wrong = 2; wrong < 5; wrong += 1) expect(await tried(mine.number, '0000')).toBe('noSuchPaper');
  expect(await tried(mine.number, tail)).toBe('notNow');
});

test('foreign, oversize and forged messages about papers are refused, and the room goes on', async () => {
  const { court, number } = await filed();
  const [host, one, other] = await three(court);
  const paper = await lay(host, number);
  await other.view((now) => now.paper !== null);
  const stroke = { t: 'stroke', paper, page: 1, mark: 'mark-one', from: 0, points: [1, 2] };
  const foreign: readonly unknown[] = [
    { ...stroke, seat: 1 }, { ...stroke, role: 'judge' }, { ...stroke, points: [1] }, { ...stroke, points: [] }, { ...stroke, points: [-1, 2] },
    { ...stroke, points: [1, 10_000] }, { ...stroke, points: Array.from({ length: 130 }, () => 1) }, { ...stroke, points: [1.5, 2] },
    { ...stroke, mark: 'x' }, { ...stroke, mark: '../../../etc' }, { ...stroke, page: 0 }, { ...stroke, page: 501 }, { ...stroke, from: -1 },
    { ...stroke, paper: `${paper}x` }, { t: 'note', paper, page: 1, mark: 'mark-one', x: 1, y: 1, words: 'x'.repeat(201) },
    { t: 'note', paper, page: 1, mark: 'mark-one', x: 1, y: 1, words: '' }, { t: 'picture', paper, page: 1, from: 0, size: 9 },
    { t: 'picture', paper, page: 1, from: -30_000 }, { t: 'picture', paper, page: 1, from: 9e9 }, { t: 'lay', number, what: 'all', idTail: '' },
    { t: 'lay', number: 'x'.repeat(41), what: 'document', idTail: '' }, { t: 'laid', circle: 0, laid: { paper, what: 'document', sha256: 'a', pages: 1 } },
    { t: 'ink', paper, changes: [] }, { t: 'release', paper, seat: '2', on: true }, { t: 'takeOff' },
  ]; // prettier-ignore
  for (const ask of foreign) await one.raw(JSON.stringify(ask));
  await one.settled();
  expect(one.told.flatMap((tell) => (tell.t === 'refused' ? [tell.why] : []))).toEqual(
    foreign.map(() => 'foreign'),
  );

  // Well formed, and not this seat's to ask.
  const forged: readonly (readonly [{ readonly t: string }, string])[] = [
    [stroke, 'mayNotDraw'], [{ t: 'clear', paper, page: 1 } as { t: string }, 'mayNotDraw'],
    [{ t: 'lay', number, what: 'document', idTail: '' } as { t: string }, 'hostOnly'],
    [{ t: 'takeOff', paper } as { t: string }, 'hostOnly'], [{ t: 'letDraw', paper, seat: 2, on: true } as { t: string }, 'hostOnly'],
    [{ t: 'lead', paper, seat: 2 } as { t: string }, 'hostOnly'], [{ t: 'release', paper, seat: 2, on: true } as { t: string }, 'hostOnly'],
    [{ ...stroke, paper: 'a'.repeat(22) }, 'noSuchPaper'], [{ t: 'picture', paper: 'a'.repeat(22), page: 1, from: 0 } as { t: string }, 'noSuchPaper'],
    [{ t: 'picture', paper, page: 3, from: 0 } as { t: string }, 'noSuchPaper'], [{ t: 'picture', paper, page: 1, from: 1_999_999 } as { t: string }, 'noSuchPaper'],
  ]; // prettier-ignore
  for (const [ask, why] of forged) {
    const before = one.refusals(ask.t).length;
    await one.say(ask);
    await one.hears('refused', () => one.refusals(ask.t).length > before);
    expect([ask.t, one.refusals(ask.t)[0]]).toEqual([ask.t, why]);
  }
  await host.say({ t: 'clear', paper, page: 1 });
  expect((await other.hears('ink')).changes).toMatchObject([{ c: 'cleared' }]);
  expect(other.newest()?.paper).toMatchObject({ paper, leader: 1, drawers: [], keepers: [] });
});

test('whatever a line says at random about a paper, nobody else’s page is told anything it may not know', async () => {
  const { court, number } = await filed();
  const [host, one, other] = await three(court);
  const paper = await lay(host, number);
  await host.say({ t: 'letDraw', paper, seat: 2, on: true });
  await other.view((now) => now.paper?.drawers.includes(2) === true);
  let seed = 20_261_126;
  const roll = (sides: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
  const values = [
    paper,
    '',
    -1,
    0,
    1,
    2,
    9_999,
    1e9,
    null,
    true,
    [],
    [1, 2],
    {},
    '\u0000\u202e',
    'x'.repeat(300),
  ];
  const kinds = [
    'stroke',
    'note',
    'unmark',
    'clear',
    'turn',
    'lead',
    'letDraw',
    'release',
    'takeOff',
    'lay',
    'picture',
  ];
  const fields = [
    'paper',
    'page',
    'mark',
    'from',
    'points',
    'x',
    'y',
    'words',
    'seat',
    'on',
    'number',
    'what',
    'idTail',
  ];
  const likely: Readonly<Record<string, unknown>> = { paper, page: 1, mark: 'mark-one', from: 0, points: [1, 2], x: 1, y: 1, words: '在', on: true, seat: 3, number, what: 'document', idTail: '' }; // prettier-ignore
  for (let count = 0; count < 200; count += 1) {
    const ask: Record<string, unknown> = { t: kinds[roll(kinds.length)] };
    for (const field of fields)
      if (roll(5) < 2) ask[field] = roll(4) === 0 ? values[roll(values.length)] : likely[field];
    await one.say(ask);
  }
  await one.settled();
  await other.settled();
  expect(other.newest()?.paper).toMatchObject({ paper, leader: 1, drawers: [2], keepers: [] });
  // All it could do is what it may: draw under its own number.
  const inked = other.told.flatMap((tell) => (tell.t === 'ink' ? tell.changes : []));
  expect(inked.filter((change) => 'seat' in change && change.seat !== 2)).toEqual([]);
  await picture(other, paper, 1);
});

test('a flood of ink is told once, then dropped, then cut, while the others look and draw', async () => {
  const { court, number } = await filed();
  const [host, one, flooding] = await three(court);
  const paper = await lay(host, number);
  await host.say({ t: 'letDraw', paper, seat: 3, on: true });
  await flooding.view((now) => now.paper?.drawers.includes(3) === true);
  const points = Array.from({ length: 128 }, (_, index) => index);
  for (let count = 0; count < 2_000; count += 1)
    await flooding.say({ t: 'stroke', paper, page: 1, mark: `flood-${count}---`, from: 0, points });
  expect(await flooding.closed).toBe(4429);
  expect(flooding.refusals('any').concat(flooding.refusals('stroke'))).toContain('tooMany');
  await host.say({ t: 'stroke', paper, page: 2, mark: 'mark-one', from: 0, points: [5, 6] });
  await one.hears('ink', ({ changes }) => changes.some((change) => 'seat' in change && change.seat === 1));
  await picture(one, paper, 1);
  expect(one.told.filter(({ t }) => t === 'ink').length).toBeLessThan(400);
});
