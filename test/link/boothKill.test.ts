/** `kill -9` of the booth (and now and then of the court) at random instants: every acknowledged capture reaches the real court exactly once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, openBooth, until } from './boothKit.ts';
import { BOOTH_ID, startRealCourt } from './boothCourt.ts';
import { seeded } from '../seeded.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const RUNS = LONG ? 200 : 5;

test(`${RUNS} kills lose nothing and double nothing`, { timeout: LONG ? 2_400_000 : 90_000 }, () =>
  inFolder(async (folder) => {
    const random = seeded(20_260_304);
    const courtDir = join(folder, 'court');
    let court = await startRealCourt(courtDir);
    const { code } = court;
    const port = Number(new URL(court.url).port);
    const acknowledged: string[] = [];
    const openings: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'boothChild.ts'), folder, court.url, code], { stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
      await until('the booth opened', () => text.includes('opened'));
      if (run === 0) await until('first capture', () => text.includes('captured'));
      await new Promise((resolve) => setTimeout(resolve, random() * 900));
      child.kill('SIGKILL');
      await once(child, 'close');
      const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
      openings.push(...lines.filter((line) => line.startsWith('opened')));
      acknowledged.push(...lines.filter((line) => line.startsWith('captured')).map((line) => line.split(' ')[1] ?? '')); // prettier-ignore
      if (run % 4 === 2) {
        await court.kill();
        court = await startRealCourt(courtDir, port, false);
      }
    }
    expect(new Set(openings)).toEqual(new Set(['opened whole chained']));
    const booth = await openBooth(folder);
    booth.link(court.url, code);
    await until('everything received', () => booth.outbox.summary().queued === 0, LONG ? 900_000 : 45_000);
    expect(booth.outbox.summary().needsPerson).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(RUNS);
    const statuses = acknowledged.map((id) => booth.outbox.status(id)?.kind);
    expect(statuses.filter((kind) => kind !== 'received')).toEqual([]);
    await until('sealed files gone', () => readdirSync(join(folder, 'data', 'outbox')).length === 0);
    expect(booth.audit.firstBreak()).toBeNull();
    // The court numbers what it has without gap: as many matters as the booth's chain is long, one each.
    const inbox = await court.inbox();
    const [row] = (await court.booths()).filter(({ boothId }) => boothId === BOOTH_ID);
    expect(row).toMatchObject({ gap: false, lastSeq: inbox.length });
    expect(new Set(inbox.map(({ receiptNumber }) => receiptNumber)).size).toBe(inbox.length);
    expect(inbox.length).toBeGreaterThanOrEqual(acknowledged.length);
    await booth.close();
    await court.kill();
  }),
);
