/** The booth's link against a small court: captured, drained, uploaded, receipted; and every way the court can fail. */
import { readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Booth, captureSample, inFolder, openBooth, until } from './boothKit.ts';
import { CANARY_NAME, CANARY_NUMBER } from './boothSamples.ts';
import { type FakeCourt, startFakeCourt } from './boothFakeCourt.ts';

let court: FakeCourt;
beforeEach(async () => void (court = await startFakeCourt()));
afterEach(() => court.close());

async function withBooth(work: (booth: Booth, folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const booth = await openBooth(folder);
    try {
      await work(booth, folder);
    } finally {
      await booth.close();
    }
  });
}

async function captured(booth: Booth, id: string, pages = 1, bytes = 2_000) {
  const result = await captureSample(booth, id, pages, bytes);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const received = (booth: Booth, itemId: string) => () => booth.outbox.status(itemId)?.kind === 'received';

describe('a booth with its court', () => {
  test('claims, captures, uploads, and ends the item on the court’s receipt alone', () =>
    withBooth(async (booth, folder) => {
      expect(await captureSample(booth, 'early')).toEqual({ ok: false, error: { kind: 'unclaimed' } });
      const link = booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      const told: string[] = [];
      link.onReceipt((status) => told.push(status.kind));
      const { itemId, seq } = await captured(booth, 'first', 3, 150_000);
      expect(seq).toBe(1);
      expect(booth.outbox.status(itemId)?.kind).toBe('waiting');
      await until('received', received(booth, itemId));
      expect(booth.outbox.status(itemId)).toMatchObject({ kind: 'received', number: 'S1' });
      expect(told.at(-1)).toBe('received');
      expect(court.items.get(itemId)?.effects).toBe(1);
      expect(court.files.size).toBe(3);
      expect(link.state()).toBe('online');
      await until('sealed files gone', () => readdirSync(join(folder, 'data', 'outbox')).length === 0);
      expect(booth.audit.firstBreak()).toBeNull();
    }));

  test('works with the court down; the queue drains by itself when it is back, over a restart of the booth', () =>
    inFolder(async (folder) => {
      const before = await openBooth(folder);
      before.link(court.url);
      await until('claimed', () => before.identity.claim() !== null);
      await court.down();
      const one = await captured(before, 'one', 2);
      const two = await captured(before, 'two', 1);
      await before.close();
      const booth = await openBooth(folder);
      expect(booth.outbox.summary().queued).toBe(2);
      const link = booth.link(court.url);
      expect(link.state()).toBe('offline');
      await court.back();
      link.nudge();
      await until('both received', () => received(booth, one.itemId)() && received(booth, two.itemId)());
      expect(court.chainWhole()).toBe(true);
      await booth.close();
    }));

  test('captures one request once, however often it is asked to', () =>
    withBooth(async (booth) => {
      booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      const [a, b] = await Promise.all([captured(booth, 'same'), captured(booth, 'same')]);
      expect(a).toEqual(b);
      await until('received', received(booth, a.itemId));
      expect(await captured(booth, 'same')).toEqual(a);
      expect(court.items.size).toBe(1);
    }));

  test('leaves no readable trace of the person in database, files or log', () =>
    withBooth(async (booth, folder) => {
      booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      await court.down();
      await captured(booth, 'canary', 2);
      const names = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
      const files = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const all = [
        ...(await Promise.all(files.map((file) => readFile(file)))),
        Buffer.from(booth.lines.join('\n')),
      ];
      expect(files.length).toBeGreaterThan(2);
      for (const canary of [CANARY_NAME, CANARY_NUMBER]) {
        expect(all.filter((bytes) => bytes.includes(canary))).toEqual([]);
      }
    }));
});

describe('a court that misbehaves', () => {
  test.each(['answerLost', 'refuse500', 'duplicateReceipts'] as const)('%s: exactly one effect', (fault) =>
    withBooth(async (booth) => {
      const link = booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      court.faults.push(fault);
      const { itemId } = await captured(booth, 'x');
      await until('fault met', () => fault === 'duplicateReceipts' || court.faults.length === 0);
      link.nudge();
      await until('received', received(booth, itemId));
      expect(court.items.get(itemId)?.effects).toBe(1);
      expect(court.items.size).toBe(1);
    }),
  );

  test('receipts in a block that another key signed end nothing and are counted; the court’s own block still ends them', () =>
    withBooth(async (booth) => {
      booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      court.faults.push('otherKey', 'otherKey');
      const { itemId } = await captured(booth, 'forged');
      await until('both forgeries read', () => booth.lines.filter((line) => line.includes('receiptIgnored')).length === 2); // prettier-ignore
      expect(booth.outbox.status(itemId)?.kind).toBe('waiting');
      expect(booth.lines.some((line) => line.includes('"kind":"badSignature","total":2'))).toBe(true);
      court.nudge('receipts');
      await until('received at last', received(booth, itemId));
      expect(court.asked).not.toContain('GET /v1/receipts');
    }));

  test('a rejected item needs a person and holds up nothing behind it', () =>
    withBooth(async (booth) => {
      booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      court.faults.push('rejectNext');
      const poison = await captured(booth, 'poison');
      const next = await captured(booth, 'next');
      await until('next received', received(booth, next.itemId));
      await until('poison told', () => booth.outbox.status(poison.itemId)?.kind === 'needsPerson');
      expect(booth.outbox.summary()).toMatchObject({ queued: 0, needsPerson: 1 });
    }));

  test('an upload cut in the middle goes on where it broke', () =>
    withBooth(async (booth) => {
      const link = booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      court.faults.push('cutPatch');
      const { itemId } = await captured(booth, 'large', 1, 3_000_000);
      await until('cut', () => court.faults.length === 0);
      link.nudge();
      await until('received', received(booth, itemId));
      expect(court.asked.filter((line) => line === 'POST /v1/files')).toHaveLength(1);
      expect(court.asked.some((line) => line.startsWith('HEAD /v1/files/'))).toBe(true);
    }));

  test('a court whose clock is an hour ahead: the booth takes its time and gets through', () =>
    withBooth(async (booth) => {
      court.aheadMs = 3_600_000;
      booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      const { itemId } = await captured(booth, 'late');
      await until('received', received(booth, itemId));
      expect(booth.clock.now() - Date.now()).toBeGreaterThan(3_590_000);
      expect(booth.clock.quality().trusted).toBe(true);
    }));

  test('a booth the court does not know any more says so, and its items wait', () =>
    withBooth(async (booth) => {
      const link = booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      court.forgetBooths();
      const { itemId } = await captured(booth, 'revoked');
      await until('refused', () => link.state() === 'refused');
      expect(booth.outbox.status(itemId)?.kind).toBe('waiting');
    }));

  test('an unclaimed address outside this machine without TLS is refused in words', () =>
    withBooth(async (booth) => {
      const link = booth.link('http://court.example');
      expect(link.state()).toBe('refused');
      expect(link.words()).toContain('https://');
    }));
});

describe('the socket', () => {
  test('beats, and a nudge brings the policy pack', () =>
    withBooth(async (booth) => {
      booth.link(court.url);
      await until('heartbeat', () => court.heartbeats.length > 0);
      expect(booth.policies).toEqual([]);
      court.policy = { pack: '{"serial":1}', sig: 'sig', etag: '"1"' };
      court.nudge('config');
      await until('pack handed on', () => booth.policies.length === 1);
      expect(booth.policies).toEqual(['{"serial":1} "1"']);
      court.nudge('config');
      const asked = court.asked.length;
      await until('asked again', () => court.asked.slice(asked).includes('GET /v1/config'));
      expect(booth.policies).toHaveLength(1); // not modified: not handed on twice
    }));

  test('a person’s matters are asked for sealed; without the court the answer is “offline”', () =>
    withBooth(async (booth) => {
      const link = booth.link(court.url);
      const person = { type: 'resident', number: CANARY_NUMBER, name: CANARY_NAME };
      expect(await link.matters(person)).toEqual({ ok: false, error: { kind: 'unclaimed' } });
      await until('online', () => link.state() === 'online');
      expect(await link.matters(person)).toEqual({ ok: true, value: { matters: [], agreements: [] } });
      await court.down();
      expect(await link.matters(person)).toEqual({ ok: false, error: { kind: 'offline' } });
      expect(link.state()).toBe('offline');
    }));
});
