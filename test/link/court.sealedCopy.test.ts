/** The copy that bears the organisation's seal at the court's desk: its pages are tied to the agreement, and from the day of the seal it is in effect. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CourtWord } from '../../main/contract/courtWord.ts';
import { MattersAnswer } from '../../main/contract/link.ts';
import { believed } from '../../main/core/link/courtWords.ts';
import { loadKeys } from '../../main/court/keys.ts';
import { agreementPacket, sendAgreement } from './agreementPacket.ts';
import { paperDesk, UNSEALED } from './paperDesk.ts';
import { boothOf } from './courtHarness.ts';
import { scansOf } from './scans.ts';

const APPLICANT = '110101199003071348';
const RESPONDENT = '500103199001010010';
/** Signed on the 25th, sealed on the 27th, today is the 28th. */
const TODAY = () => Date.parse('2026-11-28T09:00:00+08:00');

test('nothing is in effect before; from the day of the seal it is, the thirty days run, and both parties are told by the court’s word', async () => {
  const { court, desk, told, id } = await paperDesk(UNSEALED, TODAY);
  const before = await desk.opened();
  expect(before).toMatchObject({ flaw: null, lights: { effectiveAt: null }, confirmation: null });
  expect(await told(APPLICANT)).toMatchObject({ effectiveAt: null, confirmation: null });
  // the words of a clerk alone are no seal
  const words = await desk.post('/lights', { light: 'organisation', date: '2026-11-27', proof: '见到盖章原件' });
  expect([words.status, await words.json()]).toMatchObject([409, { error: 'sealedCopyNeeded' }]);

  const pages = scansOf('a', 2);
  const copy = { document: before.document.sha256, date: '2026-11-27', proof: '委员会印章清楚', pages };
  expect((await desk.post('/sealed-copy', copy)).status).toBe(200);
  const after = await desk.opened();
  expect(after.lights.effectiveAt).toBe('2026-11-27T00:00:00+08:00');
  // 30 days from 27 November: Sunday 27 December moves to Monday
  expect(after.confirmation).toMatchObject({ due: '2026-12-28', daysLeft: 30 });
  const digests = pages.map((page) => createHash('sha256').update(Buffer.from(page, 'base64')).digest('hex'));
  expect(after.lights.others.at(-1)).toMatchObject({
    light: 'organisation',
    noted: { proof: '委员会印章清楚', by: '测试书记员', pages: digests, notedAt: '2026-11-28T01:00:00.000Z' },
  });
  const page = await desk.get('/sealed-copy/2');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await page.arrayBuffer()).toString('base64')).toBe(pages[1]);
  expect((await desk.get('/sealed-copy/3')).status).toBe(404);

  for (const number of [APPLICANT, RESPONDENT]) {
    const one = await told(number);
    expect(one).toMatchObject({ effectiveAt: '2026-11-27T00:00:00+08:00', confirmation: { due: '2026-12-28' } });
    const light = one?.lights.find((each) => each.light === 'organisation');
    expect(CourtWord.parse(JSON.parse(light?.word?.word ?? '{}'))).toMatchObject({ agreement: id, document: before.document.sha256, date: '2026-11-27', pages: digests });
  }
  expect((await fetch(`${court.url}/desk/api/agreements/${id}/sealed-copy/1`)).status).toBe(401);
}); // prettier-ignore

