/** A judge has a session recorded by the court's Janus: nothing of a talk apart, and what is confirmed is what lies in the vault. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';
import { RecordingRows, type RecordingRow } from '../../main/contract/recordingDesk.ts';
import { mjrOf } from './mjr.ts';
import { carriesPictures, mediaPlace, type MediaPlace } from './hosts.ts';
import { janusServer, type JanusServer } from './programs.ts';
import { bringIn, bundleLivePage, hostAtDesk, launchBrowser, PATIENCE, scene, type NearScene, type Seat } from './room.ts'; // prettier-ignore

let media: MediaPlace | null = null;
let browser: Browser | null = null;
let janus: JanusServer | null = null;
let at: NearScene | null = null;

test.beforeAll(async () => {
  media = mediaPlace();
  const { place } = media;
  test.skip(
    !carriesPictures(place),
    'neither a network namespace nor a network card: Janus carries no picture over loopback',
  );
  await bundleLivePage();
  browser = await launchBrowser();
  janus = await janusServer(place);
});
test.afterEach(async () => {
  await at?.close();
  at = null;
});
test.afterAll(async () => {
  await browser?.close();
  await janus?.end();
  media?.end();
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Names and sizes of what Janus writes. */
const written = (folder: string): Readonly<Record<string, number>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
const read = (seats: readonly Seat[], words: string | RegExp): Promise<void[]> =>
  Promise.all(seats.map(({ page }) => page.locator('[data-recording]', { hasText: words }).waitFor(PATIENCE))); // prettier-ignore
const answered = async ({ page }: Seat, name: string): Promise<void> =>
  page.locator('section[aria-label]').getByRole('button', { name, exact: true }).click();
/** Presses a button of the judge, and the same word in the question that follows. */
async function surely({ page }: Seat, name: string): Promise<void> {
  await page.getByRole('button', { name }).click(PATIENCE);
  await page.getByRole('dialog').getByRole('button', { name }).click();
}
async function desk(path: string): Promise<Response> {
  if (at === null) throw new Error('no court');
  const { url, token } = at.court;
  return fetch(`${url}/desk/api/recordings${path}`, { headers: { authorization: `Bearer ${token}` } });
}

test('a judge has it recorded: all of it by the relay, nothing of a talk apart; everybody answers its value, which is that of the files', async () => {
  if (browser === null || janus === null) throw new Error('nothing was started');
  const { folder } = janus.settings.recordings;
  at = await scene(browser, { media: { turn: null, relay: janus.settings } });
  const judge = await hostAtDesk(at, 'judge');
  const one = await bringIn(at, judge, '当事人');
  await Promise.all([judge.sees(1), one.sees(1)]);
  await read([judge, one], '当前未录音录像');
  await expect(one.page.getByRole('button', { name: '录音录像' })).toHaveCount(0);
  expect(written(folder)).toEqual({});
  expect(await janus.figures()).toEqual([]);

  await surely(judge, '开始录音录像');
  await read([judge, one], /正在由法院录音录像（法官主持调解，\d\d:\d\d 起）/);
  await Promise.all([judge.sees(1), one.sees(1)]);
  expect((await janus.figures()).length).toBe(4);
  const first = written(folder);
  expect(Object.keys(first).filter((name) => !name.includes('-data-')).length).toBe(4);

  const two = await bringIn(at, judge, '代理人');
  await Promise.all([judge.sees(2), one.sees(2), two.sees(2)]);
  for (const [name, size] of Object.entries(first))
    if (!name.includes('-data-')) expect(written(folder)[name]).toBeGreaterThan(size);

  // Judge and one talk apart: they see each other by the relay, and not a byte of it is written.
  await judge.page.getByRole('button', { name: /^和他单独谈/ }).first().click(); // prettier-ignore
  await read([judge, one, two], '录音录像已暂停：正在单独谈');
  await expect.poll(() => Object.keys(written(folder)).some((name) => name.endsWith('.tmp')), PATIENCE).toBe(false); // prettier-ignore
  const rested = written(folder);
  await Promise.all([judge.sees(1), one.sees(1)]);
  expect(written(folder)).toEqual(rested);
  await judge.page.getByRole('button', { name: '谈完了，接回大家' }).click();
  await read([judge, one, two], '正在由法院录音录像');
  await Promise.all([judge.sees(2), one.sees(2), two.sees(2)]);

  await surely(judge, '停止录音录像');
  await read([judge, one, two], '当前未录音录像');
  const values = [judge, one, two].map(({ page }) => page.locator('[data-value]'));
  for (const value of values) await value.waitFor(PATIENCE);
  await judge.page.getByText(/还没有答复：.*当事人/).waitFor(PATIENCE); // prettier-ignore
  await answered(judge, '确认');
  await answered(one, '确认');
  await answered(two, '有异议');
  await two.page.getByLabel('请写一两句：有什么异议').fill('中间有一段没有录到我说话');
  await answered(two, '写好了，提交');
  await expect(judge.page.getByText('还没有答复')).toHaveCount(0, PATIENCE);

  const { recordings } = RecordingRows.parse(await (await desk('')).json());
  const [row] = recordings;
  if (row === undefined || row.value === null) throw new Error('nothing was sealed');
  expect(row.segments.map(({ endedBy }) => endedBy)).toEqual(['apart', 'ordered']);
  expect(row.answers.map(({ answer }) => answer)).toEqual(['confirmed', 'confirmed', 'objected']);
  expect(row.answers.at(-1)?.words).toBe('中间有一段没有录到我说话');
  await filesAreWhole(row);
  expect(written(folder)).toEqual({});
  expect([judge, one, two].flatMap(({ problems }) => problems)).toEqual([]);
});

/** Every file the manifest names comes from the desk with the digest it names, and is a recording with something in it. */
async function filesAreWhole({ recording, value, manifest }: RecordingRow): Promise<void> {
  const text = Buffer.from(await (await desk(`/${recording}/manifest`)).arrayBuffer());
  expect(sha256(text)).toBe(value);
  expect(manifest).toEqual(JSON.parse(text.toString('utf8')));
  expect(manifest?.breaks.map(({ why }) => why)).toEqual(['apart']);
  // Three in the first stretch, three in the second, each a voice and a picture.
  const files = manifest?.files ?? [];
  expect(files.filter(({ kind }) => kind !== 'data').length).toBe(12);
  for (const { name, sha256: digest, bytes, kind, cut } of files) {
    const answer = await desk(`/${recording}/files/${name}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const file = Buffer.from(await answer.arrayBuffer());
    expect([sha256(file), file.length, cut]).toEqual([digest, bytes, false]);
    if (kind === 'data') continue;
    const { head, packets } = mjrOf(file);
    expect(head).toMatchObject(kind === 'video' ? { t: 'v', c: 'vp8' } : { t: 'a', c: 'opus' });
    expect(packets).toBeGreaterThan(0);
  }
}
