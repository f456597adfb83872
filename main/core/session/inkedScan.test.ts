/** A paper that was signed by hand comes back: every page scanned, compared by the card of whoever led, sealed; nothing is called signed or in effect. */
import { describe, expect, it } from 'vitest';
import { INKED_PAGES_MAX } from '../../contract/session/inked.ts';
import type { EvidencePage } from '../../contract/request.ts';
import { cards, enter, hearAll, nextNotices, paperMade, takeSeat, writeClauses, type TestTable } from './sessionKit.ts'; // prettier-ignore

const page = (id: string): EvidencePage => ({
  id, sha256: 'a'.repeat(64), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
  scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder',
}); // prettier-ignore

function toInk(): TestTable {
  const at = enter('policeOfficer').tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
  nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap({ do: 'writer', seat: 'A' });
  return hearAll(paperMade(writeClauses(at))).tap({ do: 'toSigning' });
}

/** The paper of the tests has two pages. */
function scanned(pages: number): TestTable {
  const at = toInk().tap({ do: 'inkBack' }, { do: 'inkScan', source: 'feeder' });
  const job = at.effect('startScan')?.job ?? '';
  for (let no = 1; no <= pages; no += 1) at.send({ kind: 'pageKept', job, page: page(`page${no}`) });
  return at.send({ kind: 'scanEnded', job, error: null, pages });
}
const compare = (): TestTable => scanned(2).tap({ do: 'inkPagesDone' });

describe('scanning it', () => {
  it('wants every page of the paper, and takes one more', () => {
    const one = scanned(1).tap({ do: 'inkPagesDone' });
    expect(one.step).toMatchObject({ at: 'inkScan', pages: 1, whole: false });
    expect(scanned(3).step).toMatchObject({ pages: 3, whole: true });
  });

  it('begins anew, and goes back to the paper without losing what was read', () => {
    const at = scanned(2).tap({ do: 'inkAgain' });
    expect(at.step).toMatchObject({ at: 'inkScan', pages: 0 });
    at.act({ do: 'back', unfinished: null });
    expect(at.step).toMatchObject({ at: 'ink' });
    expect(at.table.document).not.toBeNull();
  });

  it('keeps what came when the scanner goes, and says so', () => {
    const at = toInk().tap({ do: 'inkBack' }, { do: 'inkScan', source: 'flatbed' });
    const job = at.effect('startScan')?.job ?? '';
    at.send({ kind: 'pageKept', job, page: page('page1') });
    const error = {
      kind: 'disconnected',
      device: 'scanner',
      stage: 's',
      retryable: true,
      detail: '',
    } as const;
    at.send({ kind: 'deviceWent', device: 'scanner', error });
    expect(at.step).toMatchObject({ pages: 1, scanning: false, problem: 'disconnected' });
  });

  it('stops the feeder when there is no room for more', () => {
    const at = scanned(INKED_PAGES_MAX);
    expect(at.effect('cancelScan')).toBeDefined();
    expect(at.step).toMatchObject({ mayScan: false, whole: true });
  });
});

describe('comparing it', () => {
  it('is the word of whoever led, by their card and nobody else’s', () => {
    const at = compare();
    expect(at.step).toMatchObject({ at: 'inkCompare', pages: 2 });
    for (const card of [cards.A, cards.grid]) expect(at.card(card).step).toMatchObject({ problem: 'differentPerson' }); // prettier-ignore
    expect(at.wish('captureInked')).toBeUndefined();
    at.card(cards.officer);
    expect(at.step).toEqual({ at: 'inkSealing', failed: false });
    expect(at.wish('captureInked')).toBeDefined();
  });

  it('tries again where it could not be sealed', () => {
    const at = compare()
      .card(cards.officer)
      .send({ kind: 'session', news: { news: 'inkedNotCaptured' } });
    expect(at.step).toEqual({ at: 'inkSealing', failed: true });
    expect(at.tap({ do: 'sealAgain' }).step).toEqual({ at: 'inkSealing', failed: false });
  });
});

describe('what it becomes', () => {
  const done = (): TestTable => compare().card(cards.officer).send({ kind: 'session', news: { news: 'inkedCaptured' } }); // prettier-ignore

  it('is over as a paper signed by hand: no signature, no light, no effect, nothing kept', () => {
    const at = done();
    expect(at.step).toMatchObject({ at: 'ended', reason: 'inked', mayNote: false });
    expect(at.table).toMatchObject({ document: null, signed: [], sealed: null });
    expect(at.table.session).toMatchObject({ phase: { kind: 'closed', reason: 'onPaper' }, signatures: [], lights: [] }); // prettier-ignore
    expect(at.wish('noteEnded')?.reason).toBe('inked');
  });

  it('may be stopped until it is sealed', () => {
    expect(compare().tap({ do: 'stop' }).step).toMatchObject({ at: 'ended', reason: 'refused' });
    const sealing = compare().card(cards.officer);
    expect(sealing.tap({ do: 'stop' }).step.at).toBe('inkSealing');
  });
});
