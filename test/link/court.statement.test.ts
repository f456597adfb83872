/** The court's own mediation statement at the desk: issued once, told to a party only then, in effect when every party has it. */
import { expect, test } from 'vitest';
import { CourtWord } from '../../main/contract/courtWord.ts';
import { believed } from '../../main/core/link/courtWords.ts';
import { loadKeys } from '../../main/court/keys.ts';
import { DELEGATED, paperDesk } from './paperDesk.ts';

const APPLICANT = '110101199003071348';
const TODAY = () => Date.parse('2026-11-28T09:00:00+08:00');
const NUMBER = '（2026）渝0103民初1234号';
const pdf = (words: string): string => Buffer.from(`%PDF-1.7 ${words}`).toString('base64');
const STATEMENT = { number: '(2026)渝0103民初1234号', date: '2026-11-27', file: pdf('a') };
const served = (party: string, way: string, proof: string | null) => ({
  party, of: 'statement', way, consent: way === 'electronic' ? '调解时在舱里同意' : null, proof,
}); // prettier-ignore

test('a party is told of no statement before the desk issued it; then of its number and of each one’s service; in effect when all have it', async () => {
  const { desk, told, dataDir } = await paperDesk(DELEGATED, TODAY);
  expect(await desk.opened()).toMatchObject({ flaw: null, mayIssue: true, statement: null });
  expect((await told(APPLICANT))?.statement).toBeNull();
  const early = await desk.post('/serve', served('p1', 'paper', '回执 1'));
  expect([early.status, await early.json()]).toMatchObject([409, { error: 'notIssued' }]);

  expect((await desk.post('/statement', STATEMENT)).status).toBe(200);
  const file = await desk.get('/statement.pdf');
  expect([file.headers.get('content-type'), Buffer.from(await file.arrayBuffer()).toString('base64')]).toEqual(['application/pdf', STATEMENT.file]);
  const one = await told(APPLICANT);
  expect(one).toMatchObject({ effectiveAt: null, statement: { number: NUMBER, date: '2026-11-27' } });
  expect(CourtWord.parse(JSON.parse(one?.statement?.word.word ?? ''))).toMatchObject({ says: 'statement', number: NUMBER });

  expect((await desk.post('/serve', served('p1', 'electronic', '回执 1'))).status).toBe(200);
  expect((await desk.post('/serve', served('p2', 'paper', null))).status).toBe(200);
  // sent is not delivered
  expect(await told(APPLICANT)).toMatchObject({
    effectiveAt: null,
    parties: [{ service: null, statement: { way: 'electronic' } }, { service: null, statement: { way: 'paper', deliveredAt: null } }],
  });
  expect((await desk.post('/serve', served('p2', 'paper', '回执 2'))).status).toBe(200);
  const after = await told(APPLICANT);
  expect(after).toMatchObject({ effectiveAt: '2026-11-28T00:00:00+08:00' });
  const opened = await desk.opened();
  expect(opened.lights.others.find(({ light }) => light === 'court')).toMatchObject({ noted: { date: '2026-11-28', proof: NUMBER } });

  // a booth shows none of it without the court's word
  if (after === undefined) throw new Error('nothing told');
  const key = loadKeys(dataDir).public.receipts;
  expect(believed(after, key)).toEqual(after);
  for (const statement of [{ number: '（2026）渝0103民初9号' }, { date: '2026-11-26' }, { word: { word: '{}', sig: '', kid: key.kid } }]) {
    const shown = believed({ ...after, statement: { number: NUMBER, date: '2026-11-27', word: { word: '', sig: '', kid: '' }, ...after.statement, ...statement } }, key);
    expect(shown.statement).toBeNull();
    expect(shown.parties.every((each) => each.statement === null)).toBe(true);
  }
}); // prettier-ignore

test('what is no statement of such a mediation is refused by name, and a second one too', async () => {
  const { court, desk, id } = await paperDesk(DELEGATED, TODAY);
  const refusals: readonly (readonly [Partial<typeof STATEMENT>, number, string])[] = [
    [{ number: '民初一二三' }, 400, 'badShape'],
    [{ file: Buffer.from('<html>').toString('base64') }, 409, 'notAPdf'],
    [{ date: '2026-11-24' }, 409, 'wrongDay'],
    [{ date: '2026-11-29' }, 409, 'wrongDay'],
  ];
  for (const [wrong, status, error] of refusals) {
    const answer = await desk.post('/statement', { ...STATEMENT, ...wrong });
    expect([answer.status, await answer.json()]).toMatchObject([status, { error }]);
  }
  expect((await desk.opened()).statement).toBeNull();
  expect((await desk.post('/statement', STATEMENT)).status).toBe(200);
  const again = await desk.post('/statement', { ...STATEMENT, number: '（2026）渝0103民初2号', file: pdf('b') });
  expect([again.status, await again.json()]).toMatchObject([409, { error: 'alreadyIssued' }]);
  expect((await desk.opened()).statement?.number).toBe(NUMBER);
  // of a people's mediation the court makes none: what confirms it is asked for together
  const people = await paperDesk({}, TODAY);
  const none = await people.desk.post('/statement', STATEMENT);
  expect([none.status, await none.json()]).toMatchObject([409, { error: 'noStatement' }]);
  expect(await people.desk.opened()).toMatchObject({ mayIssue: false, statement: null });
  // nobody but a clerk, and nobody's bytes are taken in before that is known
  const stranger = await fetch(`${court.url}/desk/api/agreements/${id}/statement`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...STATEMENT, file: 'A'.repeat(4_000_000) }) });
  expect(stranger.status).toBe(401);
}); // prettier-ignore
