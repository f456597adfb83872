/** A people's mediation at one booth in real Electron: from the mediator's card to the court's receipt, and the same with the link cut. */
import { expect, test } from '../booth/fixtures.ts';
import { toldZh as told } from '../../renderer/text/told.zh.ts';
import {
  agreementCount,
  newestAgreement,
  newestPeople,
  registerNewest,
  sealNewest,
  takeNewestApplication,
} from '../booth/agreementDesk.ts';
import { comeIn, leaveBy, heading, pageTo, tap, words, type Visitor } from '../booth/visitor.ts';
import {
  agentSitsDown, applyAtTable, chooseLoan, chooseRegime, draftAgreement, layCard, listen, openTable, party, pick, readAgreement, readApplication, showAuthority, signAtTable, sitAndListen, sitDown, table, takeUp,
} from '../booth/tableVisit.ts'; // prettier-ignore
import { processOf } from '../booth/processOf.ts';
import { visitorOf } from '../booth/visits.ts';

test.setTimeout(360_000);

const waiting = new RegExp(words.captured.waitingTitle.join('.*'));

async function toSigners(visitor: Visitor, doubtAt: number | null = null): Promise<void> {
  await openTable(visitor);
  await sitAndListen(visitor);
  await draftAgreement(visitor);
  await readAgreement(visitor, doubtAt);
}

/** Whoever asked for nothing else sees it at once; else it is the first of a list. */
async function openNewest(visitor: Visitor, title: string): Promise<void> {
  const shown = visitor.page.getByRole('heading', { level: 1, name: title });
  const list = visitor.page.getByText(title).first();
  await expect(shown.or(list).first()).toBeVisible({ timeout: 30_000 });
  if (!(await shown.isVisible())) await tap(visitor, new RegExp(words.matters.open));
  await heading(visitor, title);
}

test('two parties agree on three instalments, sign, apply together for confirmation, and see the court’s receipts', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await toSigners(visitor, 1);
  await expect(visitor.page.getByText(table.lights.notYet)).toBeVisible();
  for (const who of ['B', 'lead', 'A'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  await expect(visitor.page.getByText(/收\d/).first()).toBeVisible();
  // received is not in effect: the committee's seal is still missing
  await expect(visitor.page.getByText(table.lights.notYet)).toBeVisible();
  const { applying } = table;
  await readApplication(visitor);
  await applyAtTable(visitor, 'B');
  // one alone is no application, and nothing went to the court
  await expect(visitor.page.getByText(applying.applicants.alone(party.A))).toBeVisible();
  await visitor.onStep?.(applying.applicants.title);
  expect((await newestAgreement(booth.court.deskUrl)).application).toBeNull();
  await applyAtTable(visitor, 'A');
  await heading(visitor, words.captured.receivedTitle);
  await expect(visitor.page.getByText(applying.sealed.received.title)).toBeVisible({ timeout: 60_000 });
  await visitor.onStep?.(table.captured.finish);
  const next = await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));
  await expect(next.page.getByText('张*华')).toHaveCount(0);
  // a party comes back with their own card and sees what the court did with it
  const number = await registerNewest(booth.court.deskUrl);
  await comeIn(next);
  await tap(next, new RegExp(words.home.services.matters.title));
  await openNewest(next, told.answer.registered.title);
  await expect(next.page.getByText(number)).toBeVisible();
  await expect(next.page.getByText(told.effect.notYet)).toBeVisible();
  await expect(next.page.getByText(told.application.received.title)).toBeVisible();
  // the committee seals it, the clerk registers the sealed copy, and the same look says since when it is in effect
  await sealNewest(booth.court.deskUrl);
  await pageTo(next, words.common.backHome);
  await tap(next, new RegExp(words.home.services.matters.title));
  await openNewest(next, told.answer.registered.title);
  await expect(next.page.getByText(/起生效$/u)).toBeVisible();
  // now the thirty days run, and the clerk takes the application
  expect(await takeNewestApplication(booth.court.deskUrl)).toMatch(/确申\d+号$/);
});

test('the same without the link: sealed here and said so, kept over a power cut, sent once when the link is back', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  // a booth that was never linked knows no mediator
  await expect(visitor.page.getByRole('button', { name: words.idle.staff })).toBeVisible({ timeout: 30_000 });
  await visitor.control({ do: 'cutLink' });
  await toSigners(visitor);
  for (const who of ['A', 'B', 'lead'] as const) await signAtTable(visitor, who);
  await heading(visitor, waiting);
  await expect(visitor.page.getByText(words.captured.receivedTitle)).toHaveCount(0);
  await readApplication(visitor);
  for (const who of ['A', 'B'] as const) await applyAtTable(visitor, who);
  await expect(visitor.page.getByText(table.applying.sealed.waiting.title)).toBeVisible({ timeout: 60_000 });
  const before = await agreementCount(booth.court.deskUrl);
  await booth.restart('killed'); // the power goes while the agreement waits
  await booth.hardware.act({ do: 'restoreLink' });
  await expect
    .poll(() => agreementCount(booth.court.deskUrl, 'received'), { timeout: 60_000 })
    .toBe(before + 1);
  // the application waited with it, and is received after it
  await expect
    .poll(async () => (await newestAgreement(booth.court.deskUrl)).application?.state, { timeout: 60_000 })
    .toBe('received');
});

