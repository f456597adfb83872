/** Bench: keeping a signature of a mediation over a power cut, against the raw cost of writing and fsyncing the same bytes plus one SQLite FULL commit. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeptSessions } from '../../main/core/session/keptSessions.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { openBooth } from '../link/boothKit.ts';
import type { Row } from './table.ts';

/** As they are with three signers: the table, the facts of the paper with the strokes, the paper. */
const PARTS = { table: 16_000, agreement: 60_000, 'agreement.pdf': 180_000 } as const;
const ROUNDS = 60;
const LIMIT = 3;

/** The lower quartile on both sides alike: other programs of the machine disturb upwards only. */
const quartile = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Raw and keeping take turns, so that both meet the same disk. */
export async function benchKeeping(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yuncang-bench-'));
  const booth = await openBooth(folder);
  try {
    const { store, audit, clock } = booth;
    const kept = createKeptSessions({ store, audit, clock, log: () => undefined, boothKey: Buffer.alloc(32, 7), lifeMs: () => 3_600_000 }); // prettier-ignore
    const vault = await kept.vaultFor('session', cards.lead);
    mkdirSync(join(folder, 'raw'));
    const raw: number[] = [];
    const keeping: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const parts = new Map(Object.entries(PARTS).map(([name, size]) => [name, randomBytes(size)]));
      const path = join(folder, 'raw', String(round));
      const rawMs = timed(() => {
        const file = openSync(path, 'wx');
        for (const bytes of parts.values()) writeSync(file, bytes);
        fsyncSync(file);
        closeSync(file);
        store.keepMeta('bench', String(round));
      });
      const note = { sessionId: 'session', seat: 'A', document: 'a'.repeat(64) };
      const keepingMs = timed(() => void vault.keep('session', parts, () => audit.record('agreementSigned', note))); // prettier-ignore
      if (round > 0) {
        raw.push(rawMs);
        keeping.push(keepingMs);
      }
    }
    const [rawMs, keepingMs] = [quartile(raw), quartile(keeping)];
    const kb = Math.round(Object.values(PARTS).reduce((sum, size) => sum + size, 0) / 1000);
    return [
      {
        what: `keeping a signature at the table, ${kb} KB`,
        measured: `${keepingMs.toFixed(1)} ms`,
        against: `raw write + fsync + FULL commit ${rawMs.toFixed(1)} ms`,
        ratio: keepingMs / rawMs,
        limit: { kind: 'atMost', ratio: LIMIT },
      },
    ];
  } finally {
    await booth.close();
    await rm(folder, { recursive: true, force: true });
  }
}
