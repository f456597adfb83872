/** A reader that stops answering, and one that comes back. */
import { describe, expect, it } from 'vitest';
import { readerBench } from './benches.ts';

describe('a silent ID-card reader', () => {
  it('is reported as giving no answer, and is ready again when it speaks', async () => {
    const { reader, host } = await readerBench();
    await host.state('idReader', 'ready');
    await reader.fault('silent');
    await host.devices.ask('watchCard', { on: true });
    const state = await host.state('idReader', 'fault');
    expect(state.kind === 'fault' && state.error.kind).toBe('noAnswer');
    await reader.clearFaults();
    await host.next('deviceStateChanged', (body) => body.state.kind === 'ready');
    reader.place('resident');
    expect((await host.next('cardRead')).warnings).toEqual([]);
  });
});
