/** F.2 "node missing": no port under the configured name, or nothing with the configured USB identity. */
import { expect, it } from 'vitest';
import { readerBench } from './benches.ts';
import { hostHere, NO_DEVICES } from './harness.ts';

it('a reader whose node is missing is absent', async () => {
  const host = hostHere({ ...NO_DEVICES, idReader: { path: '/dev/ttyUSB99', baud: 'probe' } });
  expect(await host.state('idReader', 'absent')).toEqual({ kind: 'absent' });
  await host.close();
});

it('a node that is there later is found by itself', async () => {
  const { reader, host } = await readerBench();
  await host.state('idReader', 'ready');
  await reader.fault('unplugged');
  await host.state('idReader', 'disconnected');
  await reader.clearFaults();
  expect(await host.state('idReader', 'ready')).toMatchObject({ model: 'SAM-V' });
});
