/** A full disk, on a real small file system: nobody begins, what is begun is finished from the reserve, nothing is lost. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openVisitPapers } from '../../main/core/papers/visitPapers.ts';
import { spaceIn } from '../../main/core/store/space.ts';
import { smallDisk } from '../smallDisk.ts';
import { startFakeCourt } from './boothFakeCourt.ts';
import { captureAgreement, captureSample, openBooth, until } from './boothKit.ts';

const MB = 1_048_576;

const disk = smallDisk(48 * MB);

test.skipIf(disk === null)('a full disk', async () => {
  const folder = disk?.folder ?? '';
  const court = await startFakeCourt();
  try {
    mkdirSync(join(folder, 'data'));
    const limits = { visitBytes: 12 * MB, reserveBytes: 8 * MB };
    const booth = await openBooth(folder, spaceIn(join(folder, 'data'), limits));
    const { space } = booth.store;
    const link = booth.link(court.url);
    await until('claimed', () => booth.identity.claim() !== null);
    await link.stop();
    await space.keepReserve();
    expect(space.enoughForVisit()).toBe(true);
    const { store, audit, clock } = booth;
    const papers = await openVisitPapers({ store, audit, clock, visitId: 'visit' });
    const kept = await papers.putPage(new Uint8Array(1_000).fill(7));

    const fill = (bytes: number): void => writeFileSync(join(folder, `fill-${bytes}`), Buffer.alloc(bytes));
    fill(space.freeBytes() - 2 * MB);
    expect(space.enoughForVisit()).toBe(false);
    expect(await papers.putPage(new Uint8Array(4 * MB))).toEqual({ ok: false, error: { kind: 'diskFull' } });
    expect(kept.ok && (await papers.readPage(kept.value.id))?.length).toBe(1_000);

    // The reserve is given up for the request that a person has just signed …
    const first = await captureSample(booth, 'signed', 3, MB);
    expect(first.ok).toBe(true);
    expect(booth.lines.some((line) => line.includes('reserveReleased'))).toBe(true);
    // … and when even that is gone, the answer is an error and no half capture stays.
    fill(space.freeBytes() - MB);
    const before = readdirSync(join(folder, 'data', 'outbox'));
    expect(await captureSample(booth, 'too much', 3, MB)).toEqual({ ok: false, error: { kind: 'diskFull' } });
    expect(readdirSync(join(folder, 'data', 'outbox'))).toEqual(before);
    // A signed agreement as well: refused whole, and nothing of it lies there as if it were kept.
    expect(await captureAgreement(booth, 'session-1', MB / 2)).toEqual({
      ok: false,
      error: { kind: 'diskFull' },
    });
    expect(readdirSync(join(folder, 'data', 'outbox'))).toEqual(before);
    expect(booth.outbox.statusOfRequest('session-1')).toBeNull();
    await papers.destroy();

    // Sending goes on, and its receipt frees the space again.
    const again = booth.link(court.url);
    const itemId = first.ok ? first.value.itemId : '';
    await until('received', () => booth.outbox.status(itemId)?.kind === 'received');
    expect(again.state()).toBe('online');
    await until('sealed files gone', () => readdirSync(join(folder, 'data', 'outbox')).length === 0);
    expect((await captureSample(booth, 'later', 1, MB)).ok).toBe(true);
    // The table still holds its signatures and seals again: one packet, however often it is tried.
    const sealed = await captureAgreement(booth, 'session-1', MB / 2);
    expect(sealed.ok).toBe(true);
    expect(await captureAgreement(booth, 'session-1', MB / 2)).toEqual(sealed);
    expect(booth.outbox.status(sealed.ok ? sealed.value.itemId : '')?.kind).not.toBe('received');
    await booth.close();
  } finally {
    await court.close();
    disk?.remove();
  }
});
