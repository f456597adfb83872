/** What the visit makes of its pages: looked at one after the other, kept, repeated, cropped, and handed in. */
import { describe, expect, it } from 'vitest';
import { numbers } from '../pages/fixtures.ts';
import type { EvidencePage } from '../../contract/request.ts';
import type { SeenAlone } from '../pages/judging.ts';
import { pageView, seenOf, verdictOf, withCleanPages, type LookedAt } from './pageLooks.ts';
import { draftOf } from './requestForm.ts';
import { TestBooth, toLists, wang } from './visitKit.ts';

const digest = (n: number): string => String(n).padStart(64, '0');
const scanned = (n: number, source: EvidencePage['source'] = 'flatbed'): EvidencePage => ({
  id: `p${n}`, sha256: digest(n), size: 9, mime: 'image/png', widthPx: 20, heightPx: 30, dpi: 300,
  scannedAt: '2026-11-23T10:00:00+08:00', device: 'scanner', ...(source === undefined ? {} : { source }),
}); // prettier-ignore
/** Cells of a page as dark as numbers from a seed say. */
const print = (seed: number): string => {
  const next = numbers(seed);
  return Array.from({ length: 32 * 44 }, () => Math.floor(next() * 16).toString(16)).join('');
};
const seen = (verdict: SeenAlone, seed: number, copy: LookedAt['copy'] = null): LookedAt => ({
  findings: {
    verdict,
    serious: verdict !== 'good' && verdict !== 'skewed',
    marks: [],
    fingerprint: print(seed),
  },
  corners: null,
  copy,
  oversize: false,
});
const copy = { id: 'c1', sha256: digest(77), size: 5, mime: 'image/jpeg', widthPx: 22, heightPx: 31, dpi: 300, steps: [{ kind: 'straightened', degrees: 1.3 }] } as const; // prettier-ignore

/** At the scanner of a first piece of evidence, with pages kept. */
function withPages(...pages: EvidencePage[]): TestBooth {
  const booth = toLists(new TestBooth());
  booth.act(
    { do: 'answer', question: 'respondentKind', value: { kind: 'choice', ids: ['person'] } },
    { do: 'answer', question: 'respondentName', value: { kind: 'text', text: '陈志华' } },
    { do: 'skip', question: 'respondentPhone' }, { do: 'skip', question: 'respondentAddress' }, { do: 'listDone' },
    { do: 'answer', question: 'claimKind', value: { kind: 'choice', ids: [booth.moment().pack.claimKinds[0]?.id ?? ''] } },
    { do: 'skip', question: 'claimAmount' }, { do: 'skip', question: 'claimWords' }, { do: 'listDone' },
    { do: 'skip', question: 'factDate' }, { do: 'answer', question: 'factWords', value: { kind: 'text', text: '借钱不还' } }, { do: 'listDone' },
    { do: 'addRow' }, { do: 'scan', source: 'flatbed' },
  ); // prettier-ignore
  const job = booth.effect('startScan')?.job ?? '';
  for (const page of pages) booth.send({ kind: 'pageKept', job, page });
  return booth.send({ kind: 'scanEnded', job, error: null, pages: pages.length });
}
const formOf = (booth: TestBooth) => {
  const { form } = booth.visit;
  if (form === null) throw new Error('no form');
  return form;
};
const shown = (booth: TestBooth, n: number) => pageView(formOf(booth), booth.visit.looks, scanned(n), n);

