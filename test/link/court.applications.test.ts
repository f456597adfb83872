/** Joint applications for judicial confirmation at the real court: verified, receipted beside their agreement, refused by name, taken or returned by the clerk, told to each party. */
import { expect, test } from 'vitest';
import { ApplicationAnswered, OpenedAgreement } from '../../main/contract/agreements.ts';
import { MattersAnswer } from '../../main/contract/link.ts';
import type { Court } from '../../main/court/start.ts';
import {
  agreementPacket, applicationPacket, CLOCK, sendAgreement, sendApplication, type Wrong, type WrongApplication,
} from './agreementPacket.ts'; // prettier-ignore
import type { TestBooth } from './courtBooth.ts';
import { UNSEALED } from './paperDesk.ts';
import { scansOf } from './scans.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';

const PATIENCE = { timeout: 90_000, interval: 100 };
const APPLICANT = '110101199003071348';

const deskOf = (court: Court, id: string) => {
  const headers = { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' };
  const at = (path: string): string => `${court.url}/desk/api/agreements/${id}${path}`;
  return {
    get: (path = '') => fetch(at(path), { headers }),
    post: (path: string, body: unknown) => fetch(at(path), { method: 'POST', headers, body: JSON.stringify(body) }),
    opened: async () => OpenedAgreement.parse(await (await fetch(at(''), { headers })).json()),
  };
}; // prettier-ignore

/** The last receipt of the item, once it is the court's final word. */
async function lastWord(booth: TestBooth, id: string) {
  const final = async () => (await booth.receipts()).findLast((one) => one.id === id && one.result !== 'stored'); // prettier-ignore
  await expect.poll(final, PATIENCE).toBeDefined();
  return await final();
}

async function told(booth: TestBooth) {
  const person = await booth.seal({ type: 'resident', number: APPLICANT, name: '某人' });
  const answer = await booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) });
  return MattersAnswer.parse(await answer.json()).agreements[0]?.application;
}

async function courtWithAgreement(wrong: Wrong = {}, clock = CLOCK) {
  const court = await courtHere({ dataDir: courtFolder(), clock });
  const booth = await boothOf(court, 'hw-03', clock);
  const built = await agreementPacket(booth, wrong);
  const agreement = await sendAgreement(booth, built);
  await lastWord(booth, agreement);
  return { court, booth, built, desk: deskOf(court, agreement) };
}

test('both signed: receipted, shown beside the agreement, taken once under its own number, told to the party with the days before', async () => {
  const { court, booth, built, desk } = await courtWithAgreement();
  expect(await told(booth)).toBeNull();
  const id = await sendApplication(booth, await applicationPacket(booth, built));
  const receipt = await lastWord(booth, id);
  expect(receipt).toMatchObject({
    result: 'complete',
    reason: null,
  });
  expect(receipt?.number).toMatch(/^收\d{8}-000002$/);
  expect((await desk.opened()).application).toMatchObject({
    id,
    state: 'received',
    number: receipt?.number,
    answer: null,
  });
  expect(await told(booth)).toMatchObject({ number: receipt?.number, answer: null });
  const paper = await desk.get('/application.pdf');
  expect(paper.headers.get('content-type')).toContain('application/pdf');
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  const first = ApplicationAnswered.parse(await (await desk.post('/application/take', {})).json());
  expect(first.answer).toMatchObject({ kind: 'taken', number: '（2026）渝0103确申1号' });
  expect(await (await desk.post('/application/take', {})).json()).toEqual(first);
  expect((await desk.post('/application/return', { reason: '缺材料' })).status).toBe(409);
  expect(await told(booth)).toMatchObject({ answer: { kind: 'taken' } });
  expect((await desk.opened()).confirmation?.appliedAt).not.toBeNull();
  // one application to an agreement
  const again = await sendApplication(booth, await applicationPacket(booth, built));
  expect(await lastWord(booth, again)).toMatchObject({ result: 'rejected', reason: 'repeated' });
  expect((await desk.opened()).application).toMatchObject({ id, state: 'taken' });
  await court.close();
});

test('returned with a reason it may come again, mended', async () => {
  const { booth, built, desk } = await courtWithAgreement();
  await lastWord(booth, await sendApplication(booth, await applicationPacket(booth, built)));
  expect((await desk.post('/application/return', { reason: '' })).status).toBe(400);
  expect((await desk.post('/application/return', { reason: '请补联系电话' })).status).toBe(200);
  expect(await told(booth)).toMatchObject({ answer: { kind: 'returned', reason: '请补联系电话' } });
  const second = await sendApplication(booth, await applicationPacket(booth, built));
  expect(await lastWord(booth, second)).toMatchObject({ result: 'complete' });
  expect((await desk.opened()).application).toMatchObject({ id: second, state: 'received' });
});

