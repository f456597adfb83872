/** A power cut, imitated: database and WAL copied at random moments, the WAL cut at many lengths, then opened. This imitates, and does not replace, pulling the plug on the real disk. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createAudit } from '../../main/core/audit/audit.ts';
import { outboxRows } from '../../main/core/outbox/rows.ts';
import { DATABASE_FILE, openStore } from '../../main/core/store/store.ts';
import { createClock } from '../../main/core/util/clock.ts';
import { startFakeCourt } from './boothFakeCourt.ts';
import { captureSample, inFolder, openBooth, until } from './boothKit.ts'; // prettier-ignore

const LONG = process.env['YUNCANG_LONG'] === '1';
const log = (): void => undefined;
const Envelope = z.object({
  seq: z.number(),
  prev: z.string(),
  files: z.array(z.object({ sha256: z.string() })),
});

/** Opens what the disk kept and checks what must hold; answers the length of the chain. */
function check(dataDir: string, sealedFiles: ReadonlySet<string>): number {
  const store = openStore({ dataDir, clock: createClock(), log });
  if (!store.ok) throw new Error(store.error.kind);
  expect(store.value.setAside).toBeNull();
  expect(createAudit({ store: store.value, clock: createClock(), log }).firstBreak()).toBeNull();
  const rows = outboxRows(store.value);
  const head = rows.head();
  let prev = '0'.repeat(64);
  for (let seq = 1; seq <= head.seq; seq++) {
    const row = rows.bySeq(seq);
    const envelope = Envelope.parse(
      JSON.parse(
        Buffer.from(rows.lines([seq]))
          .toString()
          .split('\n')[0] ?? '',
      ),
    );
    expect(envelope).toMatchObject({ seq, prev });
    // A row is never there before its sealed files.
    expect(envelope.files.length === 0 || sealedFiles.has(row?.pack ?? '')).toBe(true);
    prev = row?.hash ?? '';
  }
  expect(prev).toBe(head.hash);
  store.value.close();
  return head.seq;
}

test(
  'whatever part of the WAL reached the disk, the rest is whole',
  { timeout: LONG ? 600_000 : 60_000 },
  () =>
    inFolder(async (folder) => {
      const court = await startFakeCourt();
      const booth = await openBooth(folder);
      const link = booth.link(court.url);
      await until('claimed', () => booth.identity.claim() !== null);
      await link.stop();
      await court.close();
      const dataDir = join(folder, 'data');
      const copy = join(folder, 'copy');
      const acknowledged: number[] = [];
      for (let n = 0; n < (LONG ? 40 : 8); n++) {
        const capture = captureSample(booth, `request-${n}`, 1 + (n % 3), 5_000);
        for (let turns = 0; turns < (n * 7) % 23; turns++)
          await new Promise((resolve) => setImmediate(resolve));
        snapshot('during a capture');
        const result = await capture;
        expect(result.ok).toBe(true);
        acknowledged.push(n);
        expect(snapshot('after it')).toBe(acknowledged.length);
      }
      const wal = readFileSync(join(dataDir, `${DATABASE_FILE}-wal`));
      const step = LONG ? 509 : Math.max(4_099, Math.floor(wal.length / 40));
      const lengths: number[] = [];
      for (let length = 0; length <= wal.length; length += step) lengths.push(cut(length));
      expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths); // a longer WAL never knows less
      expect(Math.max(...lengths)).toBeGreaterThan(0);
      await booth.close();

      function files(): Set<string> {
        return new Set(readdirSync(join(dataDir, 'outbox')));
      }
      function fresh(): void {
        rmSync(copy, { recursive: true, force: true });
        mkdirSync(copy);
        copyFileSync(join(dataDir, DATABASE_FILE), join(copy, DATABASE_FILE));
      }
      function snapshot(_when: string): number {
        fresh();
        copyFileSync(join(dataDir, `${DATABASE_FILE}-wal`), join(copy, `${DATABASE_FILE}-wal`));
        return check(copy, files());
      }
      function cut(length: number): number {
        fresh();
        writeFileSync(join(copy, `${DATABASE_FILE}-wal`), wal.subarray(0, length));
        // Before the first checkpoint the main file may hold nothing yet; then there is no booth to speak of.
        if (length < 32 && statSync(join(copy, DATABASE_FILE)).size === 0) return 0;
        return existsSync(join(copy, DATABASE_FILE)) ? check(copy, files()) : 0;
      }
    }),
);
