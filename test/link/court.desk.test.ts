/** The round at the desk: a sealed request arrives, is opened and checked, answered, and the person at a booth sees the answer. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DecisionAnswer, Inbox, OpenedRequest } from '../../main/contract/desk.ts';
import { MattersAnswer } from '../../main/contract/link.ts';
import type { Court } from '../../main/court/start.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import { CARD_NUMBER, syntheticRequest, type Wish } from './courtRequest.ts';

const deskOf = (court: Court) => ({
  get: (path: string) =>
    fetch(`${court.url}/desk/api/${path}`, { headers: { authorization: `Bearer ${court.token}` } }),
  post: (path: string, body: unknown) =>
    fetch(`${court.url}/desk/api/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
});

async function file(booth: TestBooth, wish: Wish = {}, withFiles = true) {
  const request = syntheticRequest(wish);
  const item = booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]);
  await booth.post([item]);
  if (withFiles) for (const bytes of request.sealed.values()) await booth.upload(bytes);
  return { ...request, id: z.object({ id: z.string() }).parse(JSON.parse(item.env)).id, item };
}

async function mattersOf(booth: TestBooth, number = CARD_NUMBER) {
  const person = await booth.seal({ type: 'resident', number, name: '王小明' });
  const answer = await booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) });
  return MattersAnswer.parse(await answer.json()).matters;
}

test('a request of a booth that knew no originals still opens, with nothing said that it did not say', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const filed = await file(booth, { evidencePages: 2 });
  expect(filed.bundle.schema).toBe('request/1');
  const opened = OpenedRequest.parse(await (await deskOf(court).get(`items/${filed.id}`)).json());
  expect(opened.files.map((one) => [one.role, one.originalOf, one.matches])).toEqual([
    ['document', null, true],
    ['evidence', null, true],
    ['evidence', null, true],
  ]);
  for (const page of opened.bundle.request.evidence.flatMap((item) => item.pages))
    expect([page.cleanedFrom, page.quality]).toEqual([undefined, undefined]);
});

test('a sealed request goes the whole round within ten seconds', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const desk = deskOf(court);
  const filed = await file(booth, { evidencePages: 3 });

  const receipts = await booth.receipts();
  expect(receipts.map((one) => one.result)).toEqual(['stored', 'complete']);
  expect(receipts[1]?.number).toMatch(/^收\d{8}-000001$/);

  const inbox = Inbox.parse(await (await desk.get('inbox')).json());
  expect(inbox.rows).toMatchObject([
    {
      id: filed.id,
      state: 'new',
      parties: '王*明 / 陈*华',
      disputeKind: 'loan',
      pages: 5,
      sealBroken: false,
    },
  ]);

  const opened = OpenedRequest.parse(await (await desk.get(`items/${filed.id}`)).json());
  expect(opened.checks).toEqual({
    envelopeSignature: true,
    chain: true,
    documentDigestSigned: true,
    samplesDigest: true,
    allFiles: true,
  });
  expect(opened.files).toHaveLength(4);
  const document = await desk.get(`items/${filed.id}/files/0`);
  expect(document.headers.get('content-type')).toBe('application/pdf');
  expect((await document.arrayBuffer()).byteLength).toBe(filed.bundle.files[0]?.size);

  expect(await mattersOf(booth)).toMatchObject([
    { id: filed.id, respondents: ['陈*华'], answer: { kind: 'received' } },
  ]);
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  const accepted = DecisionAnswer.parse(await (await desk.post(`items/${filed.id}/accept`, {})).json());
  expect(accepted.answer).toMatchObject({ kind: 'accepted', caseNumber: `（${year}）渝0103诉前调1号` });
  expect((await mattersOf(booth))[0]?.answer).toEqual(accepted.answer);
});

test('accepting twice gives the same number, and nobody else gets it', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const desk = deskOf(court);
  const [one, two] = [await file(booth), await file(booth)];
  const first: unknown = await (await desk.post(`items/${one.id}/accept`, {})).json();
  expect(await (await desk.post(`items/${one.id}/accept`, {})).json()).toEqual(first);
  const second = DecisionAnswer.parse(await (await desk.post(`items/${two.id}/accept`, {})).json());
  expect(second.answer.kind === 'accepted' && second.answer.caseNumber).toMatch(/调2号$/);
});

test('returned for correction: all reasons, the note, and a date that is a workday', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const desk = deskOf(court);
  const { id } = await file(booth);
  const reasons = [
    { id: 'unclearClaim', words: '请写明要求归还的金额。' },
    { id: 'other', words: '借条请补扫背面。' },
  ];
  // 2099-01-03 is a Saturday.
  const answer: unknown = await (
    await desk.post(`items/${id}/return`, { reasons, note: '', due: '2099-01-03' })
  ).json();
  expect(answer).toMatchObject({ answer: { kind: 'returned', reasons, due: '2099-01-05' } });
  expect((await mattersOf(booth))[0]?.answer).toMatchObject({ kind: 'returned', reasons });
  expect((await desk.post(`items/${id}/accept`, {})).status).toBe(409);
});

test('what is not wholly here cannot be decided, nor returned to a day gone by', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const desk = deskOf(court);
  const { id } = await file(booth, {}, false);
  const refused = await desk.post(`items/${id}/accept`, {});
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: 'waitingFiles' }]);
  const past = await desk.post(`items/${id}/return`, {
    reasons: [{ id: 'other', words: 'x' }],
    note: '',
    due: '2020-01-01',
  });
  expect([past.status, await past.json()]).toMatchObject([400, { error: 'dueInThePast' }]);
  const opened = OpenedRequest.parse(await (await desk.get(`items/${id}`)).json());
  expect(opened).toMatchObject({ row: { state: 'waitingFiles' }, checks: { allFiles: false } });
  expect(opened.files[0]).toMatchObject({ recomputed: null, matches: false, url: null });
});

test('a body sealed to another court is kept, shown as broken, and cannot be decided', async () => {
  const [court, other] = [await courtHere(), await courtHere()];
  const booth = await boothOf(court);
  const stranger = await boothOf(other);
  const item = booth.item('filing.submit/1', await stranger.seal(syntheticRequest().bundle));
  await booth.post([item]);
  const desk = deskOf(court);
  const rows = async () => Inbox.parse(await (await desk.get('inbox')).json()).rows;
  // the court opens what it received after the receipt, not before
  await expect
    .poll(rows, { timeout: 15_000 })
    .toMatchObject([{ sealBroken: true, state: 'new', parties: '' }]);
  const id = (await rows())[0]?.id ?? '';
  expect((await desk.get(`items/${id}`)).status).toBe(422);
  expect((await desk.post(`items/${id}/accept`, {})).status).toBe(409);
});

test('a stored file that was changed on the court’s disk is found at opening', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir });
  const { id, sealed } = await file(await boothOf(court));
  const [sha256, bytes] = [...sealed][1] ?? ['', Buffer.alloc(0)];
  const altered = Buffer.from(bytes);
  altered[20] = (altered[20] ?? 0) ^ 1;
  writeFileSync(join(dataDir, 'evidence', sha256.slice(0, 2), sha256), altered);
  const opened = OpenedRequest.parse(await (await deskOf(court).get(`items/${id}`)).json());
  expect(opened.checks.allFiles).toBe(false);
  expect(opened.files.map((one) => one.matches)).toEqual([true, false]);
});

test('matters are shown to their own person only', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const mine = await file(booth);
  await file(booth, { name: '李芳', number: '500103199001010010' });
  expect((await mattersOf(booth)).map((one) => one.id)).toEqual([mine.id]);
  expect(await mattersOf(booth, '810000198508150016')).toEqual([]);
});

test('opening and deciding are logged in a chain that shows any change', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir, settings: { clerk: '测试书记员' } });
  const { id } = await file(await boothOf(court));
  const desk = deskOf(court);
  await desk.get(`items/${id}`);
  await desk.post(`items/${id}/accept`, {});
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const rows = db.prepare('SELECT who, event, subject FROM audit ORDER BY n').all();
  db.close();
  expect(rows.slice(-2)).toEqual([
    { who: '测试书记员', event: 'requestOpened', subject: id },
    { who: '测试书记员', event: 'requestAccepted', subject: id },
  ]);
});

test('the database holds no name and no card number in plain', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir });
  const booth = await boothOf(court);
  await file(booth);
  await mattersOf(booth);
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const dump = ['item', 'matter', 'receipt_run', 'post', 'reject', 'audit', 'booth']
    .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
    .join('\n');
  db.close();
  expect(dump).toContain('王*明');
  for (const plain of ['王小明', '陈大华', CARD_NUMBER, '13800006021', '三万五千'])
    expect(dump).not.toContain(plain);
});

test('nothing of the desk is told without its token, and the cookie serves its own page only', async () => {
  const court = await courtHere();
  for (const path of ['info', 'inbox', 'booths', 'items/x', 'events'])
    expect((await fetch(`${court.url}/desk/api/${path}`)).status).toBe(401);
  const entered = await fetch(`${court.url}/desk/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: court.token }),
  });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  const withCookie = (origin: string) =>
    fetch(`${court.url}/desk/api/inbox`, { headers: { cookie, origin } });
  expect((await withCookie(court.url)).status).toBe(200);
  expect((await withCookie('http://127.0.0.1:1')).status).toBe(401);
});

test('the desk hears of a new request by itself', async () => {
  const court = await courtHere();
  const stop = new AbortController();
  const stream = await fetch(`${court.url}/desk/api/events`, {
    headers: { authorization: `Bearer ${court.token}` },
    signal: stop.signal,
  });
  await file(await boothOf(court), {}, false);
  const heard = new TextDecoder();
  let said = '';
  for await (const piece of stream.body ?? []) {
    said += heard.decode(piece, { stream: true });
    if (said.includes('{"what":"inbox"}')) break;
  }
  stop.abort();
  expect(said).toContain('{"what":"inbox"}');
});
