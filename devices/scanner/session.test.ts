import { describe, expect, it } from 'vitest';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from './session.ts';

const PAGE = {
  index: 0,
  bytes: Uint8Array.of(1),
  mime: 'image/png',
  widthPx: 1,
  heightPx: 1,
  dpi: 300,
  sha256: '0'.repeat(64),
} as const;
const asked: ScanEvent = { kind: 'asked', job: 'j', wish: { source: 'feeder', dpi: 300, mode: 'gray' } };
const page: ScanEvent = { kind: 'pageRead', page: PAGE };
const ended = (failure: DeviceErrorKind | null, now = 0): ScanEvent => ({
  kind: 'ended',
  failure,
  detail: '',
  now,
});

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
    const { effects } = play([asked, page, page, ended('jam')]);
    expect(endOf(effects)).toEqual([{ pages: 2, error: 'jam' }]);
    expect(effects.at(-1)).toMatchObject({ error: { stage: 'page 3' } });
  });

  it('after a crash goes on once with the other format and the next page number', () => {
    const { effects } = play([asked, page, ended('backendCrash')]);
    expect(effects.at(-1)).toMatchObject({ do: 'start', format: 'lossless', firstIndex: 1 });
    expect(endOf(play([asked, page, ended('backendCrash'), ended('backendCrash')]).effects)).toEqual([
      { pages: 1, error: 'backendCrash' },
    ]);
    expect(endOf(play([asked, page, ended('backendCrash'), ended(null)]).effects)).toEqual([
      { pages: 1, error: null },
    ]);
  });

  it('ends well with an empty feeder after a sheet, and badly before the first', () => {
    for (const failure of [null, 'feederEmpty'] as const) {
      expect(endOf(play([asked, page, ended(failure)]).effects)).toEqual([{ pages: 1, error: null }]);
      expect(endOf(play([asked, ended(failure)]).effects)).toEqual([{ pages: 0, error: 'feederEmpty' }]);
    }
  });

  it('waits for a busy device, but not for ever', () => {
    const busy = play([asked, ended('busy', 1000), { kind: 'waited' }, ended('busy', 20_000)]);
    expect(busy.state.kind).toBe('waiting');
    expect(
      endOf(play([asked, ended('busy', 1000), { kind: 'waited' }, ended('busy', 40_000)]).effects),
    ).toEqual([{ pages: 0, error: 'busy' }]);
  });

  it('stops a back end that hangs, and says why when it has ended', () => {
    const { effects, state } = play([asked, page, { kind: 'stalled' }]);
    expect(effects.at(-1)).toEqual({ do: 'stop' });
    expect(endOf([...stepScan(state, ended('cancelled')).effects])).toEqual([{ pages: 1, error: 'timeout' }]);
  });

  it('hands over no page once it was cancelled', () => {
    const { effects } = play([asked, { kind: 'cancelAsked', job: 'j' }, page, ended(null)]);
    expect(effects.some((effect) => effect.do === 'page')).toBe(false);
    expect(endOf(effects)).toEqual([{ pages: 0, error: 'cancelled' }]);
  });

  it('looks again before it believes a jam that was named before any page', () => {
    const named = play([asked, ended('jam')]);
    expect(named.state.kind).toBe('rechecking');
    expect(named.effects.at(-1)).toEqual({ do: 'recheck' });
    const gone = play([asked, ended('jam'), { kind: 'statusRead', status: 'ready' }]);
    expect(gone.effects.at(-1)).toMatchObject({ do: 'start', firstIndex: 0 });
    const real = play([asked, ended('jam'), { kind: 'statusRead', status: 'jam' }]);
    expect(endOf(real.effects)).toEqual([{ pages: 0, error: 'jam' }]);
    // only once: the second word stands
    const twice = play([asked, ended('jam'), { kind: 'statusRead', status: 'ready' }, ended('jam')]);
    expect(endOf(twice.effects)).toEqual([{ pages: 0, error: 'jam' }]);
  });

  it('takes back the page that two sheets made together', () => {
    const { effects } = play([asked, page, page, ended('multiFeed')]);
    expect(endOf(effects)).toEqual([{ pages: 1, error: 'multiFeed' }]);
    expect(effects.at(-1)).toMatchObject({ error: { stage: 'page 2' } });
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
