/** A debtor asks for instalments, a deputy comes once both sides want it, twelve instalments are signed (A1): from the table to the court's desk and the verifier, through a whole core and a whole court. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import { formatFen } from '../../main/contract/money.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { calendar as days } from '../../build/policy/calendar.ts';
import { anchorsOf } from './anchors.ts';
import { until, type Person } from './boothHands.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (who: 'A' | 'B' | 'lead' | 'deputy' | 'officer'): Person => ({
  card: () => cards[who], phone: () => '', residence: () => '', respondent: () => '', fact: () => '', evidence: () => '',
}); // prettier-ignore
/** 85,000.07 yuan: twelve equal parts leave a remainder. */
const [TOTAL, TIMES] = [8_500_007, 12];

let kit: WholeRequest;
let table: TableSteps;
beforeEach(async () => {
  kit = await openWholeRequest();
  table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const desk = (path = ''): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api/agreements${path}`, { headers: { authorization: `Bearer ${kit.court().token}` } }); // prettier-ignore
const rows = async () => Agreements.parse(await (await desk()).json()).rows;
const bytesOf = async (path: string) => new Uint8Array(await (await desk(path)).arrayBuffer());
const step = () => kit.shown('session').step;

async function asks(...answers: readonly boolean[]): Promise<void> {
  await table.tap({ do: 'inviteGuest', call: 'neutral' });
  for (const agrees of answers) {
    const here = step();
    if (here.at === 'guestAsk') await table.tap({ do: 'guestAnswer', seat: here.seat, agrees });
  }
}

test('the debtor starts, a deputy comes after both agreed and signs nothing, and twelve instalments make the whole sum', async () => {
  await table.opened();
  await table.tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  // whoever owes is the one who asks
  for (const seat of ['A', 'B'] as const) await table.sits(seat, person(seat));
  await table.listened();
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '申请人欠被申请人货款，一次付不清，请求分期。' });

  await asks(true, true);
  await kit.at('session', 'guestCard');
  kit.tapCard(person('officer'));
  await kit.at('session', '"problem":"noGuest"');
  kit.tapCard(person('deputy'));
  await kit.at('session', '"role":"deputy"');

  await table.tap({ do: 'addPayment' }, { do: 'payer', seat: 'A' }, { do: 'total', fen: TOTAL }, { do: 'count', count: TIMES }); // prettier-ignore
  const first = step();
  await table.tap({ do: 'first', day: first.at === 'first' ? (first.days[0] ?? '') : '' });
  const plan = step();
  if (plan.at !== 'plan') throw new Error(plan.at);
  const sums = plan.rows.map(({ fen }) => fen);
  // twelve months from any day reach a year whose holidays the pack may not know: whoever promises is told which
  const known = new Set(days.map(({ date }) => date.slice(0, 4)));
  const years = [...new Set(plan.rows.map(({ due }) => due.slice(0, 4)))];
  expect(plan.openYears).toEqual(years.filter((year) => !known.has(year)));
  expect(sums).toHaveLength(TIMES);
  expect(sums.reduce((all, fen) => all + fen, 0)).toBe(TOTAL);
  expect(new Set(sums.slice(0, -1))).toEqual(new Set([Math.floor(TOTAL / TIMES)]));
  expect(sums.at(-1)).toBe(TOTAL - Math.floor(TOTAL / TIMES) * (TIMES - 1));
  await table.tap({ do: 'takePlan' });
  await table.readOut();
  for (const who of ['B', 'lead', 'A'] as const) await table.sign(who, person(who));
  await kit.at('session', '"at":"captured"');

  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
  const id = (await rows())[0]?.id ?? '';
  const agreement = OpenedAgreement.parse(await (await desk(`/${id}`)).json());
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.map(({ role, act }) => [role, act?.what ?? null])).toEqual([
    ['party', 'signed'],
    ['party', 'signed'],
    ['deputy', null],
    ['mediator', 'signed'],
  ]);
  const [pdf, proof] = [await bytesOf(`/${id}/agreement.pdf`), await bytesOf(`/${id}/agreement.proof.json`)];
  const checked = await verifyAgreement(pdf, proof, await anchorsOf(kit.court()));
  if (!checked.ok) throw new Error(checked.error.what);
  const guest = checked.value.proof.participants.find(({ role }) => role === 'deputy');
  expect(guest).toMatchObject({ side: null, place: 'staff' });
  expect(guest?.identity).toHaveLength(1);
  expect(checked.value.proof.acts.some(({ who }) => who === guest?.id)).toBe(false);
  expect(checked.value.proof.shown.some(({ who }) => who === guest?.id)).toBe(false);
  expect(await (await desk(`/${id}/calendar.ics`)).text()).not.toContain(cards.deputy.name);
  expect(formatFen(TOTAL)).toBe('85,000.07');
}, 240_000);

test('a no leaves the table as it was: nobody comes, and neither record nor screen says whose it was', async () => {
  await table.opened();
  await table.tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  for (const seat of ['A', 'B'] as const) await table.sits(seat, person(seat));
  await table.listened();
  await asks(true, false);
  await kit.at('session', '"declined":["neutral"]');
  await table.tap({ do: 'inviteGuest', call: 'neutral' });
  expect(step().at).toBe('draft');
}, 240_000);
