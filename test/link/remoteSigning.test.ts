/** Three parties, two of them elsewhere: through a whole core, a whole court and the pages' own line, up to the verifier; and what a cut, a reload, a repetition and a court that is started again do to it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import type { Seat } from '../../main/contract/session/parties.ts';
import type { Who } from '../../main/contract/sessionScreen.ts';
import { INK, typed } from '../../main/core/session/remote/remoteKit.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { anchorsOf } from './anchors.ts';
import { until, type Person } from './boothHands.ts';
import { boothLivePage } from './boothLivePage.ts';
import { RemoteGuest } from './remoteGuest.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (who: Who): Person => ({
  card: () => cards[who], phone: () => '', residence: () => '', respondent: () => '', fact: () => '', evidence: () => '',
}); // prettier-ignore

let kit: WholeRequest;
let table: TableSteps;
beforeEach(async () => {
  kit = await openWholeRequest();
  table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const desk = (path = ''): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api/agreements${path}`, {
    headers: { authorization: `Bearer ${kit.court().token}` },
  });
const rows = async () => Agreements.parse(await (await desk()).json()).rows;
const bytesOf = async (path: string) => new Uint8Array(await (await desk(path)).arrayBuffer());

/** Whose card is shown to a camera: what is typed has its check digit. */
const CARD = { B: cards.B, C: cards.G } as const;

/** The page offers itself; whoever leads hears the same six digits as stand on the screen, sees card and face, and says so. */
async function tie(seat: 'B' | 'C', guest: RemoteGuest): Promise<void> {
  await guest.at('"at":"asked"');
  expect(await guest.takePart(typed(CARD[seat]))).toBeNull();
  await kit.at('session', guest.line.state().number ?? 'no number');
  await table.tap({ do: 'takeOffer', guest: guest.seat });
  expect(kit.shown('session').step).toMatchObject({ at: 'compare', number: guest.line.state().number, name: CARD[seat].name }); // prettier-ignore
  await table.tap({ do: 'itIsThem' });
}

/** A at the booth, B and C each in a page at home, up to the list of who signs. */
async function toSigners() {
  await table.opened();
  await table.laid(['guarantor']);
  await table.sits('A', person('A'));
  const page = boothLivePage(kit.screen());
  const guests: Partial<Record<'B' | 'C', RemoteGuest>> = {};
  await kit.at('session', 'seatCard');
  await table.tap({ do: 'partyElsewhere' });
  await page.open();
  for (const seat of ['B', 'C'] as const) {
    if (seat === 'C') await table.tap({ do: 'partyElsewhere' });
    const guest = await RemoteGuest.with(kit.court(), await page.invited());
    await page.letIn(guest.seat);
    await until('a line', () => guest.line.state().number);
    await tie(seat, guest);
    guests[seat] = guest;
  }
  const { B, C } = guests;
  if (B === undefined || C === undefined) throw new Error('nobody came');
  const asked = async (): Promise<void> => {
    for (;;) {
      const { step } = kit.shown('session');
      if (step.at !== 'notice' && step.at !== 'service') return;
      const { seat } = step;
      if (seat !== 'A') {
        const guest = seat === 'B' ? B : C;
        const { place } = guest.table();
        if (place.on === 'notice') await guest.line.ask({ want: 'acknowledge', notice: place.notice, shownMs: 900 }); // prettier-ignore
        else if (place.on === 'service') await guest.line.ask({ want: 'service', way: 'electronic' });
        else await new Promise((resolve) => setTimeout(resolve, 20));
      } else if (step.at === 'notice')
        await table.tap({ do: 'acknowledge', seat, notice: step.notice, shownMs: 900, readAloud: false });
      else await table.tap({ do: 'service', seat, way: 'paper' });
    }
  };
  await asked();
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '被申请人借了申请人三万元，到期没有还。' }, { do: 'addPayment' }, { do: 'payer', seat: 'B' }, { do: 'payee', seat: 'A' }, { do: 'total', fen: 3_000_000 }, { do: 'count', count: 1 });
  const { step } = kit.shown('session');
  await table.tap({ do: 'first', day: step.at === 'first' ? (step.days.at(-1) ?? '') : '' }, { do: 'takePlan' });
  await table.tap({ do: 'addClause' }, { do: 'secure' }, { do: 'securer', seat: 'C' }, { do: 'securityWay', way: 'joint' });
  await table.tap({ do: 'read' }, { do: 'followUp', day: null });
  await kit.at('session', '"at":"reading"');
  await Promise.all([B.hear(), C.hear()]);
  for (let i = 0; i < 30; i += 1) {
    const here = kit.shown('session').step;
    if (here.at !== 'reading' || here.allHeard) break;
    await table.tap({ do: 'heard', clause: here.clause.id, seat: 'A', aloud: false });
  }
  await table.tap({ do: 'toSigning' });
  await kit.at('session', '"at":"signers"');
  return { page, B, C };
} // prettier-ignore

