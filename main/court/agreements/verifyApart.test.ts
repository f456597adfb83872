/** The thread that verifies a packet may hang or end: the packet is refused, the court goes on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import { verifyApart } from './verifyApart.ts';

const packet: AgreementPacket = {
  schema: 'agreement/1', id: 'x', kind: 'mediationAgreement', session: 's', regime: 'people', disputeKind: 'loan',
  capturedAt: '2026-11-25T10:00:00+08:00', link: 'online', site: '', booth: '', policyVersion: '1', people: [], files: [],
  clock: { wall: '2026-11-25T10:00:00+08:00', monotonicMs: 0, bootId: 'b', lastSyncAt: null, trusted: false },
  document: { title: '', templateId: '', templateVersion: '', pages: 1, bytes: 1, sha256: '0'.repeat(64) },
  lights: { parties: [], others: [], effectiveAt: null }, issuer: { certificate: '', kid: '', sig: '' },
}; // prettier-ignore
const opened = { packet, files: new Map(), kid: 'k', publicKey: 'p', court: null, binders: [] };

function threadOf(source: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'thread.mjs'), source);
  return pathToFileURL(join(folder, 'thread.mjs'));
}

test('a packet of nothing is refused by the real thread', async () => {
  const failed: string[] = [];
  expect(await verifyApart(opened, (why) => void failed.push(why))).toEqual({
    ok: false,
    error: { flaw: 'issuerForeign', act: null },
  });
  expect(failed).toEqual([]);
});

test('a thread that never answers is ended', async () => {
  const failed: string[] = [];
  const entry = threadOf("import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { for (;;); });"); // prettier-ignore
  const verdict = await verifyApart(opened, (why) => void failed.push(why), { entry, ms: 300 });
  expect(verdict).toMatchObject({ error: { flaw: 'tooSlow' } });
  expect(failed).toEqual(['deadline']);
});

test.each([
  ['throws', "throw new TypeError('bug');"],
  ['ends without a word', 'process.exit(1);'],
])('a thread that %s refuses its packet only', async (_how, source) => {
  const entry = threadOf(source);
  expect(await verifyApart(opened, () => undefined, { entry })).toMatchObject({
    error: { flaw: 'packetUnreadable' },
  });
});
