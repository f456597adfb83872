/** The eSCL client as a source of pages: streamed, replayed from a trace, found again under another address. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ScanOptions } from '../../main/contract/documentSource.ts';
import { systemClock } from '../clock.ts';
import { simulateScanner, type ScannerFaultName, type SimulatedScanner } from '../simulators/scanner.ts';
import { exchange, type Exchange } from '../transport/http.ts';
import { recordExchanges, replayExchanges } from '../transport/httpTrace.ts';
import { createEsclSource } from './escl.ts';
import { readAnnounced, type FoundScanner } from './esclAddress.ts';

const OPTIONS: ScanOptions = {
  source: 'feeder', dpi: 75, mode: 'gray', format: 'jpeg', firstIndex: 0, progressed: () => {},
}; // prettier-ignore
const nobody = (): Promise<FoundScanner[]> => Promise.resolve([]);

async function scanner(settings: Parameters<typeof simulateScanner>[0] = {}): Promise<SimulatedScanner> {
  const made = await simulateScanner(settings);
  onTestFinished(() => made.close());
  return made;
}

/** Everything that a scan tells, as far as it can be compared. */
async function eventsOf(url: string, through: Exchange): Promise<unknown[]> {
  const source = createEsclSource({ url }, systemClock, { exchange: through, browse: nobody });
  const events: unknown[] = [await source.info(), await source.status()];
  for await (const item of source.scan(OPTIONS, new AbortController().signal)) {
    events.push(item.ok ? { ...item.value, bytes: item.value.bytes.length } : item.error);
  }
  return [...events, await source.status()];
}

describe('a recorded session', () => {
  it.each([
    [[], 5],
    [['jamOnPage3'], 6],
    [['notReadyAtFirst'], 5],
    [['truncatedImage'], 4],
  ] as const satisfies readonly (readonly [readonly ScannerFaultName[], number])[])(
    'under %j replays to the same events',
    async (faults, fewest) => {
      const simulated = await scanner();
      simulated.load(['iou', 'lease-1', 'lease-2']);
      for (const fault of faults) simulated.fault(fault);
      const recorded = recordExchanges(exchange);
      const events = await eventsOf(simulated.url, recorded.exchange);
      await simulated.unplug();
      expect(await eventsOf(simulated.url, replayExchanges(recorded.trace))).toEqual(events);
      expect(events.length).toBeGreaterThanOrEqual(fewest);
    },
  );
});

describe('the same scanner', () => {
  const announced = (url: string, uuid: string): FoundScanner => {
    const { hostname, port } = new URL(url);
    const found = readAnnounced({ name: 'n', host: hostname, port: Number(port), secure: false, txt: { UUID: uuid } }); // prettier-ignore
    if (found === undefined) throw new Error('not understood');
    return found;
  };

  it('is found under another address by its UUID, and has the same identity there', async () => {
    const [own, twin] = [await scanner({ uuid: 'aaaa-1' }), await scanner({ uuid: 'bbbb-2' })];
    const browse = (): Promise<FoundScanner[]> =>
      Promise.resolve([announced(twin.url, 'bbbb-2'), announced(own.url, 'aaaa-1')]);
    const before = createEsclSource({ url: own.url, uuid: 'AAAA-1' }, systemClock, { exchange, browse });
    const moved = createEsclSource({ url: 'http://127.0.0.1:9/eSCL', uuid: 'AAAA-1' }, systemClock, { exchange, browse }); // prettier-ignore
    const info = await before.info();
    expect(info).toMatchObject({ ok: true, value: { id: 'uuid:aaaa-1' } });
    expect(await moved.info()).toEqual(info);
    own.load(['iou']);
    const pages: boolean[] = [];
    for await (const item of moved.scan(OPTIONS, new AbortController().signal)) pages.push(item.ok);
    expect(pages).toEqual([true]);
  });

  it('is not taken for another of its kind that stands at its address', async () => {
    const twin = await scanner({ uuid: 'bbbb-2' });
    const source = createEsclSource({ url: twin.url, uuid: 'aaaa-1' }, systemClock, { exchange, browse: nobody }); // prettier-ignore
    expect(await source.info()).toEqual({ ok: false, error: 'absent' });
  });
});
