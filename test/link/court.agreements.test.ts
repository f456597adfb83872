/** Signed agreements at the real court over HTTP: a good one is verified, sealed, numbered and receipted; a bad one is refused by name and harms nobody else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Agreements } from '../../main/contract/agreements.ts';
import { TrustAnswer } from '../../main/contract/trust.ts';
import type { Court } from '../../main/court/start.ts';
import { newRoot, oneTimeSigner } from '../../main/proof/certificates.ts';
import { signPdf } from '../../main/proof/signPdf.ts';
import type { TestBooth } from './courtBooth.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import { agreementPacket, AT, CLOCK, DRAFT, sendAgreement, type Wrong } from './agreementPacket.ts';
import { syntheticRequest } from './courtRequest.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
const deskOf = (court: Court, path: string): Promise<Response> =>
  fetch(`${court.url}/desk/api/${path}`, { headers: { authorization: `Bearer ${court.token}` } });
const rowsOf = async (court: Court) => Agreements.parse(await (await deskOf(court, 'agreements')).json()).rows; // prettier-ignore
const rowOf = async (court: Court, id: string) => (await rowsOf(court)).find((row) => row.id === id);

/** The last receipt of the item, once it is the court's final word. */
async function lastWord(booth: TestBooth, id: string) {
  const final = async () => (await booth.receipts()).findLast((one) => one.id === id && one.result !== 'stored'); // prettier-ignore
  await expect.poll(final, PATIENCE).toBeDefined();
  const said = await final();
  if (said === undefined) throw new Error('no receipt');
  return said;
}

