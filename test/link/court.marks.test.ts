/** Marks that stay with a request: only those made while everybody was told so, sealed, shown on the very file again, found, and taken out with a line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { KeptMarks, type KeptMarksSet } from '../../main/contract/marks.ts';
import { SearchAnswer } from '../../main/contract/search.ts';
import { startCourt, type Court } from '../../main/court/start.ts';
import { roomOfBooth } from './boothSocketLine.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import { CARD_NUMBER, smallPng } from './courtRequest.ts';
import { lay } from './coviewKit.ts';
import { fileAt } from './filing.ts';
import { LiveSeat, openAtDesk, READY, roomOf } from './liveSeat.ts';

type Desk = Pick<Court, 'url' | 'token'>;
const desk = (court: Desk, path: string, post?: unknown): Promise<Response> =>
  fetch(`${court.url}/desk/api/items/${path}`, {
    method: post === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
    ...(post === undefined ? {} : { body: JSON.stringify(post) }),
  });
const setsOf = async (court: Desk, id: string): Promise<readonly KeptMarksSet[]> =>
  KeptMarks.parse(await (await desk(court, `${id}/marks`)).json()).sets;
const found = async (court: Desk, id: string, words: string): Promise<SearchAnswer['found']> =>
  SearchAnswer.parse(await (await desk(court, `${id}/search`, { words })).json()).found;
/** A table of the court's database as it lies on the disk. */
const rows = (folder: string, sql: string): unknown[] => {
  const db = new Database(join(folder, 'court.db'), { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};

async function filed(evidence: readonly Buffer[] = []) {
  const folder = courtFolder();
  const court = await courtHere({ dataDir: folder });
  const booth = await boothOf(court);
  return { court, folder, booth, ...(await fileAt(court, booth, { evidence: [...evidence] })) };
}
async function two(court: Court): Promise<[LiveSeat, LiveSeat]> {
  const [host, guest] = await roomOf(court, 1);
  if (host === undefined || guest === undefined) throw new Error('no room');
  return [host, guest];
}
const keep = async (host: LiveSeat, paper: string, on = true): Promise<void> => {
  await host.say({ t: 'keepMarks', paper, on });
  await host.view((view) => (view.paper?.keepsFrom !== null) === on);
};
const note = (paper: string, mark: string, words: string, page = 1) =>
  ({ t: 'note', paper, page, mark, x: 600, y: 600, words }) as const;
const wordsOf = (set: KeptMarksSet | undefined): readonly string[] =>
  (set?.changes ?? []).flatMap((change) => (change.c === 'note' ? [change.words] : []));

test('nothing stays unless it was said before: only what was made since, by capacity and sealed', async () => {
  const { court, folder, id, number, request } = await filed();
  const [host, guest] = await two(court);
  const first = await lay(host, number);
  expect((await guest.view((view) => view.paper !== null)).paper?.keepsFrom).toBe(null);
  await host.say(note(first, 'note-gone', '随口一记'));
  await host.hears('ink');
  await host.say({ t: 'takeOff', paper: first });
  await host.view((view) => view.paper === null);
  expect(await setsOf(court, id)).toEqual([]);

  const paper = await lay(host, number);
  await host.say({ t: 'letDraw', paper, seat: 2, on: true });
  await host.say(note(paper, 'note-before', '之前写的'));
  await host.hears('ink', (told) => told.paper === paper);
  await guest.say({ t: 'keepMarks', paper, on: true });
  await guest.settled();
  expect(guest.refusals('keepMarks')).toEqual(['hostOnly']);
  await keep(host, paper);
  expect((await guest.view((view) => view.paper?.keepsFrom !== null)).paper?.keepsFrom).toBe(1);
  await guest.say(note(paper, 'note-after', '利息算到六月', 2));
  await guest.say(note(paper, 'note-taken', '写错了'));
  await guest.say({ t: 'unmark', paper, mark: 'note-taken' });
  await guest.say({ t: 'stroke', paper, page: 2, mark: 'stroke-1', from: 0, points: [10, 20, 30, 40] });
  await host.hears('ink', ({ changes }) => changes.some(({ c }) => c === 'stroke'));
  await host.say({ t: 'takeOff', paper });
  expect((await host.hears('marksKept')).marks).toBe(2);

  const [set] = await setsOf(court, id);
  expect(set).toMatchObject({ what: 'document', sha256: request.bundle.document.sha256, current: true, marks: 2, removed: null, room: host.newest()?.room }); // prettier-ignore
  expect(set?.changes.map((change) => ('role' in change ? [change.c, change.role, change.seat, change.page] : []))).toEqual([
    ['note', 'party', 2, 2],
    ['stroke', 'party', 2, 2],
  ]); // prettier-ignore
  expect(wordsOf(set)).toEqual(['利息算到六月']);
  for (const file of ['court.db', 'court.db-wal'])
    expect(readFileSync(join(folder, file)).includes(Buffer.from('利息算到六月'))).toBe(false);
  expect(rows(folder, 'SELECT * FROM live_ink')).toEqual([]);
  expect(rows(folder, `SELECT event FROM audit WHERE event = 'marksKept'`)).toHaveLength(1);
  expect(JSON.stringify(court.logged)).not.toContain('利息');
});

test('kept marks lie before everybody when the very file is laid again, until the desk takes them out, which is noted', async () => {
  const { court, folder, booth, id, number } = await filed([smallPng(40, 60)]);
  const [host] = await two(court);
  const paper = await lay(host, number);
  await keep(host, paper);
  await host.say(note(paper, 'note-kept', '请核对签名'));
  await host.hears('ink');
  // The session ends with the paper on the table.
  await host.say({ t: 'end' });
  await host.closed;
  const [set] = await setsOf(court, id);
  expect(wordsOf(set)).toEqual(['请核对签名']);

  const [again, guest] = await two(court);
  await lay(again, number, 'evidence');
  const second = await lay(again, number);
  for (const seat of [again, guest]) {
    const told = await seat.hears('earlier');
    expect(told).toMatchObject({ paper: second, set: set?.id, at: set?.at });
    expect(told.changes).toMatchObject([{ c: 'note', words: '请核对签名', role: 'mediator', seat: 1 }]);
    // Nothing of the document came upon the evidence.
    expect(seat.told.filter(({ t }) => t === 'earlier')).toHaveLength(1);
  }
  expect((await desk(court, `${id}/marks/${set?.id}/remove`, {})).status).toBe(204);
  for (const seat of [again, guest])
    expect(await seat.hears('earlierGone')).toMatchObject({ paper: second, set: set?.id });
  expect(await setsOf(court, id)).toMatchObject([{ id: set?.id, marks: 1, changes: [], removed: { by: '林书记员（演示）' } }]); // prettier-ignore
  expect((await desk(court, `${id}/marks/${set?.id}/remove`, {})).status).toBe(404);
  expect(rows(folder, 'SELECT sealed FROM kept_marks')).toEqual([{ sealed: null }]);
  expect(rows(folder, `SELECT event FROM audit WHERE event = 'marksRemoved'`)).toHaveLength(1);
  expect((await fetch(`${court.url}/desk/api/items/${id}/marks`)).status).toBe(401);

  // At a booth nothing can be kept.
  const line = await LiveSeat.join(court, await roomOfBooth(booth));
  await line.say(READY);
  await line.view((view) => view.seats[0]?.phase === 'admitted');
  const own = await lay(line, number, 'document', CARD_NUMBER.slice(-4));
  await line.say({ t: 'keepMarks', paper: own, on: true });
  await line.settled();
  expect(line.refusals('keepMarks')).toEqual(['deskOnly']);
});

test('what is drawn in a talk apart never stays, and is not asked to', async () => {
  const { court, id, number } = await filed();
  const [host, guest] = await two(court);
  const common = await lay(host, number);
  await keep(host, common);
  await host.say({ t: 'caucus', with: [2] });
  await guest.view((view) => view.caucus);
  const apart = await lay(host, number);
  for (const paper of [apart, common]) await host.say({ t: 'keepMarks', paper, on: true });
  await host.settled();
  expect(host.refusals('keepMarks')).toEqual(['notNow', 'notNow']);
  await host.say(note(apart, 'note-apart', '底线是三万'));
  await guest.hears('ink', (told) => told.paper === apart);
  await host.say({ t: 'takeOff', paper: apart });
  await host.view((view) => view.paper === null);
  await host.say({ t: 'caucus', with: null });
  await host.view((view) => view.paper?.paper === common);
  await host.say(note(common, 'note-common', '大家看到的'));
  await host.hears('ink', (told) => told.paper === common);
  await host.say({ t: 'end' });
  await host.closed;
  expect((await setsOf(court, id)).map(wordsOf)).toEqual([['大家看到的']]);
});

test('a court that is started again keeps on keeping, and a file of another version gets nothing', async () => {
  const folder = courtFolder();
  const start = async (): Promise<Court> => {
    const started = await startCourt({ dataDir: folder, port: 0, log: () => undefined });
    if (!started.ok) throw new Error(started.error.message);
    onTestFinished(() => started.value.close());
    return started.value;
  };
  const change = (sql: string): void => {
    const db = new Database(join(folder, 'court.db'));
    db.exec(sql);
    db.close();
  };
  const before = await start();
  const { id, number } = await fileAt(before, await boothOf(before));
  const ticket = await openAtDesk(before);
  const write = async (host: LiveSeat, mark: string, words: string): Promise<string> => {
    const paper = await lay(host, number);
    await keep(host, paper);
    await host.say(note(paper, mark, words));
    await host.hears('ink', (told) => told.paper === paper);
    return paper;
  };
  const host = await LiveSeat.join(before, ticket);
  await host.say(READY);
  const paper = await write(host, 'note-one', '第一处');
  await before.close();

  const after = await start();
  expect(await setsOf(after, id)).toEqual([]);
  const back = await LiveSeat.join(after, ticket);
  expect((await back.view((view) => view.paper !== null)).paper).toMatchObject({ paper, keepsFrom: 0 });
  await back.say({ t: 'end' });
  await back.closed;
  expect((await setsOf(after, id)).map(wordsOf)).toEqual([['第一处']]);

  // A hearing does not go on after a restart: its marks stay all the same.
  const [judge] = await two(after);
  await write(judge, 'note-two', '第二处');
  await after.close();
  change(`UPDATE live_room SET owner = 'hearing'`);
  const third = await start();
  expect((await setsOf(third, id)).map(wordsOf)).toEqual([['第一处'], ['第二处']]);
  expect(await found(third, id, '第二处')).toMatchObject([{ place: { kind: 'note', on: 'document', page: 1, role: 'mediator', seat: 1 }, match: '第二处' }]); // prettier-ignore
  await third.close();

  change(`UPDATE kept_marks SET sha256 = '${'0'.repeat(64)}'`);
  const last = await start();
  expect(await setsOf(last, id)).toMatchObject(
    [1, 2].map(() => ({ current: false, changes: [], marks: 1, removed: null })),
  );
  expect(await found(last, id, '第二处')).toEqual([]);
  const [looking] = await two(last);
  await lay(looking, number);
  await looking.settled();
  expect(looking.told.filter(({ t }) => t === 'earlier')).toEqual([]);
});

test('words of notes are found beside the file’s as soon as they stay, with page and who, and no longer when they are out', async () => {
  const { court, id, number } = await filed();
  expect(await found(court, id, '身份证背面')).toEqual([]);
  const [host] = await two(court);
  const paper = await lay(host, number);
  await keep(host, paper);
  await host.say(note(paper, 'note-find', '请补ＩＤ１２３：身份证背面', 2));
  await host.hears('ink');
  await host.say({ t: 'takeOff', paper });
  await host.hears('marksKept');
  // The rules are those of the file: parts of words and numbers, width and case, all words of one place.
  for (const words of ['证背', 'id12', '背面 123'])
    expect(await found(court, id, words)).toMatchObject([
      { place: { kind: 'note', on: 'document', page: 2, role: 'mediator', seat: 1 }, lines: [] },
    ]);
  expect(await found(court, id, '背面 借款')).toEqual([]);
  const [set] = await setsOf(court, id);
  await desk(court, `${id}/marks/${set?.id}/remove`, {});
  expect(await found(court, id, '证背')).toEqual([]);
});
