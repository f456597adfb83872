/** F.2 "wrong baud": the reader speaks another speed than the one set; the simulator sees it in the terminal's settings. */
import { expect, it } from 'vitest';
import type { DeviceState } from '../../main/contract/devices.ts';
import { readerBench, simulatedReader } from './benches.ts';
import { hostHere, NO_DEVICES } from './harness.ts';

it.each([57_600, 38_400, 19_200, 9600])('a reader at %i is found by the probe, and reads', async (baud) => {
  const reader = await simulatedReader({ baud });
  const host = hostHere({ ...NO_DEVICES, idReader: { path: reader.path, baud: 'probe' } });
  await host.state('idReader', 'ready');
  await host.devices.ask('watchCard', { on: true });
  reader.place('resident');
  expect((await host.next('cardRead')).card.type).toBe('resident');
  await host.close();
});

it('a wrong setting costs time, not the reader: the other speeds are tried after it', async () => {
  const { reader, host } = await readerBench(115_200);
  await reader.fault('wrongBaud');
  const ready = ({ state }: { state: DeviceState }): boolean => state.kind === 'ready' && state.baud === 9600;
  expect((await host.next('deviceStateChanged', ready)).device).toBe('idReader');
});

it('where nobody answers at any speed, the speeds tried are named', async () => {
  const { reader, host } = await readerBench(9600);
  await reader.fault('silent');
  const state = await host.state('idReader', 'fault');
  expect(state).toMatchObject({
    error: { kind: 'noAnswer', stage: 'probe', detail: 'tried 9600, 115200, 57600, 38400, 19200 baud' },
  });
});
