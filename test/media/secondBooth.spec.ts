/** Two booths and a telephone in one session (domain.md 4.15, A22): one document for all, one's own view and the way back, a talk apart that stops every byte, and a party that signs on the pad of its own booth. Real Electron twice, Chromium once, one court. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { startCourt, type CourtReady } from '../../build/start/court.ts';
import { Agreements } from '../../main/contract/agreements.ts';
import { CodeAnswer } from '../../main/contract/desk.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { pack } from '../../build/policy/pack.ts';
import { callZh } from '../../renderer/call/textZh.ts';
import { joiningZh as joining } from '../../renderer/text/joining.zh.ts';
import { launchBooth, type Booth } from '../booth/launchBooth.ts';
import { chooseLoan, draftAgreement, listen, openTable, party, pick, signAtTable, sitDown, table } from '../booth/tableVisit.ts'; // prettier-ignore
import { formWords, heading, leaveBy, pageTo, tap, words, type Visitor } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { anchorsOf } from '../link/anchors.ts';
import { TestBooth } from '../link/courtBooth.ts';
import { fileAt } from '../link/filing.ts';
import { launchBrowser, openPage, pass, PATIENCE, seatOn, watch, type Seat } from './room.ts';

test.setTimeout(400_000);

/** As it is read out. */
const CODE = /[0-9A-Z]{5}-[0-9A-Z]{5}/;
const SWITCHES = ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'];
const folder = mkdtempSync(join(tmpdir(), 'yuncang-two-'));
let court: Awaited<ReturnType<typeof startCourt>>;
let first: Booth;
let second: Booth;
let request: { readonly number: string; readonly tail: string; readonly sha256: string };

const token = (): string => /#token=([\w-]+)$/.exec(court.ready.deskUrl)?.[1] ?? '';
const desk = (path: string, post?: unknown): Promise<Response> =>
  fetch(`${court.ready.url}/desk/api/${path}`, {
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/json' },
  });
async function codeFor(boothId: string, site: string, booth: string): Promise<CourtReady> {
  const { code } = CodeAnswer.parse(await (await desk('codes', { boothId, site, booth })).json());
  return { ...court.ready, code };
}

test.beforeAll(async () => {
  court = await startCourt({ dataDir: folder, port: 0, onLine: () => undefined });
  // a request that this booth sent before it was set up anew
  const before = await TestBooth.provision(court.ready.url, court.ready.code);
  const filed = await fileAt({ url: court.ready.url, token: token() }, before);
  request = {
    number: filed.number ?? '',
    tail: filed.request.bundle.card.number.slice(-4),
    sha256: filed.request.bundle.document.sha256,
  };
  const launch = async (id: string, site: string): Promise<Booth> =>
    launchBooth({ orientation: 'landscape', switches: SWITCHES, court: await codeFor(id, site, '1 号舱') });
  first = await launch('booth-1', '河湾派出所');
  second = await launch('booth-2', '石桥司法所');
});
test.afterAll(async () => {
  await second.close();
  await first.close();
  await court.stop();
  rmSync(folder, { recursive: true, force: true });
});

const { words: paper } = callZh.paper;
const shows = (seat: Seat, page: number): Promise<void> =>
  expect(seat.page.locator(`canvas[data-page="${page}"][data-shown="true"]`)).toBeVisible(PATIENCE);
/** Taps the digits of the pad that is shown now. */
async function keys({ page }: Visitor, typed: string): Promise<void> {
  for (const key of typed) await page.getByRole('button', { name: key, exact: true }).first().click(PATIENCE);
}

async function checked(visitor: Visitor, enter: string): Promise<void> {
  await tap(visitor, callZh.check.play);
  await tap(visitor, callZh.check.heard);
  await tap(visitor, enter);
}

/** Read out at the table: a new code, from the host's own part. */
async function invited(visitor: Visitor): Promise<string> {
  await tap(visitor, callZh.hosting.invite);
  await tap(visitor, callZh.inviteRole.party);
  const code = visitor.page.locator('[data-code]');
  await expect(code).toContainText(CODE, PATIENCE);
  return CODE.exec(await code.innerText())?.[0] ?? '';
}

