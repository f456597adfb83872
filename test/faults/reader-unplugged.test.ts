/** The reader's cable pulled in every state, and plugged in again (devices.md D.1b: serialport may miss it). */
import { describe, expect, it } from 'vitest';
import { readerBench, watchingReader } from './benches.ts';

describe('an ID-card reader whose cable is pulled', () => {
  it('while idle is disconnected, and works again after replug', async () => {
    const { reader, host } = await readerBench();
    await host.state('idReader', 'ready');
    await reader.unplug();
    await host.state('idReader', 'disconnected');
    await reader.replug();
    await host.state('idReader', 'ready');
    reader.place('resident');
    await host.devices.ask('watchCard', { on: true });
    expect((await host.next('cardRead')).card.type).toBe('resident');
  });

  it('directly after opening is noticed by the node guard', async () => {
    const { reader, host } = await readerBench();
    await host.next('deviceStateChanged', (body) => body.state.kind === 'ready');
    await reader.unplug();
    expect((await host.state('idReader', 'disconnected')).kind).toBe('disconnected');
  });

  it('in the middle of a reading fails that card as disconnected, once', async () => {
    const { reader, host } = await watchingReader();
    reader.place('resident');
    await host.next('cardFound');
    await reader.unplug();
    expect((await host.next('cardFailed')).error.kind).toBe('disconnected');
    await host.state('idReader', 'disconnected');
    expect(host.pushed.some(({ name }) => name === 'cardRead')).toBe(false);
    await reader.replug();
    await host.state('idReader', 'ready');
    expect((await host.next('cardRead')).card.type).toBe('resident');
  });
});
