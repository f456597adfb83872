/** The court gives its own statement to a booth for a party whose card was just read, by the same proof as what it tells of agreements; to nobody else, and refuses by name. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { STATEMENT_MOST } from '../../main/contract/statement.ts';
import { hex } from './courtBooth.ts';
import { DELEGATED, paperDesk } from './paperDesk.ts';

const [APPLICANT, RESPONDENT, MEDIATOR] = ['110101199003071348', '500103199001010010', '50010319491231002X'];
const TODAY = () => Date.parse('2026-11-28T09:00:00+08:00');
const PDF = Buffer.from('%PDF-1.7 a');
const post = (pdf: Buffer) => ({
  number: '（2026）渝0103民初1234号',
  date: '2026-11-27',
  file: pdf.toString('base64'),
});
const said = async (answer: Response): Promise<readonly unknown[]> => {
  const body: unknown = await answer.json();
  return [answer.status, body];
};

test('each party gets the very bytes the desk issued; before, and for anybody else, there is nothing', async () => {
  const { court, booth, desk, id, read, dataDir } = await paperDesk(DELEGATED, TODAY);
  expect(await said(await read(APPLICANT))).toMatchObject([409, { error: 'notIssued' }]);
  expect((await desk.post('/statement', post(PDF))).status).toBe(200);
  for (const party of [APPLICANT, RESPONDENT]) {
    const answer = await read(party);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store']); // prettier-ignore
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
  }
  expect(court.logged.filter(({ event }) => event === 'statementGiven')).toMatchObject([{ fields: { id } }, { fields: { id } }]); // prettier-ignore

  // who led, a stranger, and a party that asks for another agreement hear the same words
  const refused = [403, { error: 'notYours', message: 'This person is a party to no such agreement.' }];
  expect(await said(await read(MEDIATOR))).toEqual(refused);
  expect(await said(await read('110101199003071349'))).toEqual(refused);
  expect(await said(await read(APPLICANT, ulid()))).toEqual(refused);

  // without a card that was read there is no person, and what nobody sealed to this court is none
  const asks = (body: unknown) => booth.ask('/v1/query/statement', { method: 'POST', body: JSON.stringify(body) }); // prettier-ignore
  expect(await said(await asks({ agreement: id }))).toMatchObject([400, { error: 'badShape' }]);
  expect(await said(await asks({ agreement: id, person: APPLICANT }))).toMatchObject([400, { error: 'sealBroken' }]); // prettier-ignore
  const noPerson = await booth.seal({ name: '某人' });
  expect(await said(await asks({ agreement: id, person: noPerson }))).toMatchObject([400, { error: 'sealBroken' }]); // prettier-ignore
  // and a request that no booth of this court signed is not looked at
  const person = await booth.seal({ type: 'resident', number: APPLICANT, name: '某人' });
  const unsigned = await fetch(`${court.url}/v1/query/statement`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ agreement: id, person }) }); // prettier-ignore
  expect(unsigned.status).toBe(401);

  rmSync(join(dataDir, 'papers', hex(PDF)));
  expect(await said(await read(APPLICANT))).toMatchObject([404, { error: 'notHere' }]);
});

test('one that is larger than a booth shows stays at the desk', async () => {
  const { desk, read } = await paperDesk(DELEGATED, TODAY);
  const large = Buffer.concat([PDF, Buffer.alloc(STATEMENT_MOST.bytes)]);
  expect((await desk.post('/statement', post(large))).status).toBe(200);
  expect(await said(await read(APPLICANT))).toMatchObject([413, { error: 'tooLarge' }]);
});