test('another paper’s pages, a day before the last signature, missing pages and a second seal are refused by name, and nothing is lit by them', async () => {
  const { court, desk, id } = await paperDesk(UNSEALED, TODAY);
  const other = await boothOf(court, 'hw-04', TODAY);
  const second = desk.of(await sendAgreement(other, await agreementPacket(other, UNSEALED)));
  await expect.poll(async () => (await second.get()).status, { timeout: 60_000, interval: 100 }).toBe(200);
  const document = (await desk.opened()).document.sha256;
  const copy = { document, date: '2026-11-27', proof: '见到盖章原件', pages: scansOf('a', 2) };
  const refusals: readonly (readonly [Partial<typeof copy>, string])[] = [
    [{ document: (await second.opened()).document.sha256 }, 'otherPaper'],
    [{ pages: scansOf('a', 1) }, 'pagesDiffer'],
    [{ pages: [...scansOf('a', 1), ...scansOf('a', 1)] }, 'pagesDiffer'],
    [{ pages: [...scansOf('a', 1), Buffer.from('%PDF-1.7').toString('base64')] }, 'notAPage'],
    [{ date: '2026-11-24' }, 'wrongDay'],
    [{ date: '2026-11-29' }, 'wrongDay'],
  ];
  for (const [wrong, error] of refusals) {
    const answer = await desk.post('/sealed-copy', { ...copy, ...wrong });
    expect([answer.status, await answer.json()]).toMatchObject([409, { error }]);
  }
  expect((await desk.opened()).lights.effectiveAt).toBeNull();
  expect((await desk.get('/sealed-copy/1')).status).toBe(404);

  expect((await desk.post('/sealed-copy', copy)).status).toBe(200);
  const again = await desk.post('/sealed-copy', { ...copy, date: '2026-11-28', pages: scansOf('b', 2) });
  expect([again.status, await again.json()]).toMatchObject([409, { error: 'alreadySealed' }]);
  // what is this paper's page is no page of the other one
  const mixed = { ...copy, document: (await second.opened()).document.sha256, pages: [...scansOf('c', 1), ...copy.pages] };
  const taken = await second.post('/sealed-copy', mixed);
  expect([taken.status, await taken.json()]).toMatchObject([409, { error: 'otherPaper' }]);
  expect(await desk.opened()).toMatchObject({ row: { id }, lights: { effectiveAt: '2026-11-27T00:00:00+08:00' } });
}); // prettier-ignore

test('the pages lie sealed on the disk, outlive a restart, and what a crash left of others goes', async () => {
  const { court, desk, dataDir, reopen } = await paperDesk(UNSEALED, TODAY);
  const document = (await desk.opened()).document.sha256;
  const pages = scansOf('a', 2);
  expect((await desk.post('/sealed-copy', { document, date: '2026-11-27', proof: '见到', pages })).status).toBe(200);
  const folder = join(dataDir, 'papers');
  const names = readdirSync(folder);
  expect(names).toHaveLength(2);
  for (const name of names)
    expect(readFileSync(join(folder, name)).includes(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe(false);
  writeFileSync(join(folder, `${'f'.repeat(64)}.new`), 'half a page');
  await court.close();
  const again = await reopen();
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
  expect((await again.opened()).lights.effectiveAt).toBe('2026-11-27T00:00:00+08:00');
  const page = await again.get('/sealed-copy/1');
  expect(Buffer.from(await page.arrayBuffer()).toString('base64')).toBe(pages[0]);
  const [first = ''] = names;
  writeFileSync(join(folder, first), Buffer.from('changed'), { flag: 'r+' });
  expect([(await again.get('/sealed-copy/1')).status, (await again.get('/sealed-copy/2')).status]).toContain(422);
}); // prettier-ignore

test('a booth lights no seal the court has not signed for, and takes back the effect with it', async () => {
  const { desk, told, dataDir } = await paperDesk(UNSEALED, TODAY);
  const document = (await desk.opened()).document.sha256;
  await desk.post('/sealed-copy', { document, date: '2026-11-27', proof: '见到', pages: scansOf('a', 2) });
  const one = await told(APPLICANT);
  if (one === undefined) throw new Error('nothing told');
  const key = loadKeys(dataDir).public.receipts;
  expect(believed(one, key)).toEqual(one);
  const { lights } = one;
  const changed = (over: (light: (typeof lights)[number]) => object) =>
    MattersAnswer.parse({ matters: [], agreements: [{ ...one, lights: lights.map((light) => (light.light === 'organisation' ? { ...light, ...over(light) } : light)) }] }).agreements[0] ?? one;
  const forged = [
    changed(() => ({ word: null })),
    changed(() => ({ at: '2026-11-26T00:00:00+08:00' })),
    changed(() => ({ pages: 3 })),
    changed(({ word }) => ({ word: { ...word, word: (word?.word ?? '').replace('2026-11-27', '2026-11-26') }, at: '2026-11-26T00:00:00+08:00' })),
    { ...one, id: '01JXXXXXXXXXXXXXXXXXXXXXXX' },
  ];
  for (const each of forged) {
    const shown = believed(each, key);
    expect(shown).toMatchObject({ effectiveAt: null, confirmation: null });
    expect(shown.lights.find(({ light }) => light === 'organisation')).toMatchObject({ at: null, pages: 0 });
  }
  const stranger = { ...key, publicKey: loadKeys(join(dataDir, 'another')).public.receipts.publicKey };
  expect(believed(one, stranger).effectiveAt).toBeNull();
}); // prettier-ignore
