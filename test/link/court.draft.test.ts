/** An agreement written together at the court: who sees it, who writes, what is refused, what a restart leaves, and that all have the same in the end. */
import { expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../main/contract/draft.ts';
import { SeatAnswer } from '../../main/contract/live.ts';
import type { Court } from '../../main/court/start.ts';
import { clauseTexts, writerOf } from '../../main/draft/clauseTexts.ts';
import { courtFolder, courtHere } from './courtHarness.ts';
import { DRAFT_ID, DraftPage, SHEET, writing } from './draftPage.ts';
import { atDesk, LiveSeat, openAtDesk, READY, redeem } from './liveSeat.ts';

/** Tickets of a host and of guests in these capacities. */
async function ticketsFor(court: Court, roles: readonly string[]): Promise<SeatAnswer[]> {
  const opened = await openAtDesk(court);
  const host = await LiveSeat.join(court, opened, 'page-that-invites');
  await host.say(READY);
  const tickets = [opened];
  for (const role of roles)
    if (role === 'policeOfficer' || role === 'judge')
      tickets.push(SeatAnswer.parse(await (await atDesk(court, `rooms/${opened.room}/seats`, { role })).json()));
    else {
      const before = host.told.filter(({ t }) => t === 'invited').length;
      await host.say({ t: 'invite', role });
      await host.settled();
      const codes = host.told.flatMap((one) => (one.t === 'invited' ? [one.invitation.code] : []));
      tickets.push(SeatAnswer.parse(await (await redeem(court, codes[before] ?? '')).json()));
    }
  return tickets;
} // prettier-ignore

async function together(roles: readonly string[]): Promise<{ court: Court; pages: DraftPage[] }> {
  const court = await courtHere();
  return { court, pages: await writing(court, await ticketsFor(court, roles)) };
}
const of = (pages: readonly DraftPage[], at: number): DraftPage => {
  const page = pages[at];
  if (page === undefined) throw new Error(`no page ${at}`);
  return page;
};
const same = async (pages: readonly DraftPage[], clause: string, text: string): Promise<void> => {
  for (const page of pages) await page.until(({ drafts }) => drafts.text(clause) === text);
};

test('two write in the same clause at once, and everybody has the words of both', async () => {
  const { pages } = await together(['party']);
  const [host, guest] = [of(pages, 0), of(pages, 1)];
  host.type('first', 0, '甲方写的。');
  guest.type('first', 0, '乙方写的。');
  await Promise.all([host.until(({ drafts }) => drafts.text('first').length === 10), guest.until(({ drafts }) => drafts.text('first').length === 10)]); // prettier-ignore
  expect(host.drafts.text('first')).toBe(guest.drafts.text('first'));
  expect(host.drafts.text('first')).toContain('甲方写的。');
  expect(host.drafts.text('first')).toContain('乙方写的。');
  await guest.until(({ drafts }) => drafts.state().kept);
});

test('undo takes back one’s own words alone', async () => {
  const { pages } = await together(['party']);
  const [host, guest] = [of(pages, 0), of(pages, 1)];
  guest.type('first', 0, '互不追究。');
  await same(pages, 'first', '互不追究。');
  host.type('first', 5, '一次结清。');
  await same(pages, 'first', '互不追究。一次结清。');
  guest.drafts.undo('first');
  await same(pages, 'first', '一次结清。');
  guest.drafts.redo('first');
  await same(pages, 'first', '互不追究。一次结清。');
  expect(host.drafts.text('first')).toBe(guest.drafts.text('first'));
});

test('who was not let write, whose capacity may not, and who waits, write nothing', async () => {
  const court = await courtHere();
  const tickets = await ticketsFor(court, ['party', 'policeOfficer', 'interpreter']);
  const pages = await writing(court, tickets.slice(0, 2));
  const host = of(pages, 0);
  // The host lets them, the court does not.
  const police = await DraftPage.open(court, tickets[2] ?? SeatAnswer.parse(null));
  await police.line.say(READY);
  await police.line.view(({ seats }) => seats.some(({ phase }) => phase === 'lobby'));
  await police.line.say({ t: 'draftWrite', draft: DRAFT_ID, n: 1, update: 'AAA=' });
  expect((await police.line.hears('draftRefused')).why).toBe('noSuchDraft');
  await host.line.say({ t: 'admit', seat: 3 });
  await police.until(({ drafts }) => drafts.state().ready);
  await host.line.say({ t: 'letWrite', draft: DRAFT_ID, seat: 3, on: true });
  await host.line.settled();
  expect(host.line.refusals('letWrite')).toEqual(['mayNotWrite']);
  expect(police.drafts.state().mayWrite).toBe(false);
  const texts = clauseTexts({ writer: writerOf(3, 5) });
  texts.write('first', '警察写的');
  const update = Buffer.from(texts.state()).toString('base64');
  await police.line.say({ t: 'draftWrite', draft: DRAFT_ID, n: 2, update });
  expect((await police.line.hears('draftRefused', ({ n }) => n === 2)).why).toBe('mayNotWrite');
  // Nor does anybody let themselves, lock it, lay another or take it off.
  const guest = of(pages, 1).line;
  await guest.say({ t: 'letWrite', draft: DRAFT_ID, seat: 3, on: true });
  await guest.say({ t: 'lockDraft', draft: DRAFT_ID, on: true });
  await guest.say({ t: 'takeDraft', draft: DRAFT_ID });
  await guest.say({ t: 'layDraft', draft: 'another'.padEnd(22, '-'), sheet: SHEET, library: [] });
  await guest.say({ t: 'draftSheet', draft: DRAFT_ID, sheet: { ...SHEET, clauses: [] } });
  await guest.settled();
  for (const ask of ['letWrite', 'lockDraft', 'takeDraft', 'layDraft', 'draftSheet'])
    expect(guest.refusals(ask)).toEqual(['hostOnly']);
  expect(host.drafts.text('first')).toBe('');
});

test('a forged, foreign, oversize or spoilt change is refused by name, and the next page writes as if nothing had been', async () => {
  const { pages } = await together(['party', 'agent']);
  const [host, bad, good] = [of(pages, 0), of(pages, 1), of(pages, 2)];
  const forged = clauseTexts({ writer: writerOf(3, 9) });
  forged.write('first', '以别人的名义');
  const long = clauseTexts({ writer: writerOf(2, 9) });
  long.write('first', '长'.repeat(201));
  const fixed = clauseTexts({ writer: writerOf(2, 11) });
  fixed.write('pay', '改数');
  const tries = [
    [forged.state(), 'foreign'], [long.state(), 'full'], [fixed.state(), 'fixed'], [new Uint8Array([1, 2, 3]), 'foreign'],
    [new Uint8Array(9_000).fill(255), 'foreign'],
  ] as const; // prettier-ignore
  for (const [at, [update, why]] of tries.entries()) {
    const n = 900 + at;
    await bad.line.say({ t: 'draftWrite', draft: DRAFT_ID, n, update: Buffer.from(update).toString('base64') }); // prettier-ignore
    expect((await bad.line.hears('draftRefused', (tell) => tell.n === n)).why).toBe(why);
  }
  await bad.line.say({ t: 'draftWrite', draft: DRAFT_ID, n: 950, update: 'A'.repeat(30_000) });
  await bad.line.hears('refused', ({ why }) => why === 'foreign');
  await bad.line.say({ t: 'draftWrite', draft: DRAFT_ID, n: 951, update: 'AAA=', seat: 1 });
  await bad.line.settled();
  expect(bad.line.refusals('any')).toEqual(['foreign', 'foreign']);
  good.type('first', 0, '照常写。');
  await same([host, good], 'first', '照常写。');
  await bad.until(({ drafts }) => drafts.text('first') === '照常写。');
  bad.type('first', 4, '我也写。');
  await same(pages, 'first', '照常写。我也写。');
});

test('what was refused is told to its writer, who has what all have', async () => {
  const { pages } = await together(['party']);
  const guest = of(pages, 1);
  guest.type('first', 0, '好');
  await same(pages, 'first', '好');
  guest.drafts.write('first', `好${'长'.repeat(250)}`);
  await guest.until(({ drafts }) => drafts.state().refused === 'full' && drafts.state().ready);
  expect(guest.drafts.text('first')).toBe('好');
  guest.type('first', 1, '的');
  await same(pages, 'first', '好的');
  await guest.until(({ drafts }) => drafts.state().refused === null);
});

test('locked, nobody writes; what was read is kept as a version with its digest, and only if it is what the court has', async () => {
  const { pages } = await together(['party']);
  const [host, guest] = [of(pages, 0), of(pages, 1)];
  guest.type('first', 0, '按期付清。');
  await same(pages, 'first', '按期付清。');
  await host.line.say({ t: 'lockDraft', draft: DRAFT_ID, on: true });
  await guest.until(({ drafts }) => drafts.state().draft?.locked === true);
  expect(guest.drafts.state().mayWrite).toBe(false);
  const clauses = SHEET.clauses.map(({ clause, number }) => ({ clause, number, text: host.drafts.text(clause) }));
  const read = { t: 'readDraft', draft: DRAFT_ID, version: 4, at: '2026-11-26T10:00:00+08:00', sha256: 'b'.repeat(64) } as const;
  await host.line.say({ ...read, text: 'c'.repeat(64) });
  await host.line.settled();
  expect(host.line.refusals('readDraft')).toEqual(['draftDiffers']);
  await host.line.say({ ...read, text: createHash('sha256').update(readText(clauses)).digest('hex') });
  await guest.until(({ drafts }) => drafts.state().draft?.version === 4 && drafts.state().versions.length === 1);
  expect(guest.drafts.state().versions[0]).toEqual({ version: 4, at: read.at, sha256: read.sha256, clauses });
  const texts = clauseTexts({ writer: writerOf(2, 77) });
  texts.write('first', '偷改');
  await guest.line.say({ t: 'draftWrite', draft: DRAFT_ID, n: 990, update: Buffer.from(texts.state()).toString('base64') });
  expect((await guest.line.hears('draftRefused', ({ n }) => n === 990)).why).toBe('locked');
  await host.line.say({ t: 'lockDraft', draft: DRAFT_ID, on: false });
  await guest.until(({ drafts }) => drafts.state().mayWrite && drafts.state().ready && drafts.state().draft?.version === null);
}); // prettier-ignore

test('in a talk apart and in a break the draft lies before nobody but the host', async () => {
  const { pages } = await together(['party', 'agent']);
  const [host, one, other] = [of(pages, 0), of(pages, 1), of(pages, 2)];
  await host.line.say({ t: 'caucus', with: [2] });
  for (const page of [one, other]) await page.until(({ drafts }) => drafts.state().draft === null);
  expect(one.drafts.text('pay')).toBe('');
  const heard = one.line.told.length;
  host.type('first', 0, '背后写的');
  await host.until(({ drafts }) => drafts.state().kept);
  await one.line.settled();
  expect(one.line.told.slice(heard).map(({ t }) => t)).toEqual(['beat']);
  await host.line.say({ t: 'caucus', with: null });
  await same(pages, 'first', '背后写的');
  await host.line.say({ t: 'pause', on: true });
  for (const page of [one, other]) await page.until(({ drafts }) => drafts.state().draft === null);
});

test('a late comer, a reloaded page and one whose line broke have all of it, and what was written without a line', async () => {
  const { court, pages } = await together(['party']);
  const [host, guest] = [of(pages, 0), of(pages, 1)];
  guest.type('first', 0, '先写的。');
  await same(pages, 'first', '先写的。');
  guest.cut();
  guest.type('first', 4, '断线时写的。');
  host.type('first', 0, '主持人写的。');
  await guest.join(court);
  await same(pages, 'first', '主持人写的。先写的。断线时写的。');
  await guest.reload(court);
  await same([guest], 'first', '主持人写的。先写的。断线时写的。');
  guest.type('first', 0, '回来写的。');
  await same(pages, 'first', '回来写的。主持人写的。先写的。断线时写的。');
  expect(guest.drafts.state()).toMatchObject({ ready: true, refused: null });
});

test('who writes where is told by seat and capacity, and ends with the right to write', async () => {
  const { pages } = await together(['party', 'agent']);
  const [host, one, other] = [of(pages, 0), of(pages, 1), of(pages, 2)];
  one.drafts.at('first');
  await other.until(({ drafts }) => drafts.state().where.get(2)?.clause === 'first');
  expect(other.drafts.state().where.get(2)).toEqual({ role: 'party', clause: 'first' });
  await one.line.say({ t: 'draftAt', draft: DRAFT_ID, clause: 'elsewhere' });
  await host.line.say({ t: 'letWrite', draft: DRAFT_ID, seat: 2, on: false });
  await other.until(({ drafts }) => !drafts.state().where.has(2));
  expect(one.line.refusals('draftAt')).toEqual(['mayNotWrite']);
});

test('no word of it lies open in the court’s database or in its log', async () => {
  const folder = courtFolder();
  const court = await courtHere({ dataDir: folder });
  const pages = await writing(court, await ticketsFor(court, ['party']));
  of(pages, 1).type('first', 0, '一个很特别的句子');
  await same(pages, 'first', '一个很特别的句子');
  await of(pages, 1).until(({ drafts }) => drafts.state().kept);
  for (const file of ['court.db', 'court.db-wal'])
    expect(readFileSync(join(folder, file)).includes('一个很特别的句子')).toBe(false);
  expect(JSON.stringify(court.logged)).not.toContain('特别');
  expect(court.logged.filter(({ event }) => event === 'liveDraft').length).toBeGreaterThan(1);
});
