/** Workers with a roster in a real Electron: from the office's file at the desk to each one's own consent, with absent ones and one who does not sign at once. */
import type { GroupAtDesk } from '../../main/contract/agreements.ts';
import { expect, test } from '../booth/fixtures.ts';
import { newestAgreement, sendRoster } from '../booth/agreementDesk.ts';
import {
  agree, apply, beginGroup, calledIn, checkIn, consent, elect, fileOf, group, layTable, leaveLine, memberOf, nextVersion, ownPart, takeRoster, words,
} from '../booth/groupVisit.ts'; // prettier-ignore
import { layCard, openTable } from '../booth/tableVisit.ts';
import { heading, leaveBy, pageTo, tap } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { yuan } from '../../renderer/text/format.ts';

/** Ten are the fewest the policy calls a group; of fifty-nine all but the absent ones consent. */
const LONG = process.env['YUNCANG_LONG'] === '1';
const SIZE = LONG ? 59 : 10;
const HERE = LONG ? 52 : 4;
test.setTimeout(LONG ? 2_400_000 : 360_000);

const MEMBERS = Array.from({ length: SIZE }, (_, index) => memberOf(index + 1));

test('the desk sends a roster and its next version, two are elected and agree, each consents alone, one applies with whoever pays, and whoever is away is not touched (A3)', async ({
  booth,
}) => {
  const here = MEMBERS.slice(0, HERE);
  const [first, second, third] = here;
  const late = here.at(-1);
  if (first === undefined || second === undefined || third === undefined || late === undefined) throw new Error('four');
  const representatives = [first, second];
  const visitor = await visitorOf(booth);
  await openTable(visitor);
  // the office's first file spells a name wrong
  const wrong = MEMBERS.map((one) => (one.no === late.no ? { ...one, name: '错写名' } : one));
  expect(await sendRoster(booth.court.deskUrl, fileOf(wrong))).toBe(SIZE);
  await beginGroup(visitor);
  await takeRoster(visitor);
  await checkIn(visitor, here.slice(0, -1));
  expect(await sendRoster(booth.court.deskUrl, fileOf(MEMBERS))).toBe(SIZE);
  await nextVersion(visitor, { added: 0, renamed: 1, paid: 0, removed: 0, stay: 0 });
  await elect(visitor, [first, second, third], here.slice(0, LONG ? 30 : 2), 2);
  await layTable(visitor, representatives);
  await agree(visitor, representatives);
  await heading(visitor, words.captured.receivedTitle);
  await tap(visitor, group.toGroup);
  await heading(visitor, group.home.title.line);

  // one member after the other, and on each one's screen no name, sum or number of another; the last one came too late for the agreement
  await pageTo(visitor, group.home.line);
  // not now, and the next one is called; whoever said so can come back
  await heading(visitor, group.card.consent.title);
  await layCard(visitor, late.card, late.no);
  await tap(visitor, group.notNow);
  await ownPart(visitor, first);
  await consent(visitor, first);
  await apply(visitor, first);
  await tap(visitor, group.done.next);
  await ownPart(visitor, late);
  const shown = (await visitor.page.locator('body').textContent()) ?? '';
  expect(shown).toContain(yuan(late.fen));
  for (const other of MEMBERS.filter(({ no }) => no !== late.no)) {
    expect(shown).not.toContain(calledIn(other));
    expect(shown).not.toContain(yuan(other.fen));
  }
  await consent(visitor, late);
  await tap(visitor, group.done.next);
  const rest = LONG ? here.slice(1, -1) : [];
  for (const member of rest) {
    await ownPart(visitor, member);
    await consent(visitor, member);
    await tap(visitor, group.done.next);
  }
  const consented = [first, late, ...rest].map(({ no }) => no).toSorted((a, b) => a - b);
  await heading(visitor, group.card.consent.title);
  await leaveLine(visitor);
  await heading(visitor, group.home.title.line);
  await tap(visitor, group.home.missing);
  await heading(visitor, group.missing.title);
  await expect(visitor.page.getByText(group.missing.absent(SIZE - HERE))).toBeVisible();

  const atDesk = async () => (await newestAgreement(booth.court.deskUrl)).group;
  await expect.poll(async () => (await atDesk())?.consented, { timeout: 60_000 }).toBe(consented.length);
  await expect
    .poll(async () => (await atDesk())?.members.find(({ no }) => no === first.no)?.application?.state, { timeout: 60_000 })
    .toBe('received');
  const known = await atDesk();
  expect([known?.binds, known?.changes]).toEqual([true, 1]);
  const of = (has: (one: GroupAtDesk['members'][number]) => boolean) => known?.members.filter(has).map(({ no }) => no);
  expect(of(({ consent: given }) => given !== null)).toEqual(consented);
  expect(of(({ application }) => application !== null)).toEqual([first.no]);
  expect(of(({ represents }) => represents)).toEqual([1, 2]);
  expect(of(({ present }) => present)).toHaveLength(HERE - 1);

  await pageTo(visitor, group.back);
  await tap(visitor, group.home.close);
  await heading(visitor, group.closing.title);
  await pageTo(visitor, group.closing.yes);
  await heading(visitor, group.home.title.closed);
  await leaveBy(visitor, words.frame.leave, () => visitorOf(booth));
}); // prettier-ignore