test('before its agreement it waits, through a restart too, and is received after it', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir, clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  const built = await agreementPacket(booth);
  const id = await sendApplication(booth, await applicationPacket(booth, built));
  await court.close();
  const later = await courtHere({ dataDir, clock: CLOCK });
  const same = booth.at(later.url);
  const agreement = await sendAgreement(same, built);
  await lastWord(same, agreement);
  expect(await lastWord(same, id)).toMatchObject({ result: 'complete' });
  const receipts = (await same.receipts()).filter((one) => one.result === 'complete').map((one) => one.id);
  expect(receipts).toEqual([agreement, id]);
});

/** In effect, it says, although nobody's light is on. */
const UNLIT: Wrong = {
  packet: (packet) => ({
    ...packet,
    lights: { ...packet.lights, parties: packet.lights.parties.map((one) => ({ ...one, at: null })) },
  }),
};

test('where the agreement it waits for is refused, so is the application', async () => {
  const court = await courtHere({ dataDir: courtFolder(), clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  const built = await agreementPacket(booth, UNLIT);
  const id = await sendApplication(booth, await applicationPacket(booth, built));
  expect(await lastWord(booth, await sendAgreement(booth, built))).toMatchObject({ result: 'rejected' });
  expect(await lastWord(booth, id)).toMatchObject({ result: 'rejected' });
  await court.close();
});

test('without effect it is received but not taken: the thirty days have not begun', async () => {
  const { booth, built, desk } = await courtWithAgreement(UNSEALED);
  await lastWord(booth, await sendApplication(booth, await applicationPacket(booth, built)));
  const early = await desk.post('/application/take', {});
  expect([early.status, await early.json()]).toMatchObject([409, { error: 'notConfirmable' }]);
  const document = (await desk.opened()).document.sha256;
  const copy = { document, date: '2026-11-25', proof: '见到盖章原件', pages: scansOf('a', 2) };
  expect((await desk.post('/sealed-copy', copy)).status).toBe(200);
  expect((await desk.post('/application/take', {})).status).toBe(200);
});

const OTHER = 'f'.repeat(64);
const bad: readonly (readonly [string, WrongApplication, string])[] = [
  ['signed by one party alone', { signers: 1 }, 'notBoth'],
  ['about another paper', { names: OTHER }, 'otherAgreement'],
  ['whose packet names another agreement', { packet: (packet) => ({ ...packet, agreement: { ...packet.agreement, sha256: OTHER } }) }, 'otherAgreement'],
  ['signed with a card of somebody else', { evidence: (one, index) => (index === 0 ? { ...one, card: { ...one.card, number: '120101199003071348' } } : one) }, 'foreignSigner'],
  ['signed after the thirty days', { packet: (packet) => ({ ...packet, capturedAt: '2026-12-26T09:00:00+08:00' }) }, 'late'],
  ['whose strokes are not those of the proof', { evidence: (one) => ({ ...one, samples: one.samples.slice(1) }) }, 'evidenceDiffers'],
]; // prettier-ignore

test.each(bad)('an application %s is refused by name, and the agreement is as it was', async (_, wrong, flaw) => {
  const { booth, built, desk } = await courtWithAgreement();
  const id = await sendApplication(booth, await applicationPacket(booth, built, wrong));
  expect(await lastWord(booth, id)).toMatchObject({ result: 'rejected' });
  const opened = await desk.opened();
  expect(opened.application).toMatchObject({ id, state: 'refused', flaw, number: null });
  expect([opened.flaw, opened.row.state]).toEqual([null, 'received']);
  expect((await desk.post('/application/take', {})).status).toBe(409);
}); // prettier-ignore

test('one sealed by another booth’s key is refused', async () => {
  const { court, booth, built, desk } = await courtWithAgreement();
  const stranger = await boothOf(court, 'hw-04', CLOCK);
  const id = await sendApplication(booth, await applicationPacket(booth, built, { signedBy: stranger }));
  expect(await lastWord(booth, id)).toMatchObject({ result: 'rejected', reason: 'untrusted' });
  expect((await desk.opened()).application).toMatchObject({ flaw: 'issuerForeign' });
  // nothing was received: a good one may still come
  const good = await sendApplication(booth, await applicationPacket(booth, built));
  expect(await lastWord(booth, good)).toMatchObject({ result: 'complete' });
});