describe('a page', () => {
  it('is there at once, and its quality follows', () => {
    const booth = withPages(scanned(1));
    expect(booth.effect('cleanPage')).toMatchObject({ page: { id: 'p1' }, cropping: { kind: 'find' } });
    expect(shown(booth, 1)).toMatchObject({ quality: 'cleaning', version: 0, mayCrop: false });
    booth.send({ kind: 'pageCleaned', page: 'p1', seen: seen('good', 1, copy) });
    expect(shown(booth, 1)).toMatchObject({
      quality: 'good',
      version: 1,
      widthPx: 22,
      originalWidthPx: 20,
      mayCrop: true,
    });
  });

  it('that could not be looked at stays as it came', () => {
    const booth = withPages(scanned(1)).send({ kind: 'pageCleaned', page: 'p1', seen: null });
    expect(shown(booth, 1)).toMatchObject({ quality: 'unknown', widthPx: 20 });
    const draft = withCleanPages(
      draftOf(formOf(booth), wang, booth.moment().pack),
      formOf(booth),
      booth.visit.looks,
    );
    expect(draft.evidence[0]?.pages[0]).toMatchObject({ sha256: digest(1), quality: { verdict: 'unknown' } });
    expect(draft.evidence[0]?.pages[0]?.cleanedFrom).toBeUndefined();
  });

  it('with a warning is kept when the person says so, and that is written down', () => {
    const booth = withPages(scanned(1)).send({ kind: 'pageCleaned', page: 'p1', seen: seen('blurred', 1) });
    expect(shown(booth, 1)).toMatchObject({ quality: 'blurred', serious: true, kept: false });
    booth.act({ do: 'keepPage', page: 'p1' });
    expect(shown(booth, 1).kept).toBe(true);
    const draft = withCleanPages(
      draftOf(formOf(booth), wang, booth.moment().pack),
      formOf(booth),
      booth.visit.looks,
    );
    expect(draft.evidence[0]?.pages[0]?.quality).toEqual({
      verdict: 'blurred',
      keptDespite: true,
      oversize: false,
    });
  });

  it('is handed in cleaned, its original named beside it', () => {
    const booth = withPages(scanned(1)).send({
      kind: 'pageCleaned',
      page: 'p1',
      seen: seen('good', 1, copy),
    });
    const draft = withCleanPages(
      draftOf(formOf(booth), wang, booth.moment().pack),
      formOf(booth),
      booth.visit.looks,
    );
    expect(draft.evidence[0]?.pages[0]).toMatchObject({
      id: 'p1',
      sha256: copy.sha256,
      cleanedFrom: { sha256: digest(1), mime: 'image/png', steps: copy.steps },
    });
  });
});

describe('the same page twice', () => {
  const twice = () =>
    withPages(scanned(1), scanned(2), scanned(3))
      .send({ kind: 'pageCleaned', page: 'p1', seen: seen('good', 5) })
      .send({ kind: 'pageCleaned', page: 'p2', seen: seen('good', 6) })
      .send({ kind: 'pageCleaned', page: 'p3', seen: seen('good', 5) });
  const verdict = (booth: TestBooth, id: string) => verdictOf(formOf(booth), booth.visit.looks, id);

  it('is told of the later one, with the place of the first', () => {
    expect(shown(twice(), 3)).toMatchObject({ quality: 'duplicate', sameAs: { item: 1, page: 1 } });
    expect(['p1', 'p2'].map((id) => verdict(twice(), id))).toEqual(['good', 'good']);
  });

  it('is no longer told when the first is taken away or comes later, and again when that is undone', () => {
    const booth = twice().act({ do: 'deletePage', page: 'p1' });
    expect(verdict(booth, 'p3')).toBe('good');
    booth.act({ do: 'undo' });
    expect(verdict(booth, 'p3')).toBe('duplicate');
    booth.act({ do: 'movePage', page: 'p3', by: -1 }, { do: 'movePage', page: 'p3', by: -1 });
    expect([verdict(booth, 'p3'), verdict(booth, 'p1')]).toEqual(['good', 'duplicate']);
  });
});

describe('corners set by hand', () => {
  const corners = [{ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.1 }, { x: 0.9, y: 0.9 }, { x: 0.1, y: 0.9 }] as [P, P, P, P]; // prettier-ignore

  it('clean the original anew; meanwhile, and if that fails, the last picture stays', () => {
    const booth = withPages(scanned(1)).send({
      kind: 'pageCleaned',
      page: 'p1',
      seen: seen('good', 1, copy),
    });
    booth.act({ do: 'cropPage', page: 'p1', corners });
    expect(booth.effect('cleanPage')).toMatchObject({
      page: { id: 'p1', sha256: digest(1) },
      cropping: { kind: 'set', corners },
    });
    expect(seenOf(booth.visit.looks, 'p1')?.copy).toEqual(copy);
    booth.send({ kind: 'pageCleaned', page: 'p1', seen: null });
    expect(shown(booth, 1)).toMatchObject({ quality: 'good', widthPx: 22 });
  });

  it('are not for pages of a feeder', () => {
    const booth = withPages(scanned(1, 'feeder')).send({
      kind: 'pageCleaned',
      page: 'p1',
      seen: seen('good', 1),
    });
    const before = booth.effects.length;
    booth.act({ do: 'cropPage', page: 'p1', corners });
    expect(booth.effects.length).toBe(before);
  });
});
type P = { x: number; y: number };