test('a good agreement is verified, counter-sealed, numbered and receipted', async () => {
  const court = await courtHere({ clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  const id = await sendAgreement(booth, await agreementPacket(booth));
  expect(await lastWord(booth, id)).toMatchObject({ result: 'complete', reason: null });
  const receipts = (await booth.receipts()).filter((one) => one.id === id);
  expect(receipts.map((one) => one.result)).toEqual(['stored', 'complete']);
  expect(receipts[1]?.number).toMatch(/^收\d{8}-000001$/);
  expect(await rowOf(court, id)).toMatchObject({
    state: 'received', flaw: null, number: receipts[1]?.number, summary: { parties: '张*华 / 李*国', signers: 3, pages: 2, title: '人民调解协议书' },
  }); // prettier-ignore
});

describe('what does not hold is refused by name', () => {
  let court: Court;
  let booth: TestBooth;
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-refusals-'));
  const closing: { court?: Court } = {};
  beforeAll(async () => {
    const { startCourt } = await import('../../main/court/start.ts');
    const started = await startCourt({ dataDir: folder, port: 0, clock: CLOCK, log: () => undefined });
    if (!started.ok) throw new Error(started.error.message);
    court = started.value;
    closing.court = court;
    booth = await boothOf(court, 'hw-03', CLOCK);
  });
  afterAll(async () => {
    await closing.court?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const evil = async (pdf: Uint8Array): Promise<Uint8Array> => {
    const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
    document.getPages()[0]?.drawText('999999', { x: 100, y: 500, size: 40, color: rgb(1, 0, 0) });
    return document.commit({ useObjectStreams: false });
  };
  const oneMore = async (pdf: Uint8Array): Promise<Uint8Array> => {
    const VALID = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-27T00:00:00Z') };
    const at = new Date('2026-11-25T12:00:00Z');
    const signer = await oneTimeSigner('赵六', VALID, await newRoot('别的根', VALID));
    return signPdf(pdf, { field: 'sign-9', name: '赵六', at }, signer);
  };
  const flipped = (pdf: Uint8Array): Uint8Array => {
    const changed = Uint8Array.from(pdf);
    changed[400] = (changed[400] ?? 0) ^ 1;
    return changed;
  };
  const bad: readonly (readonly [string, Wrong, string, string])[] = [
    ['a byte of the paper changed', { pdf: flipped }, 'paperChanged', 'altered'],
    ['something drawn over the paper after the last signature', { pdf: evil }, 'foreignChange', 'altered'],
    ['a signature appended after the proof was sealed', { pdf: oneMore }, 'signatureUnproved', 'altered'],
    ['a signature left out', { proof: (proof) => ({ ...proof, acts: proof.acts.slice(0, 2) }) }, 'signatureUnproved', 'altered'],
    ['words of the proof changed under its seal', { sealed: ({ proof, seals }) => ({ proof: proof.replace('示例法院', '别的法院'), seals }) }, 'proofSealBroken', 'altered'],
    ['a seal of nobody known', { sealed: ({ proof, seals }) => ({ proof, seals: seals.map((seal) => ({ ...seal, kid: 'nobody' })) }) }, 'sealerUnknown', 'untrusted'],
    ['an amount whose words say another', { draft: { ...DRAFT, terms: DRAFT.terms.map((term) => ({ ...term, words: '伍仟元整' })) } }, 'termsContradict', 'contradicts'],
    ['instalments that do not add up', { draft: { ...DRAFT, totalFen: 6_000_000, terms: DRAFT.terms.map((term) => ({ ...term, kind: 'instalment' as const })) } }, 'termsContradict', 'contradicts'],
    ['terms that the paper was not made from', { packet: (packet) => ({ ...packet, draft: { ...DRAFT, totalFen: 1 } }) }, 'termsDiffer', 'partsDiffer'],
    ['a packet of 500 pages', { packet: (packet) => ({ ...packet, document: { ...packet.document, pages: 500 } }) }, 'tooManyPages', 'tooLarge'],
    ['fewer pages told than there are', { proof: (proof) => ({ ...proof, document: { ...proof.document, pages: 1 } }), packet: (packet) => ({ ...packet, document: { ...packet.document, pages: 1 } }) }, 'pagesDiffer', 'partsDiffer'],
    ['a kind of mediation the court has no rules for', { proof: (proof) => ({ ...proof, session: { ...proof.session, regime: 'administrative' } }), packet: (packet) => ({ ...packet, regime: 'administrative' }) }, 'regimeUnknown', 'contradicts'],
    ['another session than the proof’s', { packet: (packet) => ({ ...packet, regime: 'police' }) }, 'sessionDiffers', 'partsDiffer'],
    ['a signature by someone else’s card', { evidence: (one, index) => (index === 1 ? { ...one, card: { ...one.card, name: '赵六' } } : one) }, 'evidenceDiffers', 'partsDiffer'],
    ['strokes that are not those of the proof', { evidence: (one) => ({ ...one, samples: one.samples.slice(1) }) }, 'evidenceDiffers', 'partsDiffer'],
    ['a person nobody saw sign', { packet: (packet) => ({ ...packet, people: packet.people.slice(0, 2) }) }, 'peopleDiffer', 'partsDiffer'],
    ['an effect that has not begun', { packet: (packet) => ({ ...packet, lights: { ...packet.lights, effectiveAt: '2026-11-25T09:00:00+08:00' } }) }, 'lightsDiffer', 'partsDiffer'],
    ['a light nobody gave', { packet: (packet) => ({ ...packet, lights: { ...packet.lights, others: [{ light: 'organisation', at: '2026-11-25T09:00:00+08:00' }] } }) }, 'lightsDiffer', 'partsDiffer'],
    ['a party who never signed, lit by the others’ signatures', {
      proof: (proof) => ({ ...proof, participants: [...proof.participants, { id: 'p4', role: 'party', name: '赵六', side: 'thirdParty', place: 'A', joinedAt: AT, leftAt: null, identity: [] }] }),
      packet: (packet) => ({
        ...packet, people: [...packet.people, { id: 'p4', role: 'party', side: 'thirdParty', seat: 'A', masked: '赵*', last4: '', act: null }],
        lights: { ...packet.lights, parties: [...packet.lights.parties, { party: 'p4', at: AT }] },
      }),
    }, 'lightsDiffer', 'partsDiffer'],
    ['an issuer that another session vouches for', { packet: (packet) => ({ ...packet, issuer: { ...packet.issuer, sig: packet.issuer.sig.replace(/^./, (char) => (char === 'A' ? 'B' : 'A')) } }) }, 'issuerForeign', 'untrusted'],
    ['a file of other bytes than promised', { packet: (packet) => ({ ...packet, files: packet.files.map((file) => ({ ...file, sha256: '0'.repeat(64) })) }) }, 'fileDiffers', 'partsDiffer'],
    ['a body that is no packet', { packet: (packet) => ({ ...packet, session: 'x'.repeat(100) }) }, 'packetUnreadable', 'unreadable'],
  ]; // prettier-ignore

  test.each(bad)('%s', async (_what, wrong, flaw, reason) => {
    const id = await sendAgreement(booth, await agreementPacket(booth, wrong));
    expect(await lastWord(booth, id)).toMatchObject({ result: 'rejected', reason, number: null });
    expect(await rowOf(court, id)).toMatchObject({ state: 'refused', flaw, number: null });
  });

  test('the same session a second time', async () => {
    const built = await agreementPacket(booth);
    expect((await lastWord(booth, await sendAgreement(booth, built))).result).toBe('complete');
    const again = await sendAgreement(booth, built);
    expect(await lastWord(booth, again)).toMatchObject({ result: 'rejected', reason: 'repeated' });
  });

  test('a packet that another booth sends as its own', async () => {
    const thief = await boothOf(court, 'hw-04', CLOCK);
    const id = await sendAgreement(thief, await agreementPacket(booth));
    expect(await lastWord(thief, id)).toMatchObject({ result: 'rejected', reason: 'untrusted' });
    expect(await rowOf(court, id)).toMatchObject({ flaw: 'issuerForeign' });
  });

  test('and requests and good agreements go on between all that', async () => {
    const request = syntheticRequest();
    const item = booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]);
    const spoilt = await agreementPacket(booth, { pdf: flipped });
    const ids = [await sendAgreement(booth, spoilt)];
    await booth.post([item]);
    for (const bytes of request.sealed.values()) await booth.upload(bytes);
    ids.push(await sendAgreement(booth, await agreementPacket(booth)));
    const words = await Promise.all(ids.map((id) => lastWord(booth, id)));
    expect(words.map((one) => one.result)).toEqual(['rejected', 'complete']);
    const results = (await booth.receipts()).filter((one) => item.env.includes(one.id));
    expect(results.map((one) => one.result)).toEqual(['stored', 'complete']);
  });
});

describe('a booth whose key was taken back', () => {
  test('may not speak, and what it sealed before is refused under its new key', async () => {
    const court = await courtHere({ clock: CLOCK });
    const old = await boothOf(court, 'hw-03', CLOCK);
    const revoked = await fetch(`${court.url}/desk/api/booths/hw-03/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${court.token}` },
    });
    expect(revoked.status).toBe(204);
    await expect(old.post([old.item('audit.head/1', 'x')])).rejects.toThrow('401');
    const anew = await boothOf(court, 'hw-03', CLOCK);
    const id = await sendAgreement(anew, await agreementPacket(anew, { signedBy: old }));
    expect(await lastWord(anew, id)).toMatchObject({ result: 'rejected', reason: 'untrusted' });
    expect(await rowOf(court, id)).toMatchObject({ flaw: 'boothRevoked' });
    const trust = TrustAnswer.parse(await (await fetch(`${court.url}/v1/trust`)).json());
    expect(trust.revoked).toMatchObject([{ reason: 'boothRevoked' }]);
  });
});

