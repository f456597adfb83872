/** A whole request through core and court in plain Node: acts in, the court's signed receipt and its answer out. Devices are told by script. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Inbox, OpenedRequest } from '../../main/contract/desk.ts';
import { turned, written } from '../../main/core/pages/fixtures.ts';
import { until, type Person } from './boothHands.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const card = {
  type: 'resident', name: '金丝雀·𠮷', sex: '1', birth: '19600101', number: '500103196001010019', validFrom: '20100101', validTo: '长期', nation: '01',
  address: '重庆市渝中区河湾街道一号', authority: '重庆市公安局',
} as const; // prettier-ignore
const person: Person = {
  card: () => card,
  phone: () => '13800000000',
  residence: () => '河湾街道一号',
  respondent: () => '陈䶮',
  fact: () => '借钱一直没有还',
  evidence: () => '借条',
};

// A whole visit with its document: on a busy machine longer than a test usually may take.

let kit: WholeRequest;
beforeEach(async () => {
  kit = await openWholeRequest();
});
afterEach(() => kit.close());

async function signRequest(picture?: Uint8Array): Promise<string> {
  const { steps } = kit;
  await steps.tellParties(person);
  await steps.tellClaimsAndFacts(person);
  const page = await steps.scanPage(picture);
  expect(page.original).toEqual(page.scanned);
  expect(picture === undefined ? page.shown : page.original).toEqual(page.scanned); // nothing to clean, nothing changed
  await steps.finishForm(person);
  const document = await steps.readDocument();
  expect(document.got).toBe(document.announced);
  await steps.writeName(person);
  await steps.confirmSignature();
  return document.announced;
}

const deskHeaders = (): Record<string, string> => ({ authorization: `Bearer ${kit.court().token}` });
const deskGet = async (path: string): Promise<unknown> => {
  const answer = await fetch(`${kit.court().url}${path}`, { headers: deskHeaders() });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json();
};
const deskPost = (path: string, body: object): Promise<Response> =>
  fetch(`${kit.court().url}${path}`, {
    method: 'POST',
    headers: { ...deskHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

it('reaches the court, which opens it, checks it, accepts it, and tells the person', async () => {
  await kit.steps.comeIn(person);
  const digest = await signRequest();
  await until('receipt', () => kit.shown('captured').delivery.kind === 'received');
  expect((await kit.screen().ask('receiptSlip', {}))?.bytes.length).toBeGreaterThan(5000);

  const { rows } = Inbox.parse(await deskGet('/desk/api/inbox'));
  expect(rows).toHaveLength(1);
  const opened = OpenedRequest.parse(await deskGet(`/desk/api/items/${rows[0]?.id ?? ''}`));
  expect(opened.checks).toEqual({
    envelopeSignature: true,
    chain: true,
    documentDigestSigned: true,
    samplesDigest: true,
    allFiles: true,
  });
  expect(opened.bundle.card.name).toBe(card.name);
  expect(opened.bundle.document.sha256).toBe(digest);
  expect(opened.files.map((f) => [f.role, f.matches])).toEqual([['document', true], ['evidence', true]]); // prettier-ignore

  await kit.steps.leave();
  expect(kit.renewed()).toBe(1);
  expect((await deskPost(`/desk/api/items/${rows[0]?.id ?? ''}/accept`, {})).status).toBe(200);
  await kit.at('idle');
  await kit.steps.comeIn(person);
  await kit.act({ do: 'openService', service: 'matters' });
  await kit.at('matters', 'ready');
  expect(kit.shown('matters').matters).toMatchObject([{ answer: { kind: 'accepted' } }]);
  expect(JSON.stringify(kit.shown('matters').matters)).not.toContain(person.respondent());
});

it('hands in a page that lay askew as it came and straightened, each under its own digest', async () => {
  const { data, width, height } = turned(written(), 1.3);
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
  await kit.steps.comeIn(person);
  await signRequest(new Uint8Array(png));
  await until('receipt', () => kit.shown('captured').delivery.kind === 'received');
  const { rows } = Inbox.parse(await deskGet('/desk/api/inbox'));
  const opened = OpenedRequest.parse(await deskGet(`/desk/api/items/${rows[0]?.id ?? ''}`));
  expect(opened.files.map((f) => [f.role, f.matches])).toEqual([
    ['document', true],
    ['evidence', true],
    ['evidenceOriginal', true],
  ]);
  const [, clean, original] = opened.files;
  expect(original?.recomputed).toBe(createHash('sha256').update(png).digest('hex'));
  expect(original?.originalOf).toBe(clean?.recomputed);
  expect(opened.bundle.schema).toBe('request/2');
  expect(opened.bundle.request.evidence[0]?.pages[0]).toMatchObject({
    sha256: clean?.recomputed,
    cleanedFrom: { sha256: original?.recomputed, steps: [{ kind: 'straightened' }, { kind: 'encoded' }] },
    quality: { verdict: 'good', keptDespite: false },
  });
  await kit.steps.leave();
});

it('works with the court down, waits, and drains by itself over a restart', async () => {
  await until('claimed', () => kit.view().frame.link === 'online');
  await kit.steps.comeIn(person);
  const port = Number(new URL(kit.court().url).port);
  await kit.closeCourt();
  await signRequest();
  expect(kit.view().screen).toMatchObject({ kind: 'captured', delivery: { kind: 'waiting' } });
  await kit.steps.leave();
  await kit.closeBooth();
  // sealed: nothing of the person can be read from the booth's disk
  for (const file of readdirSync(join(kit.folder, 'booth'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const secret of [card.name, card.number, person.respondent(), person.fact(), person.phone()])
      expect(bytes.includes(secret), `${file.name} holds ${secret}`).toBe(false);
  }
  await kit.reopenCourt(port);
  await kit.reopenBooth();
  const arrived = async (): Promise<number> => Inbox.parse(await deskGet('/desk/api/inbox')).rows.length;
  await expect.poll(arrived).toBe(1);
});