/** A request of this court before all: its receipt's number and the end of an identity number, by the keys. */
async function lay(host: Visitor): Promise<void> {
  await tap(host, table.live.host);
  await tap(host, callZh.paper.host.open);
  await tap(host, callZh.paper.host.number);
  await keys(host, request.number.replaceAll(/\D/g, ''));
  await tap(host, table.live.next);
  await heading(host, callZh.paper.host.idTail);
  await keys(host, request.tail);
  await tap(host, callZh.paper.host.document);
}

/** From the entrance of the second booth into its waiting room. */
async function joins(visitor: Visitor, code: string): Promise<void> {
  await tap(visitor, joining.door);
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, words.notice.accept);
  await heading(visitor, joining.code.title);
  await keys(visitor, code.replace('-', ''));
  await tap(visitor, joining.code.next);
  await heading(visitor, words.card.title.joining);
  await visitor.control({ do: 'placeCard', card: 'secondResident' });
  await checked(visitor, callZh.check.enter);
  await visitor.control({ do: 'liftCard' });
}

/** Turns the pages of a screen until this stands there. */
async function leafTo(visitor: Visitor, wanted: Locator): Promise<void> {
  for (let turned = 0; turned < 6 && !(await wanted.isVisible()); turned += 1)
    await tap(visitor, words.common.moreBelow);
  await expect(wanted).toBeVisible();
}

/** Given to whoever leads, compared and tied. */
async function tied(host: Visitor, guest: Visitor): Promise<void> {
  await heading(guest, joining.asked.title);
  await expect(guest.page.locator('[data-digits]')).toBeVisible(PATIENCE);
  const digits = (await guest.page.locator('[data-digits]').getAttribute('data-digits')) ?? '';
  await pageTo(guest, joining.asked.me);
  await heading(guest, joining.asked.given.title);
  await pick(host, new RegExp(`^${table.afar.compare}`));
  await heading(host, table.afar.check.title(party.B));
  for (const told of [`${digits.slice(0, 3)} ${digits.slice(3)}`, /石桥司法所 1 号舱在 .* 读过芯片/])
    await leafTo(host, host.page.getByText(told));
  await pageTo(host, table.afar.check.yes);
}

