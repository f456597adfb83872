/** A party asks at a booth what the court did with an agreement: told the court's own words, and nothing of anybody else's agreements. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MattersAnswer } from '../../main/contract/link.ts';
import type { Court } from '../../main/court/start.ts';
import { agreementPacket, CLOCK, sendAgreement } from './agreementPacket.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
/** Of the synthetic packet. */
const APPLICANT = '110101199003071348';
const RESPONDENT = '500103199001010010';
const MEDIATOR = '50010319491231002X';

async function told(booth: TestBooth, number: string) {
  const person = await booth.seal({ type: 'resident', number, name: '某人' });
  const answer = await booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) });
  return MattersAnswer.parse(await answer.json()).agreements;
}

const post = (court: Court, id: string, path: string, body: unknown) =>
  fetch(`${court.url}/desk/api/agreements/${id}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function received(dataDir = courtFolder()) {
  const court = await courtHere({ dataDir, clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  const id = await sendAgreement(booth, await agreementPacket(booth));
  await expect.poll(async () => (await told(booth, APPLICANT)).length, PATIENCE).toBe(1);
  return { court, booth, id, dataDir };
}

test('each party is told of receipt, then of the number; others are masked, strangers told nothing', async () => {
  const { court, booth, id } = await received();
  const [before] = await told(booth, APPLICANT);
  expect(before).toMatchObject({
      id, title: '人民调解协议书', answer: { kind: 'received' },
      parties: [{ mine: true, masked: '张*华', service: null }, { mine: false, masked: '李*国', service: null }],
    }); // prettier-ignore
  await post(court, id, 'register', {});
  const [after] = await told(booth, RESPONDENT);
  expect(after).toMatchObject({
    answer: { kind: 'registered', number: '（2026）渝0103协登1号' },
    parties: [{ mine: false }, { mine: true, masked: '李*国' }],
    confirmation: { due: '2026-12-25', exact: false, appliedAt: null },
  });
  expect(JSON.stringify(after)).not.toMatch(/张明华|李建国|王调解/);
  // who led is no party, and another person sees nothing
  expect(await told(booth, MEDIATOR)).toEqual([]);
  expect(await told(booth, '110101199003071349')).toEqual([]);
});

test('service is told party by party, delivered only with its proof; a return with its reason', async () => {
  const { court, booth, id } = await received();
  await post(court, id, 'serve', {
    party: 'p1',
    way: 'electronic',
    consent: '送达地址确认书',
    proof: null,
  });
  await post(court, id, 'serve', { party: 'p2', way: 'handedOver', consent: null, proof: '本人签收' });
  await post(court, id, 'return', { reason: '请补盖公章' });
  const [one] = await told(booth, APPLICANT);
  expect(one?.answer).toMatchObject({ kind: 'returned', reason: '请补盖公章' });
  expect(one?.parties.map(({ mine, service }) => [mine, service?.way, service?.deliveredAt === null])).toEqual([
      [true, 'electronic', true],
      [false, 'handedOver', false],
    ]); // prettier-ignore
  // proof of delivery and consent are the court's own file, not the other party's business
  expect(JSON.stringify(one)).not.toMatch(/本人签收|送达地址确认书/);
});

test('what was received before parties were listed is listed at the next start', async () => {
  const { court, booth, dataDir } = await received();
  await court.close();
  const db = new Database(join(dataDir, 'court.db'));
  db.exec('DELETE FROM agreement_party');
  db.close();
  const again = await courtHere({ dataDir, clock: CLOCK });
  const same = booth.at(again.url);
  await expect.poll(async () => (await told(same, APPLICANT)).length, PATIENCE).toBe(1);
});