test('what a crash left behind is verified at the next start', async () => {
  const dataDir = courtFolder();
  const first = await courtHere({ dataDir, clock: CLOCK });
  const booth = await boothOf(first, 'hw-03', CLOCK);
  const built = await agreementPacket(booth);
  const id = await sendAgreement(booth, built);
  await lastWord(booth, id);
  await first.close();
  // as if the power had gone between the last file and the verdict
  const db = new Database(join(dataDir, 'court.db'));
  db.prepare("UPDATE agreement SET state = 'waiting', session = NULL, document = NULL, seal = NULL WHERE id = ?").run(id); // prettier-ignore
  db.prepare('UPDATE item SET complete = 0 WHERE id = ?').run(id);
  db.close();
  const second = await courtHere({ dataDir, clock: CLOCK });
  await expect.poll(async () => (await rowOf(second, id))?.state, PATIENCE).toBe('received');
});

test('the database holds no name in plain', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir, clock: CLOCK });
  const booth = await boothOf(court, 'hw-03', CLOCK);
  await lastWord(booth, await sendAgreement(booth, await agreementPacket(booth)));
  const file = new Database(join(dataDir, 'court.db'));
  onTestFinished(() => void file.close());
  file.pragma('wal_checkpoint(TRUNCATE)');
  const dump = readFileSync(join(dataDir, 'court.db')).toString('utf8');
  expect(dump).toContain('张*华');
  for (const plain of ['张明华', '李建国', '王调解', '110101199003071348']) expect(dump).not.toContain(plain);
});
