/** The port itself: missing, held by another program, at another speed. */
import { describe, expect, it } from 'vitest';
import { openSerial } from '../../devices/transport/serial.ts';
import { hostHere, NO_DEVICES } from './harness.ts';
import { readerBench } from './benches.ts';

const DEAF = { data: () => {}, closed: () => {} };

describe('the serial port of the ID-card reader', () => {
  it('is absent where there is no node', async () => {
    const host = hostHere({ ...NO_DEVICES, idReader: { path: '/dev/ttyUSB99', baud: 'probe' } });
    expect(await host.state('idReader', 'absent')).toEqual({ kind: 'absent' });
    await host.close();
  });

  it('cannot be opened a second time', async () => {
    const { reader, host } = await readerBench();
    await host.state('idReader', 'ready');
    expect(await openSerial(reader.path, 115_200, 250, DEAF)).toEqual({ ok: false, error: 'busy' });
  });

  it('is found at 9600 by the probe', async () => {
    const { reader, host } = await readerBench('probe');
    await reader.fault('wrongBaud');
    await host.next(
      'deviceStateChanged',
      (body) => body.state.kind === 'fault' || body.state.kind === 'ready',
    );
    await host.state('idReader', 'ready');
    reader.place('resident');
    await host.devices.ask('watchCard', { on: true });
    expect((await host.next('cardRead')).card.type).toBe('resident');
  });
});
