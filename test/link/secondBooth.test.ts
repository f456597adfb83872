/** A party at another booth: two whole cores and a whole court, up to the verifier; every word of a booth that is not the right one is refused by name; a cut, another page and a core that is started again lose nothing and sign nothing twice. */
import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import { boothWordText, cardText, type BoothWord } from '../../main/contract/remote/boothWord.ts';
import type { RemoteRefusal } from '../../main/contract/remote/page.ts';
import type { CardRecord } from '../../main/contract/devices.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { anchorsOf } from './anchors.ts';
import { until, type Person } from './boothHands.ts';
import { boothLivePage } from './boothLivePage.ts';
import { RemoteGuest } from './remoteGuest.ts';
import { openSecondBooth, type SecondBooth } from './secondBooth.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (who: 'A' | 'lead'): Pick<Person, 'card'> => ({ card: () => cards[who] });

let kit: WholeRequest;
let table: TableSteps;
let second: SecondBooth;
beforeEach(async () => {
  kit = await openWholeRequest();
  table = tableSteps(kit);
  second = await openSecondBooth(kit.court);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(async () => {
  await second.close();
  await kit.close();
});

const desk = (path = ''): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api/agreements${path}`, {
    headers: { authorization: `Bearer ${kit.court().token}` },
  });
const rows = async () => Agreements.parse(await (await desk()).json()).rows;
const bytesOf = async (path: string) => new Uint8Array(await (await desk(path)).arrayBuffer());

/** A sits at the table, B is looked for; the room is open. */
async function toLooking() {
  await table.opened();
  await table.tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  await table.sits('A', person('A'));
  await kit.at('session', 'seatCard');
  await table.tap({ do: 'partyElsewhere' });
  const page = boothLivePage(kit.screen());
  await page.open();
  return page;
}

async function comesIn(page: ReturnType<typeof boothLivePage>, seat: number, card: CardRecord = cards.B): Promise<void> {
  await second.comesIn(await page.invited(), card);
  await page.letIn(seat);
  await second.until('"is":"asked"');
  await second.until('"number":"');
} // prettier-ignore

/** B gives its card; whoever leads hears the same digits, sees the face, and says so. */
async function tied(seat: number): Promise<void> {
  await second.tap({ do: 'itIsMe', shownMs: 2500 });
  const part = second.part();
  const number = part.is === 'asked' ? (part.number ?? '') : '';
  await kit.at('session', number);
  await table.tap({ do: 'takeOffer', guest: seat });
  expect(kit.shown('session').step).toMatchObject({ at: 'compare', number, name: cards.B.name, chip: { booth: '石桥司法所 1 号舱' } }); // prettier-ignore
  await table.tap({ do: 'itIsThem' });
}

async function listened(): Promise<void> {
  for (let here = kit.shown('session').step; here.at === 'notice'; here = kit.shown('session').step) {
    if (here.seat === 'A')
      await table.tap({ do: 'acknowledge', seat: 'A', notice: here.notice, shownMs: 900, readAloud: false });
    else {
      await second.until(`"notice":"${here.notice}"`);
      await second.tap({ do: 'acknowledge', notice: here.notice, shownMs: 900 });
    }
    const before = JSON.stringify(here);
    await until('the next notice', () => JSON.stringify(kit.shown('session').step) !== before);
  }
}

async function drafted(): Promise<void> {
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '邻居之间借款三万元，到期没有还。' }, { do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text: '双方再无其他争议。' }); // prettier-ignore
  await table.tap({ do: 'read' }, { do: 'followUp', day: null });
  await kit.at('session', '"at":"reading"');
}

const done = (): Promise<void> => second.until('"busy":false');

/** Each clause is read at booth two, one of them doubted and cleared; then A's. */
async function read(): Promise<void> {
  await second.until('"is":"clause"');
  const first = second.part();
  if (first.is !== 'clause') throw new Error(first.is);
  await second.tap({ do: 'doubt', clause: first.clause.id });
  await second.until('"doubt":"notUnderstood"');
  await second.tap({ do: 'clear', clause: first.clause.id });
  await second.until('"doubt":null');
  for (let i = 0; i < 20; i += 1) {
    await done();
    const part = second.part();
    if (part.is !== 'clause' || part.allHeard) break;
    await second.tap({ do: 'heard', clause: part.clause.id, shownMs: 800 });
    await until('heard', () => JSON.stringify(second.part()) !== JSON.stringify(part));
  }
  for (let i = 0; i < 9; i += 1) {
    const here = kit.shown('session').step;
    if (here.at !== 'reading' || here.allHeard) break;
    await table.tap({ do: 'heard', clause: here.clause.id, seat: 'A', aloud: false });
  }
  await table.tap({ do: 'toSigning' });
  await kit.at('session', '"at":"signers"');
}

const letSign = (): Promise<void> => table.tap({ do: 'letSign', seat: 'B' }, { do: 'itIsThem' });

async function atThePad(): Promise<void> {
  await second.until('"may":"sign"');
  await second.tap({ do: 'alone' });
  await second.until('"of":"sign"');
  second.tapCard({ card: () => cards.B });
  await second.until('"writing"');
  await second.drawName('joining');
}
const signs = (): Promise<void> => second.act({ do: 'signDone' }, { do: 'signConfirm' });

async function received(): Promise<string> {
  await expect.poll(async () => (await rows()).map(({ state, flaw }) => `${state} ${flaw}`), { timeout: 60_000 }).toEqual(['received null']); // prettier-ignore
  return (await rows())[0]?.id ?? '';
}

test('a party comes in, is tied, reads, doubts and signs at its own booth; court and verifier name how it was known; nothing of it stays there', async () => {
  const page = await toLooking();
  await comesIn(page, 2);
  await tied(2);
  await listened();
  await drafted();
  await read();
  const here = kit.shown('session').step;
  if (here.at !== 'signers') throw new Error(here.at);
  await second.until('"may":"compare"');
  // the same version at both booths: title, pages and digest
  expect(second.part()).toMatchObject({ is: 'signing', document: { title: here.document.title, pages: here.document.pages, sha256: here.document.sha256 } }); // prettier-ignore
  await letSign();
  await atThePad();
  await signs();
  await second.until('"may":"signed"');
  await table.sign('A', person('A'));
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  await second.until('"is":"sealed"');

  const id = await received();
  const agreement = OpenedAgreement.parse(await (await desk(`/${id}`)).json());
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.map((one) => [one.id, one.act?.remote, one.identity.map(({ method, level }) => `${method} ${level}`)])).toEqual([
    ['A', false, ['chipCard L1', 'chipCard L1']], ['B', true, ['chipAtBooth L1', 'chipAtBooth L1']], ['lead', false, ['chipCard L1', 'chipCard L1']],
  ]); // prettier-ignore
  const [pdf, proof] = [await bytesOf(`/${id}/agreement.pdf`), await bytesOf(`/${id}/agreement.proof.json`)];
  const anchors = await anchorsOf(kit.court());
  const checked = await verifyAgreement(pdf, proof, anchors);
  if (!checked.ok) throw new Error(checked.error.what);
  const act = checked.value.acts.find(({ who }) => who === 'B');
  expect(act).toMatchObject({ seat: 'remote', name: '李建国', pad: { model: 'STU-540' }, remote: { method: 'chipAtBooth', booth: { document: here.document.sha256, key: act?.remote?.key } } }); // prettier-ignore
  // without the certificate of the booth that read the card nobody believes its word
  const bare = JSON.parse(new TextDecoder().decode(proof)) as { certificates: string[] };
  expect(bare.certificates).toHaveLength(4);

  // the visit at booth two forgets the person like any visit
  await second.act({ do: 'leaveForSure' });
  await second.at('leaving', 'done');
  expect(JSON.stringify(second.view())).not.toMatch(/建国|500199/u);
  await until('gone', () => page.tells.findLast((tell) => tell.t === 'room')?.view.seats.every(({ seat }) => seat !== 2)); // prettier-ignore
}, 120_000);

test('a word that is forged, of no booth of the court, of another card, line, session, party or time is refused by its name', async () => {
  const page = await toLooking();
  const guest = await RemoteGuest.with(kit.court(), await page.invited());
  await page.letIn(guest.seat);
  await guest.at('"at":"asked"');
  await until('a line', () => guest.line.state().line);
  const meant = guest.view.at === 'asked' ? guest.view.meant : null;
  const salt = '0a'.repeat(16);
  const own = generateKeyPairSync('ed25519').privateKey;
  /** As somebody would say it who has a key of their own and another booth's name. */
  const says = (kid: string, more: Partial<BoothWord> = {}): Promise<RemoteRefusal | null> => {
    const said = {
      kid, session: meant?.session ?? '', party: meant?.party ?? '', line: guest.line.state().line ?? '', card: sha256Hex(cardText(salt, cards.B)), reader: '05.01',
      readAt: new Date().toISOString(), document: null, key: null, ...more,
    };
    const word = { ...said, sig: signWith(null, Buffer.from(boothWordText(said)), own).toString('base64url') };
    return guest.line.ask({ want: 'showCard', card: cards.B, warnings: [], salt, word, shownMs: 2000 });
  }; // prettier-ignore
  const kid = await second.kid();
  expect(await says('no-booth-of-it')).toBe('unknownBooth');
  expect(await says(kid)).toBe('badStatement');
  expect(await says(kid, { card: sha256Hex(cardText(salt, cards.A)) })).toBe('badStatement');
  expect(await says(kid, { session: 'another' })).toBe('otherStatement');
  expect(await says(kid, { party: 'A' })).toBe('otherStatement');
  expect(await says(kid, { line: 'f'.repeat(64) })).toBe('otherStatement');
  expect(await says(kid, { readAt: new Date(Date.now() - 3_600_000).toISOString() })).toBe('staleStatement');
  // a booth that the court took back is none of its booths
  await revoke('booth-2');
  expect(await says(kid)).toBe('unknownBooth');
  expect(kit.shown('session').step).toMatchObject({ at: 'elsewhere', offers: [] });
}, 60_000);

test('a cut line, another page and a core that is started again: back with the card, and each signature is there once', async () => {
  const page = await toLooking();
  await comesIn(page, 2);
  await tied(2);
  await listened();
  await drafted();
  await read();
  // another page of the same window: the line to the table is core's and stays
  second.reload();
  await second.until('"may":"compare"');
  await letSign();
  await second.until('"may":"sign"');
  await atThePad();
  // the power goes at the pad: nothing was signed there, and A's signature stays
  await second.kill();
  await kit.at('session', '"afar":"away"');
  await table.sign('A', person('A'));
  await kit.at('session', '"at":"signers"');
  await table.tap({ do: 'tieAgain', seat: 'B' });
  await comesIn(page, 3);
  await tied(3);
  await kit.at('session', '"at":"signers"');
  await letSign();
  await atThePad();
  await signs();
  await second.until('"may":"signed"');
  // and once more after it has signed: it is told so, and cannot again
  await second.kill();
  await kit.at('session', '"afar":"away"');
  await table.sign('lead', person('lead'));
  await kit.at('session', '"at":"captured"');
  const id = await received();
  const agreement = OpenedAgreement.parse(await (await desk(`/${id}`)).json());
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.map(({ id: who, act }) => [who, act?.what])).toEqual([['A', 'signed'], ['B', 'signed'], ['lead', 'signed']]); // prettier-ignore
}, 120_000);

async function revoke(booth: string): Promise<void> {
  const answer = await fetch(`${kit.court().url}/desk/api/booths/${booth}/revoke`, { method: 'POST', headers: { authorization: `Bearer ${kit.court().token}`, 'content-type': 'application/json' }, body: '{}' }); // prettier-ignore
  expect(answer.ok).toBe(true);
}
