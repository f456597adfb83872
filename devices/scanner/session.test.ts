import { describe, expect, it } from 'vitest';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from './session.ts';

const PAGE = {
  bytes: Uint8Array.of(1),
  mime: 'image/png',
  widthPx: 1,
  heightPx: 1,
  dpi: 300,
  sha256: '0'.repeat(64),
} as const;
const asked: ScanEvent = { kind: 'asked', job: 'j', wish: { source: 'feeder', dpi: 300, mode: 'gray' } };
const page: ScanEvent = { kind: 'pageRead', page: PAGE };
const ended = (code: number | null, now = 0, signal: string | null = null): ScanEvent => ({ kind: 'ended', code, signal, text: '', now }); // prettier-ignore

function play(events: readonly ScanEvent[]): { state: ScanSession; effects: ScanEffect[] } {
  let state: ScanSession = { kind: 'idle' };
  const effects: ScanEffect[] = [];
  for (const event of events) {
    const step = stepScan(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}
const endOf = (effects: readonly ScanEffect[]) => effects.flatMap((effect) => (effect.do === 'end' ? [{ pages: effect.pages, error: effect.error?.kind ?? null }] : [])); // prettier-ignore

describe('a scan job', () => {
  it('keeps the pages before a jam and names the page that jammed', () => {
    const { effects } = play([asked, page, page, ended(6)]);
    expect(endOf(effects)).toEqual([{ pages: 2, error: 'jam' }]);
    expect(effects.at(-1)).toMatchObject({ error: { stage: 'page 3' } });
  });

  it('after a crash goes on once with the other format and the next page number', () => {
    const { effects } = play([asked, page, ended(null, 0, 'SIGSEGV')]);
    expect(effects.at(-1)).toMatchObject({ do: 'start', format: 'png', firstPage: 2 });
    expect(endOf(play([asked, page, ended(134), ended(134)]).effects)).toEqual([
      { pages: 1, error: 'backendCrash' },
    ]);
    expect(endOf(play([asked, page, ended(134), ended(0)]).effects)).toEqual([{ pages: 1, error: null }]);
  });

  it('waits for a busy device, but not for ever', () => {
    const busy = play([asked, ended(3, 1000), { kind: 'waited' }, ended(3, 20_000)]);
    expect(busy.state.kind).toBe('waiting');
    expect(endOf(play([asked, ended(3, 1000), { kind: 'waited' }, ended(3, 40_000)]).effects)).toEqual([
      { pages: 0, error: 'busy' },
    ]);
  });

  it('stops a back end that hangs, and says why when it has ended', () => {
    const { effects, state } = play([asked, page, { kind: 'stalled' }]);
    expect(effects.at(-1)).toEqual({ do: 'stop' });
    expect(endOf([...stepScan(state, ended(2)).effects])).toEqual([{ pages: 1, error: 'timeout' }]);
  });

  it('hands over no page once it was cancelled', () => {
    const { effects } = play([asked, { kind: 'cancelAsked', job: 'j' }, page, ended(0)]);
    expect(effects.some((effect) => effect.do === 'page')).toBe(false);
    expect(endOf(effects)).toEqual([{ pages: 0, error: 'cancelled' }]);
  });

  it('tells progress in coarse steps', () => {
    const { effects } = play([
      asked,
      ...[1, 2, 6, 7, 11].map((percent): ScanEvent => ({ kind: 'progressed', percent })),
    ]);
    expect(effects.flatMap((effect) => (effect.do === 'progress' ? [effect.percent] : []))).toEqual([
      0, 5, 10,
    ]);
  });
});