const letSign = (seat: Seat): Promise<void> => table.tap({ do: 'letSign', seat }, { do: 'itIsThem' });
async function opened() {
  await expect.poll(async () => (await rows()).map(({ state, flaw }) => `${state} ${flaw}`), { timeout: 60_000 }).toEqual(['received null']); // prettier-ignore
  const id = (await rows())[0]?.id ?? '';
  return { id, agreement: OpenedAgreement.parse(await (await desk(`/${id}`)).json()) };
}

test('all sign one and the same paper; the court takes it, the verifier names who signed elsewhere, and a changed byte is found', async () => {
  const { page, B, C } = await toSigners();
  const here = kit.shown('session').step;
  if (here.at !== 'signers') throw new Error(here.at);
  // the same version on every screen: title, pages and digest
  for (const guest of [B, C]) {
    await guest.at('"may":"compare"');
    const { place } = guest.table();
    expect(place).toMatchObject({ on: 'signing', may: 'compare', document: { title: here.document.title, pages: here.document.pages, sha256: here.document.sha256 } }); // prettier-ignore
  }
  await letSign('C');
  expect(await C.sign(INK)).toBeNull();
  await C.at('"may":"signed"');
  // A at the pad of the booth, B in its page: the order is theirs
  await table.sign('A', person('A'));
  await kit.at('session', '"at":"signers"');
  await letSign('B');
  expect(await B.sign(INK)).toBeNull();
  await B.at('"may":"signed"');
  expect(kit.shown('session').step).toMatchObject({ lights: { effectiveAt: null } });
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  await B.at('"on":"sealed"');

  const { id, agreement } = await opened();
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.map((one) => [one.id, one.act?.remote, one.identity.at(-1)?.method, one.identity.at(-1)?.level])).toEqual([
    ['A', false, 'chipCard', 'L1'], ['B', true, 'cardOnCamera', 'L0'], ['C', true, 'cardOnCamera', 'L0'], ['lead', false, 'chipCard', 'L1'],
  ]); // prettier-ignore
  const [pdf, proof] = [await bytesOf(`/${id}/agreement.pdf`), await bytesOf(`/${id}/agreement.proof.json`)];
  const anchors = await anchorsOf(kit.court());
  const checked = await verifyAgreement(pdf, proof, anchors);
  if (!checked.ok) throw new Error(checked.error.what);
  const signed = checked.value.acts.filter(({ act }) => act === 'signed');
  expect(signed.map(({ name, remote, seat }) => [name, remote?.method, seat])).toEqual([
    ['张明华', undefined, 'A'], ['李建国', 'cardOnCamera', 'remote'], ['冉春燕', 'cardOnCamera', 'remote'], ['周正平（人民调解员）', undefined, 'staff'],
  ]); // prettier-ignore
  expect(new Set(signed.map(({ document }) => document))).toEqual(new Set([here.document.sha256]));
  const changed = Uint8Array.from(pdf);
  changed[Math.floor(pdf.length / 2)] = (changed[Math.floor(pdf.length / 2)] ?? 0) ^ 1;
  expect(await verifyAgreement(changed, proof, anchors)).toMatchObject({ ok: false });
  // what the court passed on was sealed: no name, no number, no word of the agreement
  const passed = JSON.stringify([...B.said, ...C.said, ...page.tells]);
  for (const word of [cards.B.name, cards.B.number, cards.G.number, '三万元'])
    expect(passed).not.toContain(word);
}, 180_000);

