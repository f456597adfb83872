/** F.2 "brltty grabs CH340": the node appears and vanishes again and again. */
import { expect, it } from 'vitest';
import { readerBench } from './benches.ts';

it('a node that vanishes whenever it is used is disconnected each time, and works once it stays', async () => {
  const { reader, host } = await readerBench();
  await host.state('idReader', 'ready');
  await reader.fault('nodeVanishes');
  await host.next('deviceStateChanged', ({ state }) => state.kind === 'disconnected');
  // it comes back by itself, is opened, asked, and is gone once more: nothing of this is "ready"
  await reader.clearFaults();
  await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready');
  const kinds = host.pushed.flatMap((entry) => entry.name === 'deviceStateChanged' ? [entry.body.state.kind] : []); // prettier-ignore
  // once before and once after
  expect(kinds.filter((kind) => kind === 'ready')).toHaveLength(2);
  await host.devices.ask('watchCard', { on: true });
  reader.place('resident');
  expect((await host.next('cardRead')).card.type).toBe('resident');
});
