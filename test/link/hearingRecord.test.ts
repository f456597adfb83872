/** The record signed at a booth whose line is cut between reading and signing: the booth's own core, outbox and link against a real court. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordText } from '../../main/contract/hearing/record.ts';
import { RECORD_SCHEMA } from '../../main/contract/hearing/recordBorder.ts';
import { startCourt, type Court } from '../../main/court/start.ts';
import { createAttendant } from '../../main/core/hearing/attendant.ts';
import type { HearingNews } from '../../main/core/hearing/hall.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { inFolder, openBooth, until } from './boothKit.ts';
import { fix, postOf, rowOf } from './hearingKit.ts';
import { confirmationOf, inRecord, recordAt, SPOKEN } from './recordKit.ts';

const BOOTH = 'real-1';

async function courtAt(folder: string, port = 0): Promise<Court> {
  const started = await startCourt({ dataDir: join(folder, 'court'), port, log: () => undefined });
  if (!started.ok) throw new Error(started.error.kind);
  return started.value;
}

test('captured here and not yet received; then received, once, when the line is back', () =>
  inFolder(async (folder) => {
    let court = await courtAt(folder);
    const port = Number(new URL(court.url).port);
    const booth = await openBooth(folder);
    const news: HearingNews[] = [];
    const link = booth.link(court.url, court.issueCode({ boothId: BOOTH, site: 'Site', booth: 'Booth' }));
    await until('claimed', () => booth.identity.claim()?.boothId === BOOTH);
    const made = await fix(court, postOf(Date.now(), [{ index: 1 }]));
    const attendant = createAttendant({
      clock: booth.clock, log: () => undefined, memory: booth.store, arrive: link.arrive, say: link.live, record: link.record,
      online: () => link.state() === 'online', samplesDigest: () => '', deliveryOf: () => ({ kind: 'waiting' }), tellFault: () => undefined, newId: () => 'id', seat: () => undefined,
      mayOpenMedia: () => undefined, tell: (one) => void news.push(one),
      async capture(said) {
        const kept = await booth.outbox.capture({ schema: RECORD_SCHEMA, bundle: said, files: [] });
        return kept.ok ? { itemId: kept.value.itemId } : null;
      },
    });
    const last = <N extends HearingNews['news']>(name: N) =>
      news.findLast((one): one is Extract<HearingNews, { news: N }> => one.news === name);
    const { signature: ink, ...unsaid } = confirmationOf(
      { hearing: made.hearing, caseNumber: '', cause: '', courtroom: '', judge: '', startsAt: '', lines: [], annex: [], version: { version: 1, digest: '0'.repeat(64), pages: 2, changedFrom: 1, laidAt: '' } },
      { attendance: '', told: null }, 1,
    );
    attendant.perform({ wish: 'arrive', code: made.summons[0]?.code ?? '', card: unsaid.card });
    await until('known', () => last('answered')?.answer?.kind === 'come');
    // discipline is what makes somebody a participant who is asked
    await until('instructed', async () => {
      link.live({ t: 'hearing', attendance: attendanceOf(last('answered')), say: { ask: 'instructed', shownMs: 9_000, readAloud: false } });
      return (await rowOf(court, made.hearing)).state.participants[0]?.instructed === true;
    });
    expect(await inRecord(court, made.hearing, { do: 'lay', lines: [...SPOKEN] })).toBe(204);
    attendant.perform({ wish: 'fetchRecord' });
    await until('fetched', () => (last('recordCame')?.text ?? null) !== null);
    const text = last('recordCame')?.text;
    if (text === undefined || text === null || ink === null) throw new Error('no record');
    expect(sha256Hex(recordText(text, 1, text.lines))).toBe(text.version.digest);

    // the line is gone between reading and signing
    await court.close();
    const said = { ...unsaid, participant: 1, digest: text.version.digest, pages: text.version.pages, signature: { ...ink, documentSha256: text.version.digest } };
    attendant.perform({ wish: 'answerRecord', said: { ...said, kind: 'notSigned', signature: null } });
    await until('kept', () => last('recordKept') !== undefined);
    const itemId = last('recordKept')?.itemId ?? '';
    expect(booth.outbox.status(itemId)).toMatchObject({ kind: 'waiting' });
    // asked a second time for the same answer, the outbox has the first
    attendant.perform({ wish: 'answerRecord', said: { ...said, kind: 'notSigned', signature: null } });
    await until('kept again', () => news.filter((one) => one.news === 'recordKept').length === 2);
    expect(last('recordKept')?.itemId).toBe(itemId);

    court = await courtAt(folder, port);
    link.nudge();
    await until('received', () => booth.outbox.status(itemId)?.kind === 'received');
    const { record, refused } = await recordAt(court, made.hearing);
    expect({ answers: record.answers.length, refused }).toEqual({ answers: 1, refused: [] });
    expect(record.answers).toMatchObject([{ who: 1, version: 1, kind: 'notSigned', item: itemId, booth: BOOTH }]);
    await booth.close();
    await court.close();
  }), 120_000); // prettier-ignore

const attendanceOf = (news: Extract<HearingNews, { news: 'answered' }> | undefined): string =>
  news?.answer?.kind === 'come' ? news.answer.attendance : '';