test('core dies between two signatures: whoever led goes on with it, A has signed, B signs, and the court receives it once (A7)', async ({
  booth,
}) => {
  const before = await agreementCount(booth.court.deskUrl);
  const visitor = await visitorOf(booth);
  await toSigners(visitor);
  await signAtTable(visitor, 'A');
  await expect(visitor.page.getByText(/已签名/u)).toBeVisible({ timeout: 30_000 });
  process.kill(await processOf(booth, 'core'), 'SIGKILL');
  const again = await visitorOf(booth, visitor);
  await expect(again.page.getByRole('button', { name: words.idle.staff })).toBeVisible({ timeout: 60_000 });
  // of whom it is, nobody who comes by can see
  await expect(again.page.getByText('张*华')).toHaveCount(0);
  await takeUp(again, 'B');
  await heading(again, table.signers.title);
  await expect(again.page.getByText(/已签名/u)).toBeVisible();
  await expect(again.page.getByRole('button', { name: table.signers.signOf('张某华') })).toHaveCount(0);
  for (const who of ['B', 'lead'] as const) await signAtTable(again, who);
  await heading(again, words.captured.receivedTitle);
  expect(await agreementCount(booth.court.deskUrl, 'received')).toBe(before + 1);
  const people = await newestPeople(booth.court.deskUrl);
  expect(people.map(({ id, act }) => `${id} ${act?.what ?? '-'}`)).toEqual([
    'A signed',
    'B signed',
    'lead signed',
  ]);
  await again.control({ do: 'liftCard' });
  const next = await leaveBy(again, table.captured.finish, () => visitorOf(booth));
  await tap(next, words.idle.staff);
  await heading(next, table.card.staff.title);
  await expect(next.page.getByText(table.kept.told.kept)).toHaveCount(0);
});

test('a card on no roster opens nothing, and a party that stops ends the mediation at once', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await tap(visitor, words.idle.staff);
  await heading(visitor, table.card.staff.title);
  await layCard(visitor, 'resident');
  await expect(visitor.page.getByText(table.card.problem.notStaff.title)).toBeVisible({ timeout: 30_000 });
  await layCard(visitor, 'mediator');
  await chooseRegime(visitor, '人民调解');
  await sitAndListen(visitor);
  await heading(visitor, table.draft.title);
  await tap(visitor, table.stop);
  await heading(visitor, table.ended.refused.title);
  await leaveBy(visitor, table.ended.finish, () => visitorOf(booth));
});

test('an agent whose paper gives no special authority cannot sign, is told why, and goes on with a new one (A14)', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  const { seating } = table;
  await openTable(visitor);
  await chooseLoan(visitor);
  await sitDown(visitor, 'A');
  await agentSitsDown(visitor);
  await showAuthority(visitor, 'general');
  await listen(visitor, ['A', 'B']);
  await draftAgreement(visitor);
  // nothing can be read or signed, and the screen says why and what to do
  await expect(visitor.page.getByText(seating.draft.mayNot(party.B)).first()).toBeVisible();
  await expect(visitor.page.getByText(seating.draft.why).first()).toBeVisible();
  await expect(visitor.page.getByRole('button', { name: table.draft.read })).toHaveCount(0);
  await tap(visitor, seating.draft.what);
  await heading(visitor, seating.noAuthority.title('陈*兰'));
  await visitor.onStep?.(seating.noAuthority.title('陈*兰'));
  await pick(visitor, new RegExp(`^${seating.noAuthority.newPaper.title}`));
  await showAuthority(visitor, 'special');
  await heading(visitor, table.draft.title);
  await readAgreement(visitor);
  for (const who of ['agent', 'lead', 'A'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  const people = await newestPeople(booth.court.deskUrl);
  expect(people.find((one) => one.role === 'agent')).toMatchObject({
    name: '陈秀兰（陈的委托代理人，特别授权）',
    acting: { party: '陈', as: 'agent', authority: 'special', files: ['authority-B-agent-1', 'authority-B-agent-2'] },
    act: { what: 'signed' },
  });
}); // prettier-ignore
