/** The clerk's side of a signed agreement: opened and verified anew, given out, registered or returned, served only as far as there is proof. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AgreementAnswered, Agreements, ConfirmationAnswer, OpenedAgreement, ServedAnswer } from '../../main/contract/agreements.ts'; // prettier-ignore
import type { Court, CourtOptions } from '../../main/court/start.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { agreementPacket, CLOCK, sendAgreement, type Wrong } from './agreementPacket.ts';
import { anchorsOf } from './anchors.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
const deskOf = (court: Court, id: string) => ({
  get: (path = '') => fetch(`${court.url}/desk/api/agreements/${id}${path}`, { headers: { authorization: `Bearer ${court.token}` } }), // prettier-ignore
  post: (path: string, body: unknown) =>
    fetch(`${court.url}/desk/api/agreements/${id}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${court.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
});

/** A court that has received one agreement. */
async function received(options: Partial<CourtOptions> = {}, wrong: Wrong = {}) {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir, clock: CLOCK, ...options });
  const booth = await boothOf(court, 'hw-03', options.clock ?? CLOCK);
  const built = await agreementPacket(booth, wrong);
  const id = await sendAgreement(booth, built);
  const state = async () => {
    const list = await fetch(`${court.url}/desk/api/agreements`, { headers: { authorization: `Bearer ${court.token}` } }); // prettier-ignore
    return Agreements.parse(await list.json()).rows.find((row) => row.id === id)?.state;
  };
  await expect.poll(state, PATIENCE).not.toBe('waiting');
  return { court, booth, built, id, dataDir, desk: deskOf(court, id) };
}

const filesOf = async (desk: ReturnType<typeof deskOf>): Promise<readonly [Uint8Array, Uint8Array]> => {
  const bytes = async (path: string) => new Uint8Array(await (await desk.get(path)).arrayBuffer());
  return [await bytes('/agreement.pdf'), await bytes('/agreement.proof.json')];
};

test('an opened agreement says who heard and signed what, and is verified anew', async () => {
  const { desk, dataDir, id } = await received({ settings: { clerk: '测试书记员' } });
  const opened = OpenedAgreement.parse(await (await desk.get()).json());
  expect(opened).toMatchObject({ flaw: null, document: { title: '人民调解协议书', pages: 2 }, session: { regime: 'people', link: 'offline', clockTrusted: true } }); // prettier-ignore
  expect(opened.people.map(({ name, role, heard, act }) => [name, role, heard, act?.what])).toEqual([
    ['张明华', 'party', { parts: 2, ms: 8400 }, 'signed'],
    ['李建国', 'party', { parts: 2, ms: 8400 }, 'signed'],
    ['王调解', 'mediator', { parts: 2, ms: 8400 }, 'signed'],
  ]);
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const rows = db.prepare('SELECT who, event, subject FROM audit ORDER BY n').all();
  db.close();
  expect(rows.at(-1)).toEqual({ who: '测试书记员', event: 'agreementOpened', subject: id });
});

test('what the desk gives out proves itself by the court’s root alone, also after the booth was revoked', async () => {
  let now = CLOCK();
  const { court, desk, built } = await received({ clock: () => now });
  const [pdf, proof] = await filesOf(desk);
  expect(Buffer.from(pdf).equals(built.pdf)).toBe(true);
  const before = await verifyAgreement(pdf, proof, await anchorsOf(court));
  expect(before).toMatchObject({ ok: true, value: { sealedBy: ['booth', 'court'] } });
  now += 60_000;
  await fetch(`${court.url}/desk/api/booths/hw-03/revoke`, { method: 'POST', headers: { authorization: `Bearer ${court.token}` } }); // prettier-ignore
  const after = await anchorsOf(court);
  expect(after.revoked).toHaveLength(1);
  expect((await verifyAgreement(pdf, proof, after)).ok).toBe(true);
  // had the court sealed it only after that, nobody would believe it
  const early = (after.revoked ?? []).map((one) => ({ ...one, at: '2020-01-01T00:00:00Z' }));
  expect(await verifyAgreement(pdf, proof, { ...after, revoked: early })).toMatchObject({ error: { what: 'sealerRevoked' } }); // prettier-ignore
  const other = await anchorsOf(await courtHere());
  expect(await verifyAgreement(pdf, proof, other)).toMatchObject({ error: { what: 'sealerUnknown' } });
});

test('a file that was changed on the court’s disk is found at opening', async () => {
  const { desk, dataDir, built } = await received();
  const [pdf] = built.packet.files;
  const name = pdf?.sealedSha256 ?? '';
  const altered = Buffer.from(built.sealed[0] ?? Buffer.alloc(0));
  altered[200] = (altered[200] ?? 0) ^ 1;
  expect(readdirSync(join(dataDir, 'evidence', name.slice(0, 2)))).toContain(name);
  writeFileSync(join(dataDir, 'evidence', name.slice(0, 2), name), altered);
  expect((await desk.get()).status).toBe(422);
});

