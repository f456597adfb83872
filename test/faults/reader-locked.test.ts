/** F.2 "locked": another program has the port, and is named. */
import { expect, it } from 'vitest';
import { openSerial } from '../../devices/transport/serial.ts';
import { simulatedReader, readerBench } from './benches.ts';
import { hostHere, NO_DEVICES } from './harness.ts';

it('a port held by another program is busy, names the holder, and is opened once it is free', async () => {
  const reader = await simulatedReader();
  await reader.fault('locked');
  const host = hostHere({ ...NO_DEVICES, idReader: { path: reader.path, baud: 115_200 } });
  const state = await host.state('idReader', 'fault');
  expect(state).toMatchObject({ error: { kind: 'busy', stage: 'open' } });
  expect(state.kind === 'fault' && state.error.detail).toMatch(/^held by (socat|flock|sleep|sh|node)/);
  await reader.clearFaults();
  await host.state('idReader', 'ready');
  await host.close();
});

it('the port of a running booth cannot be opened a second time', async () => {
  const { reader, host } = await readerBench();
  await host.state('idReader', 'ready');
  const deaf = { data: () => {}, closed: () => {} };
  expect(await openSerial(reader.path, 115_200, 250, deaf)).toEqual({ ok: false, error: 'busy' });
});
