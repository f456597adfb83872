/** Words looked for in a request through the desk's API: what was told, the document, the evidence as it is read. */
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { SearchAnswer, type FoundPlace } from '../../main/contract/search.ts';
import type { Court } from '../../main/court/start.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import type { TestBooth } from './courtBooth.ts';
import { CARD_NUMBER, smallPng, syntheticRequest, type Wish } from './courtRequest.ts';

const IOU = readFileSync(join(import.meta.dirname, '../../devices/simulators/pages/iou.png'));

const search = (court: Court, id: string, words: string, token = court.token): Promise<Response> =>
  fetch(`${court.url}/desk/api/items/${id}/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ words }),
  });
const opened = (court: Court, id: string): Promise<Response> =>
  fetch(`${court.url}/desk/api/items/${id}`, { headers: { authorization: `Bearer ${court.token}` } });
const answerTo = async (court: Court, id: string, words: string): Promise<SearchAnswer> =>
  SearchAnswer.parse(await (await search(court, id, words)).json());

/** When everything is read. */
const wholeAnswer = (court: Court, id: string, words: string): Promise<SearchAnswer> =>
  vi.waitFor(
    async () => {
      const answer = await answerTo(court, id, words);
      expect(answer.reading.going).toBe(false);
      return answer;
    },
    { timeout: 200_000, interval: 200 },
  );

async function file(booth: TestBooth, wish: Wish, withFiles: boolean) {
  const request = syntheticRequest(wish);
  const item = booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]);
  await booth.post([item]);
  if (withFiles) for (const bytes of request.sealed.values()) await booth.upload(bytes);
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(item.env));
  return { id, sealed: request.sealed };
}

async function filed(wish: Wish = {}, withFiles = true) {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir });
  const booth = await boothOf(court);
  const { id, sealed } = await file(booth, wish, withFiles);
  return { court, dataDir, booth, id, sealed };
}

const placesOf = ({ found }: SearchAnswer): readonly FoundPlace[] => found.map(({ place }) => place);

test('what was told is found at once, the document and the evidence when they are read', async () => {
  const { court, id } = await filed({ evidence: [IOU] });
  expect(placesOf(await answerTo(court, id, '多次催要'))).toEqual([{ kind: 'told', part: 'facts' }]);

  const request = await wholeAnswer(court, id, 'mediation REQUEST page');
  expect(placesOf(request)).toEqual([
    { kind: 'document', page: 1 },
    { kind: 'document', page: 2 },
  ]);
  expect(request.found[0]?.lines).toHaveLength(1);
  expect(request.reading).toEqual({ files: 2, read: 2, unreadable: [], going: false });

  const inPicture = await answerTo(court, id, '逾期之日起按全国');
  expect(inPicture.found).toMatchObject([
    { place: { kind: 'evidence', file: 1 }, match: '逾期之日起按全国' },
  ]);
  const [[topLeft, , bottomRight] = []] = inPicture.found[0]?.lines ?? [];
  expect(topLeft?.y).toBeGreaterThan(0.2);
  expect(bottomRight?.y).toBeLessThan(0.5);

  // In the order of the file: told, then by name and words of the evidence.
  expect(placesOf(await answerTo(court, id, '借条'))).toEqual([
    { kind: 'told', part: 'facts' },
    { kind: 'evidence', file: 1 },
    { kind: 'evidence', file: 1 },
  ]);
  expect(placesOf(await answerTo(court, id, '不在这里的字'))).toEqual([]);
});

test('a page that cannot be read is named, and the rest is searched all the same', async () => {
  const { court, id } = await filed({ evidence: [Buffer.from('no picture at all'), smallPng()] });
  const answer = await wholeAnswer(court, id, 'Mediation');
  expect(answer.reading).toEqual({ files: 3, read: 2, unreadable: [1], going: false });
  expect(placesOf(answer)).toHaveLength(2);
  expect(court.logged).toContainEqual({ event: 'requestSearched', fields: { id, read: 2, unreadable: 1 } });
});

test('a file that the disk does not give is named, and the court goes on', async () => {
  const { court, dataDir, id } = await filed({ evidence: [smallPng()] });
  const { bundle } = z
    .object({
      bundle: z.object({ files: z.array(z.object({ role: z.string(), sealedSha256: z.string() })) }),
    })
    .parse(await (await opened(court, id)).json());
  const evidence = bundle.files.find(({ role }) => role === 'evidence')?.sealedSha256 ?? '';
  const [path = ''] = readdirSync(join(dataDir, 'evidence'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(evidence)); // prettier-ignore
  rmSync(join(dataDir, 'evidence', path));
  mkdirSync(join(dataDir, 'evidence', path)); // reading a folder fails as a broken disk does
  const answer = await wholeAnswer(court, id, 'Mediation');
  expect(answer.reading.unreadable).toEqual([1]);
  expect(placesOf(answer)).toHaveLength(2);
});

test('files that arrive after the first question are read then', async () => {
  const { court, booth, id, sealed } = await filed({ evidencePages: 0 }, false);
  expect((await wholeAnswer(court, id, 'request')).reading).toEqual({
    files: 1,
    read: 0,
    unreadable: [],
    going: false,
  });
  for (const bytes of sealed.values()) await booth.upload(bytes);
  await vi.waitFor(async () => expect(placesOf(await answerTo(court, id, 'request'))).toHaveLength(2), {
    timeout: 60_000,
    interval: 200,
  });
});

test('whatever a clerk types is words', async () => {
  const { court, id } = await filed({ evidencePages: 0 }, false);
  const typed = [
    '"',
    '" OR "',
    '*',
    'NEAR(借 条)',
    '😀',
    '\u0000',
    "'; DROP TABLE page",
    '%',
    '借\u0000条',
    '',
  ];
  for (const words of typed) {
    expect([words, placesOf(await answerTo(court, id, words))]).toEqual([words, []]);
    expect(placesOf(await answerTo(court, id, '王小明'))).toContainEqual({ kind: 'told', part: 'parties' });
  }
  expect((await search(court, id, 'x'.repeat(10_000))).status).toBe(400);
});

test('it is a clerk’s alone, of requests that are here, and its beginning is logged once', async () => {
  const { court, dataDir, id } = await filed({ evidencePages: 0 });
  expect((await search(court, id, '王', 'x')).status).toBe(401);
  expect((await search(court, '0'.repeat(26), '王')).status).toBe(404);
  await wholeAnswer(court, id, '王小明');
  await answerTo(court, id, CARD_NUMBER.slice(4, 12));
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const rows = db.prepare("SELECT event, subject FROM audit WHERE event = 'requestSearched'").all();
  const everything = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all()))
    .join('\n');
  db.close();
  expect(rows).toEqual([{ event: 'requestSearched', subject: id }]);
  // Nothing of the index or of what was asked reaches the disk or the log.
  for (const plain of ['王小明', '催要', 'Mediation', CARD_NUMBER.slice(4, 12)]) {
    expect(everything).not.toContain(plain);
    expect(JSON.stringify(court.logged)).not.toContain(plain);
  }
});

test('a court looks into many requests, and keeps few of them', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const ids: string[] = [];
  for (const name of ['甲一', '乙二', '丙三', '丁四', '戊五'])
    ids.push((await file(booth, { name, evidencePages: 0 }, false)).id);
  const asked = await Promise.all([...ids, ...ids].map((id) => answerTo(court, id, '要求 归还')));
  expect(asked).toHaveLength(10);
  const again = await Promise.all(ids.map((id) => answerTo(court, id, '归还借款本金')));
  expect(again.map(placesOf)).toEqual(ids.map(() => [{ kind: 'told', part: 'claims' }]));
});