test('registering twice gives one number of the court’s own register; what was returned stays returned', async () => {
  const { court, booth, desk } = await received();
  const first = AgreementAnswered.parse(await (await desk.post('/register', {})).json());
  expect(first.answer).toMatchObject({ kind: 'registered', number: '（2026）渝0103协登1号' });
  expect(await (await desk.post('/register', {})).json()).toEqual(first);
  expect((await desk.post('/return', { reason: '缺一页' })).status).toBe(409);

  const second = deskOf(court, await sendAgreement(booth, await agreementPacket(booth)));
  await expect.poll(async () => (await second.get()).status, PATIENCE).toBe(200);
  const returned = AgreementAnswered.parse(
    await (await second.post('/return', { reason: '请补盖公章' })).json(),
  );
  expect(returned.answer).toMatchObject({ kind: 'returned', reason: '请补盖公章' });
  expect((await second.post('/register', {})).status).toBe(409);
});

test('the days of the agreement are given out as a calendar file, made from the signed terms', async () => {
  const { desk } = await received({}, { packet: (packet) => ({ ...packet, followUp: '2027-01-15' }) });
  expect(OpenedAgreement.parse(await (await desk.get()).json())).toMatchObject({ followUp: '2027-01-15', hasDays: true }); // prettier-ignore
  const answer = await desk.get('/calendar.ics');
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  const file = await answer.text();
  expect(file).toContain('DTSTART;VALUE=DATE:20261225');
  expect(file).toContain('DTSTART;VALUE=DATE:20270115');
  expect(file).not.toMatch(/张明华|李建国/);
});

test('delivered is said with a proof of delivery alone, and electronic service asks for consent', async () => {
  const { desk } = await received();
  const serve = (body: unknown) => desk.post('/serve', body);
  const refused = await serve({ party: 'p1', way: 'electronic', consent: null, proof: null });
  expect([refused.status, await refused.json()]).toMatchObject([409, { error: 'noConsent' }]);
  expect((await serve({ party: 'p3', way: 'paper', consent: null, proof: null })).status).toBe(409);
  const sent = ServedAnswer.parse(await (await serve({ party: 'p1', way: 'electronic', consent: '送达地址确认书', proof: null })).json()); // prettier-ignore
  expect(sent.served).toMatchObject([{ party: 'p1', deliveredAt: null, proof: null }]);
  const proved = ServedAnswer.parse(await (await serve({ party: 'p1', way: 'electronic', consent: '送达地址确认书', proof: '回执 0001' })).json()); // prettier-ignore
  expect(proved.served).toMatchObject([{ party: 'p1', proof: '回执 0001' }]);
  expect(proved.served[0]?.deliveredAt).not.toBeNull();
});

test('thirty days for a joint application, and not one more', async () => {
  const day = (date: string) => ({ clock: () => Date.parse(`${date}T09:00:00+08:00`) });
  // in effect on 2026-11-25: the thirtieth day is Friday 2026-12-25
  const early = await received();
  const opened = OpenedAgreement.parse(await (await early.desk.get()).json());
  expect(opened.confirmation).toMatchObject({
    due: '2026-12-25',
    daysLeft: 30,
    exact: false,
    appliedAt: null,
  });
  const { dataDir, id } = early;
  await early.court.close();
  const last = await courtHere({ dataDir, ...day('2026-12-26') });
  const late = await deskOf(last, id).post('/confirmation', { jointly: true });
  expect([late.status, await late.json()]).toMatchObject([409, { error: 'tooLate' }]);
  await last.close();
  const inTime = await courtHere({ dataDir, ...day('2026-12-25') });
  const desk = deskOf(inTime, id);
  expect(OpenedAgreement.parse(await (await desk.get()).json()).confirmation).toMatchObject({ daysLeft: 0 });
  const noted = ConfirmationAnswer.parse(await (await desk.post('/confirmation', { jointly: true })).json());
  expect(noted.appliedAt).toBe('2026-12-25T01:00:00.000Z');
  expect((await desk.post('/confirmation', { jointly: false })).status).toBe(400);
});

test('what was refused has no text, and nothing is told without the desk’s token', async () => {
  const { court, desk, id } = await received({}, { packet: (packet) => ({ ...packet, regime: 'police' }) });
  for (const path of ['', '/agreement.pdf', '/agreement.proof.json'])
    expect((await desk.get(path)).status).toBe(409);
  expect((await desk.post('/register', {})).status).toBe(409);
  for (const path of ['', `/${id}`, `/${id}/agreement.pdf`])
    expect((await fetch(`${court.url}/desk/api/agreements${path}`)).status).toBe(401);
});
