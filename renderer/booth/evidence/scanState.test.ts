/** The scanning screen says the one thing that matters, and its main action follows. */
import { describe, expect, it } from 'vitest';
import { DeviceErrorKind } from '../../../main/contract/devices.ts';
import { requestEn } from '../../text/request.en.ts';
import { requestZh } from '../../text/request.zh.ts';
import { scanState, type PageOfItem, type ScanScreen } from './scanState.ts';

const text = requestZh.scan;
const page = (number: number, quality: PageOfItem['quality'] = 'good', more: Partial<PageOfItem> = {}) => ({
  id: `p${number}`,
  number,
  widthPx: 2480,
  heightPx: 3508,
  version: 1,
  quality,
  serious: false,
  kept: false,
  sameAs: null,
  marks: [],
  corners: null,
  mayCrop: false,
  originalWidthPx: 2480,
  originalHeightPx: 3508,
  ...more,
});
const screen = (change: Partial<ScanScreen>): ScanScreen => ({
  kind: 'scan',
  progress: { step: 6, of: 8, section: 'evidence' },
  itemNumber: 1,
  pages: [],
  selected: null,
  job: { kind: 'ready' },
  undo: null,
  pagesUsed: 0,
  pagesMax: 200,
  scannerReady: true,
  hasScanner: true,
  camera: null,
  ...change,
});

describe('scanning', () => {
  it('asks for paper when there is none, and offers to be done when there is', () => {
    expect(scanState(screen({}), text).next).toEqual({ kind: 'scan' });
    expect(scanState(screen({ pages: [page(1)] }), text).next).toEqual({ kind: 'done' });
  });

  it('does not wait for a scanner that this booth does not have', () => {
    expect(scanState(screen({ hasScanner: false, scannerReady: false }), text).tone).toBe('calm');
    expect(scanState(screen({ scannerReady: false }), text).says).toEqual(text.notReady);
  });

  it('waits while the scanner works and says so when it is being stopped', () => {
    const job = { kind: 'scanning', page: 3, percent: 40, cancelling: false } as const;
    expect(scanState(screen({ job }), text)).toMatchObject({
      says: { title: '正在扫第 3 页' },
      next: { kind: 'wait' },
    });
    expect(scanState(screen({ job: { ...job, cancelling: true } }), text).says).toEqual(text.cancelling);
  });

  it('names the page that jammed and says that the finished ones are kept', () => {
    const job = { kind: 'stopped', error: 'jam', page: 3, kept: 2 } as const;
    const { says, next } = scanState(screen({ job, pages: [page(1), page(2)] }), text);
    expect(says.title).toContain('第 3 页');
    expect(says.say).toContain('2 页都在');
    expect(next).toEqual({ kind: 'scanOn' });
  });

  it('never promises kept pages where there are none', () => {
    const job = { kind: 'stopped', error: 'feederEmpty', page: 1, kept: 0 } as const;
    expect(scanState(screen({ job }), text).says.say).not.toContain('都在');
  });

  it('offers to scan a blank page again', () => {
    const pages = [page(1), page(2, 'blank')];
    expect(scanState(screen({ pages, selected: 'p2' }), text).next).toEqual({
      kind: 'rescan',
      page: pages[1],
    });
  });

  it('says of each spoilt page what is wrong with it, and offers to scan it again', () => {
    for (const quality of ['blurred', 'glare', 'cutEdge'] as const) {
      const bad = page(2, quality, { serious: true });
      const { says, next, tone } = scanState(screen({ pages: [page(1), bad], selected: 'p2' }), text);
      expect([says, next, tone]).toEqual([text.problem[quality](2), { kind: 'rescan', page: bad }, 'warn']);
    }
  });

  it('tells hardly legible from not quite clear', () => {
    const says = (serious: boolean) =>
      scanState(screen({ pages: [page(1, 'blurred', { serious })] }), text).says;
    expect(says(true)).not.toEqual(says(false));
  });

  it('leads to a page that needs a look when another one is shown', () => {
    const bad = page(1, 'glare', { serious: true });
    const { next } = scanState(screen({ pages: [bad, page(2)], selected: 'p2' }), text);
    expect(next).toEqual({ kind: 'look', page: bad });
  });

  it('has nothing more to say of a page that was kept all the same', () => {
    const kept = page(1, 'blurred', { serious: true, kept: true });
    expect(scanState(screen({ pages: [kept] }), text).next).toEqual({ kind: 'done' });
  });

  it('names the page a second scan repeats, and offers to delete it', () => {
    const twice = page(3, 'duplicate', { sameAs: { item: 1, page: 1 } });
    const { says, next } = scanState(screen({ pages: [page(1), page(2), twice], selected: 'p3' }), text);
    expect(says.say).toContain('第 1 页');
    expect(next).toEqual({ kind: 'drop', page: twice });
  });

  it('keeps a page that was straightened rather than scan it again', () => {
    const askew = page(1, 'skewed');
    expect(scanState(screen({ pages: [askew] }), text).next).toEqual({ kind: 'keep', page: askew });
  });

  it('lets the person go on while a page is being looked at, or could not be', () => {
    for (const quality of ['cleaning', 'unknown'] as const)
      expect(scanState(screen({ pages: [page(1, quality)] }), text).next).toEqual({ kind: 'done' });
  });

  it('stops offering pages when the packet is full', () => {
    expect(scanState(screen({ pages: [page(1)], pagesUsed: 200 }), text).says).toEqual(text.full);
  });

  it('has a heading and a way on for every device error, without codes', () => {
    for (const table of [requestZh, requestEn])
      for (const kind of DeviceErrorKind.options) {
        const { title, say } = table.scan.stopped[kind](2);
        expect(title.length).toBeGreaterThan(2);
        expect(say.length).toBeGreaterThan(6);
        // A kind with a capital inside is a code; "busy" or "timeout" alone are ordinary English.
        const code = /[A-Z]/.test(kind) ? kind : `'${kind}'`;
        expect(`${title}${say}${table.sign.broke[kind].say}`).not.toContain(code);
      }
  });
});
