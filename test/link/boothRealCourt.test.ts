/** The booth's link against the real court: claimed, filed with pages, received, and what a person can ask for. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startCourt } from '../../main/court/start.ts';
import { captureSample, inFolder, openBooth, until } from './boothKit.ts';
import { CANARY_NAME, CANARY_NUMBER } from './boothSamples.ts';

test('a request with pages reaches the desk whole, and its person can ask for it', () =>
  inFolder(async (folder) => {
    const started = await startCourt({ dataDir: join(folder, 'court'), port: 0, log: () => undefined });
    if (!started.ok) throw new Error(started.error.kind);
    const court = started.value;
    const code = court.issueCode({ boothId: 'real-1', site: 'Site', booth: 'Booth' });
    const booth = await openBooth(folder);
    const link = booth.link(court.url, code);
    await until('claimed', () => booth.identity.claim()?.boothId === 'real-1');
    const captured = await captureSample(booth, '01JZZZZZZZZZZZZZZZZZZZZZZA', 3, 1_500_000);
    if (!captured.ok) throw new Error(captured.error.kind);
    const { itemId } = captured.value;
    await until('received', () => booth.outbox.status(itemId)?.kind === 'received');
    expect(booth.outbox.status(itemId)).toMatchObject({ kind: 'received', hash: captured.value.hash });
    const answer = await link.matters({ type: 'resident', number: CANARY_NUMBER, name: CANARY_NAME });
    expect(answer.ok && answer.value.matters.map(({ answer: { kind } }) => kind)).toEqual(['received']);
    const nobody = await link.matters({ type: 'resident', number: '110105194912310038', name: '无人' });
    expect(nobody).toEqual({ ok: true, value: { matters: [], agreements: [] } });
    expect(link.state()).toBe('online');
    await booth.close();
    await court.close();
  }));