test('a line cut between two signatures, a repetition, a reload and a court that is started again: each signature is there once', async () => {
  const { B, C } = await toSigners();
  const port = Number(new URL(kit.court().url).port);
  await letSign('B');
  B.cut();
  await kit.at('session', '"afar":"away"');
  await table.sign('A', person('A'));
  await kit.at('session', '"at":"signers"');
  const cut = kit.shown('session').step;
  expect(cut.at === 'signers' && [cut.lights.effectiveAt, cut.people.map(({ who, signedAt }) => [who, signedAt !== null])]).toEqual([
    null, [['A', true], ['B', false], ['C', false], ['lead', false]],
  ]); // prettier-ignore
  // the same page comes back: heard again, and looked at again before it signs
  B.back();
  await B.at('"may":"compare"');
  await until('heard again', () => !JSON.stringify(kit.shown('session').step).includes('"away"'));
  await letSign('B');
  expect(await B.sign(INK)).toBeNull();
  await B.at('"may":"signed"');
  // the words that carried it, said again by whoever passed them on: nothing
  for (const word of B.said.filter(({ t }) => t === 'toTable').slice(-6)) B.say(word);
  expect(await B.line.ask({ want: 'look' })).toBeNull();
  const again = kit.shown('session').step;
  expect(again.at === 'signers' && again.people.filter(({ signedAt }) => signedAt !== null).map(({ who }) => who)).toEqual(['A', 'B']); // prettier-ignore

  // the court goes and comes; both lines stand as they were, at the page and at the table
  const number = C.line.state().number;
  await kit.closeCourt();
  await kit.reopenCourt(port);
  await until('the link is back', () => kit.view().frame.link === 'online');
  for (const guest of [B, C]) guest.back();
  await until('heard again', () => !JSON.stringify(kit.shown('session').step).includes('"away"')); // prettier-ignore
  expect(C.line.state().number).toBe(number);

  // another page at C's seat is nobody until it was compared, and then it is C
  C.reload();
  await until('another line', () => C.line.state().number !== null && C.line.state().number !== number);
  expect(C.view.at).toBe('none');
  expect(await C.line.ask({ want: 'stop' })).toBe('notYours');
  await table.tap({ do: 'tieAgain', seat: 'C' });
  await tie('C', C);
  await letSign('C');
  expect(await C.sign(INK)).toBeNull();
  await C.at('"may":"signed"');
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  const { agreement } = await opened();
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.filter(({ act }) => act?.what === 'signed').map(({ id }) => id)).toEqual(['A', 'B', 'C', 'lead']); // prettier-ignore
}, 240_000);

test('the booth goes down when one has signed elsewhere and the others have not: who is elsewhere is compared again, and the signature is there once', async () => {
  const before = await toSigners();
  await letSign('B');
  expect(await before.B.sign(INK)).toBeNull();
  await before.B.at('"may":"signed"');
  const signed = kit.shown('session').step;
  const document = signed.at === 'signers' ? signed.document.sha256 : '';

  await kit.closeBooth();
  await kit.reopenBooth();
  await until('the link is back', () => kit.view().frame.link === 'online');
  await table.reopen(person('lead'));
  const kept = () => {
    const { step } = kit.shown('session');
    if (step.at !== 'kept') throw new Error(step.at);
    return step.people.map(({ who, signedAt, back }) => [who, signedAt !== null, back]);
  };
  expect(kept()).toEqual([['A', false, false], ['B', true, false], ['C', false, false], ['lead', false, true]]); // prettier-ignore
  // a card that is laid down here makes nobody of somebody who is elsewhere
  await table.tap({ do: 'comeBack', seat: 'B' });
  kit.tapCard(person('B'));
  await kit.at('session', '"at":"elsewhere"');
  const page = boothLivePage(kit.screen());
  await page.open();
  // the room that was open before the cut ends with it, and every seat of it
  await until('over', () => before.B.over && before.C.over);
  const again = async (seat: 'B' | 'C'): Promise<RemoteGuest> => {
    const guest = await RemoteGuest.with(kit.court(), await page.invited());
    await page.letIn(guest.seat);
    await tie(seat, guest);
    await kit.at('session', '"at":"kept"');
    return guest;
  };
  const B = await again('B');
  expect(kept().slice(1, 3)).toEqual([['B', true, true], ['C', false, false]]); // prettier-ignore
  await table.tap({ do: 'goOn' });
  expect(kit.shown('session').step.at).toBe('kept'); // the others are not known again yet
  await table.back('A', person('A'));
  await table.tap({ do: 'comeBack', seat: 'C' });
  const C = await again('C');
  await table.tap({ do: 'goOn' });
  await kit.at('session', '"at":"signers"');

  // what was signed stands, on the same paper, and is not asked for again
  await B.at('"may":"signed"');
  expect(B.table().place).toMatchObject({ on: 'signing', document: { sha256: document } });
  await letSign('B');
  await B.at('"may":"signed"');
  await letSign('C');
  expect(await C.sign(INK)).toBeNull();
  await C.at('"may":"signed"');
  await table.sign('A', person('A'));
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  const { id, agreement } = await opened();
  expect(agreement.people.filter(({ act }) => act?.what === 'signed').map(({ id: who }) => who)).toEqual(['A', 'B', 'C', 'lead']); // prettier-ignore
  const checked = await verifyAgreement(
    await bytesOf(`/${id}/agreement.pdf`),
    await bytesOf(`/${id}/agreement.proof.json`),
    await anchorsOf(kit.court()),
  );
  if (!checked.ok) throw new Error(checked.error.what);
  const acts = checked.value.acts.filter(({ act }) => act === 'signed');
  expect(acts.map(({ who, document: of }) => [who, of])).toEqual(['A', 'B', 'C', 'lead'].map((who) => [who, document])); // prettier-ignore
  // compared, looked at before it signed, compared after the cut, and looked at once more in vain
  expect(acts.find(({ who }) => who === 'B')?.remote?.method).toBe('cardOnCamera');
  expect(agreement.people.find(({ id: who }) => who === 'B')?.identity).toHaveLength(4);
}, 240_000);