test('two booths and a telephone: one digest, follow and own view, a talk apart, and a signature on the second booth’s pad', async () => {
  const host = await visitorOf(first);
  const guest = await visitorOf(second);
  for (const { page } of [host, guest]) await page.evaluate(watch, false);
  await openTable(host);
  await chooseLoan(host);
  await sitDown(host, 'A');
  await heading(host, table.card.seat(party.B));
  await tap(host, table.afar.button);
  await heading(host, table.afar.title(party.B));
  await tap(host, table.live.invite);
  await checked(host, callZh.check.enterAsHost);
  await joins(guest, await invited(host));
  await tap(host, new RegExp(`^${callZh.hosting.admit}`));
  const browser = await launchBrowser();
  const { seat: phone } = await openPage(browser, `${court.ready.url}/live/`);
  await tap(host, table.live.host);
  await phone.page.getByLabel(callZh.entry.label).fill(await invited(host));
  await phone.page.getByRole('button', { name: callZh.entry.enter }).click();
  await pass(phone);
  await tap(host, new RegExp(`^${callZh.hosting.admit}`));
  const atTable = seatOn(host.page, []);
  const away = seatOn(guest.page, []);
  // the table asks for a party: the person's own part stands there by itself, the pictures above it
  await heading(guest, joining.asked.title);
  await tap(guest, table.live.show);
  await Promise.all([atTable.sees(2), away.sees(2), phone.sees(2)]);

  // one document for all who follow, one's own view, and the way back
  await lay(host);
  const all = [atTable, away, phone];
  for (const seat of all) {
    await shows(seat, 1);
    await expect(seat.page.locator('[data-version]').first()).toHaveAttribute('data-version', request.sha256);
  }
  await tap(host, paper.next);
  for (const seat of all) await shows(seat, 2);
  await tap(guest, paper.before);
  await shows(away, 1);
  await shows(phone, 2);
  await expect(guest.page.getByText(callZh.paper.own(2))).toBeVisible();
  await tap(guest, paper.follow);
  await shows(away, 2);

  // a talk apart with whoever is on the telephone: not a byte comes to the second booth or leaves it
  await tap(host, table.live.host);
  await pick(host, new RegExp(`^${callZh.hosting.aside}.*3 号`));
  await expect(guest.page.getByText(callZh.room.apartTitle).first()).toBeVisible(PATIENCE);
  await expect.poll(async () => away.flow(), PATIENCE).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 0 }); // prettier-ignore
  expect([(await atTable.flow()).open, (await phone.flow()).open]).toEqual([1, 1]);
  await pick(host, new RegExp(`^${callZh.hosting.together}`));
  await tap(host, table.live.toStage);
  await tap(guest, table.live.toStage);
  await Promise.all([atTable.sees(2), away.sees(2), phone.sees(2)]);

  // the party at the second booth becomes the table's
  await tap(guest, joining.mine);
  await tap(host, table.live.toAgreement);
  await tied(host, guest);
  await listen(host, ['A']);
  for (const notice of pack.regimes.find(({ id }) => id === 'people')?.notices ?? []) {
    await heading(guest, pack.notices.find((one) => one.id === notice)?.title['zh-CN'] ?? '');
    await pageTo(guest, callZh.table.acknowledge);
  }
  await draftAgreement(host);
  await pageTo(host, table.draft.read);
  await heading(host, table.followUp.title);
  await pick(host, new RegExp(table.followUp.none));
  for (let at = 1; at <= 3; at += 1) {
    await heading(guest, joining.clause.title(at, 3));
    await pageTo(guest, callZh.table.reading.heard);
  }
  await heading(guest, callZh.table.reading.allHeard);
  for (const title of [table.reading.facts, table.reading.clause(1, 2), table.reading.clause(2, 2)]) {
    await heading(host, title);
    await pick(host, new RegExp(`^${table.reading.heardBy(party.A)}`));
  }
  await tap(host, table.reading.sign);
  await heading(host, table.signers.title);
  await heading(guest, callZh.table.sign.title);

  const shown = await guest.page.locator('[data-version]').first().getAttribute('data-version');

  await pick(host, new RegExp(`^${table.afar.letSign}`));
  await pageTo(host, table.afar.signer.yes);
  await pageTo(guest, callZh.table.sign.alone);
  await heading(guest, joining.card.sign);
  await guest.control({ do: 'placeCard', card: 'secondResident' });
  await heading(guest, formWords.sign.titlePad);
  await guest.control({ do: 'liftCard' });
  await guest.control({ do: 'signName' });
  await tap(guest, formWords.sign.written);
  await heading(guest, formWords.sign.titleWritten);
  await tap(guest, formWords.sign.confirm);
  await heading(guest, callZh.table.sign.signed);
  await signAtTable(host, 'A');
  await signAtTable(host, 'lead');
  await heading(guest, callZh.table.sealed.title);

  const rows = async () => Agreements.parse(await (await desk('agreements')).json()).rows;
  await expect.poll(async () => (await rows()).map(({ state, flaw }) => `${state} ${flaw}`), PATIENCE).toEqual(['received null']); // prettier-ignore
  const id = (await rows())[0]?.id ?? '';
  const [pdf, proof] = await Promise.all(['agreement.pdf', 'agreement.proof.json'].map(async (file) => new Uint8Array(await (await desk(`agreements/${id}/${file}`)).arrayBuffer()))); // prettier-ignore
  const found = await verifyAgreement(pdf ?? new Uint8Array(), proof ?? new Uint8Array(), await anchorsOf(court.ready)); // prettier-ignore
  if (!found.ok) throw new Error(found.error.what);
  expect(found.value.proof.document.sha256).toBe(shown);
  expect(found.value.acts.filter(({ act }) => act === 'signed').map(({ name, seat, remote }) => [name, seat, remote?.method])).toEqual(expect.arrayContaining([['张明华', 'A', undefined], ['李建国', 'remote', 'chipAtBooth']])); // prettier-ignore
  // the visit at the second booth forgets the person like any visit
  await leaveBy(guest, joining.finish, () => visitorOf(second));
  expect(phone.problems).toEqual([]);
  await browser.close();
}); // prettier-ignore
