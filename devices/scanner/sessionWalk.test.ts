/** Walks every reachable state of a scan job and checks what must always hold. */
import { expect, it } from 'vitest';
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { stepScan, type ScanEvent, type ScanSession } from './session.ts';

const PAGE = {
  index: 0, bytes: Uint8Array.of(1), mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300, sha256: '0'.repeat(64),
} as const; // prettier-ignore
const FAILURES: readonly (DeviceErrorKind | null)[] = [
  null, 'feederEmpty', 'busy', 'backendCrash', 'jam', 'multiFeed', 'coverOpen', 'disconnected', 'cancelled', 'badImage',
]; // prettier-ignore
/** Before the patience with a busy device is over, and after. */
const TIMES = [0, SCANNER_DELAYS.busyLimit + 1];
const EVENTS: readonly ScanEvent[] = [
  { kind: 'asked', job: 'j', wish: { source: 'feeder', dpi: 300, mode: 'gray' } },
  { kind: 'pageStarted' },
  { kind: 'progressed', percent: 50 },
  { kind: 'pageRead', page: PAGE },
  { kind: 'stalled' },
  { kind: 'waited' },
  { kind: 'statusRead', status: 'ready' },
  { kind: 'statusRead', status: 'jam' },
  { kind: 'statusRead', status: 'offline' },
  { kind: 'cancelAsked', job: 'j' },
  { kind: 'cancelAsked', job: null },
  { kind: 'cancelAsked', job: 'other' },
  ...FAILURES.flatMap((failure) =>
    TIMES.map((now) => ({ kind: 'ended', failure, detail: '', now }) as const),
  ),
];
/** Pages are counted no further: what holds for three holds for more. */
const MOST_PAGES = 3;
const pagesOf = (state: ScanSession): number => (state.kind === 'idle' ? 0 : state.job.pages);

it('a scan job always ends once, keeps its finished pages, and can be cancelled from every state', () => {
  const idle: ScanSession = { kind: 'idle' };
  const seen = new Map<string, ScanSession>([[JSON.stringify(idle), idle]]);
  let transitions = 0;
  const broken: string[] = [];
  for (const state of seen.values()) {
    for (const event of EVENTS) {
      if (event.kind === 'pageRead' && pagesOf(state) >= MOST_PAGES) continue;
      const { state: next, effects } = stepScan(state, event);
      transitions++;
      const key = JSON.stringify(next);
      if (!seen.has(key)) seen.set(key, next);
      const at = `${state.kind} ${JSON.stringify(event)}`;
      const must = (holds: boolean, what: string): void => void (holds || broken.push(`${what}: ${at}`));
      const ends = effects.filter((effect) => effect.do === 'end');
      const over = state.kind !== 'idle' && next.kind === 'idle';
      must(ends.length === (over ? 1 : 0), 'told exactly when the job is over');
      const given = effects.flatMap((effect) => (effect.do === 'page' ? [effect.page.index] : []));
      const counted = next.kind !== 'idle' && pagesOf(next) > pagesOf(state) ? [pagesOf(state)] : [];
      must(given.join() === counted.join(), 'a page is handed over exactly when it is counted');
      for (const end of ends) {
        const lost = pagesOf(state) - end.pages;
        must(
          lost === 0 || (lost === 1 && end.error?.kind === 'multiFeed'),
          'pages stay whatever ends the job',
        );
        must(end.error !== null || end.pages > 0, 'a good end has a page');
      }
      const cancelled = event.kind === 'cancelAsked' && event.job !== 'other' && state.kind !== 'idle';
      must(!cancelled || next.kind === 'stopping' || next.kind === 'idle', 'cancelled from every state');
      const strange = event.kind === 'cancelAsked' && event.job === 'other';
      must(
        !strange || JSON.stringify(next) === JSON.stringify(state),
        "another job's cancel changes nothing",
      );
      const starts = effects.some((effect) => effect.do === 'start');
      must(!starts || (next.kind === 'scanning' && state.kind !== 'stopping'), 'one run at a time');
    }
  }
  expect(broken).toEqual([]);
  process.stdout.write(`scan job: ${seen.size} states, ${transitions} transitions\n`);
  expect(seen.size).toBeGreaterThan(100);
});
