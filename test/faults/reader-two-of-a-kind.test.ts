/** Two readers of one kind, and one reader at another port: known by what they say of themselves, never by tty number. */
import { expect, it } from 'vitest';
import { choosePort } from '../../devices/transport/serialPorts.ts';
import { simulatedReader } from './benches.ts';
import { hostInChild, NO_DEVICES } from './harness.ts';
import { virtualUsb } from './virtualUsb.ts';

const CH340 = { vendorId: '1a86', productId: '7523' };

it('of two alike the one with the configured serial number is opened, and the other left alone', async () => {
  const [wanted, other] = [await simulatedReader(), await simulatedReader()];
  const usb = virtualUsb();
  usb.set([
    { path: other.path, ...CH340, serial: 'B' },
    { path: wanted.path, ...CH340, serial: 'A' },
  ]);
  const config = { path: '', baud: 115_200, usb: { ...CH340, serial: 'A' } };
  const host = await hostInChild({ ...NO_DEVICES, idReader: config }, usb.env);
  await host.state('idReader', 'ready');
  expect(wanted.heard().length).toBeGreaterThan(0);
  expect(other.heard()).toEqual([]);
  await host.close();
});

it('two alike that nothing tells apart are a question for the technician: none is opened', async () => {
  const [one, other] = [await simulatedReader(), await simulatedReader()];
  const usb = virtualUsb();
  usb.set([one, other].map(({ path }) => ({ path, ...CH340 })));
  const host = await hostInChild(
    { ...NO_DEVICES, idReader: { path: '', baud: 115_200, usb: CH340 } },
    usb.env,
  );
  const state = await host.state('idReader', 'fault');
  expect(state).toMatchObject({ error: { kind: 'ambiguous', stage: 'open' } });
  expect(state.kind === 'fault' && state.error.detail).toContain(other.path);
  expect([...one.heard(), ...other.heard()]).toEqual([]);
  await host.close();
});

it('a reader that comes back at another port is found there', async () => {
  const reader = await simulatedReader({ nameOf: (plugging) => `ttyUSB${plugging}` });
  const usb = virtualUsb();
  usb.set([{ path: reader.path, ...CH340 }]);
  const host = await hostInChild(
    { ...NO_DEVICES, idReader: { path: '', baud: 115_200, usb: CH340 } },
    usb.env,
  );
  await host.state('idReader', 'ready');
  const before = reader.path;
  await reader.unplug();
  usb.set([]);
  await host.next('deviceStateChanged', ({ state }) => state.kind === 'disconnected');
  await reader.replug();
  usb.set([{ path: reader.path, ...CH340 }]);
  await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready');
  expect(reader.path).not.toBe(before);
  await host.close();
});

it('modems and other devices are not even candidates', () => {
  const port = (vendorId: string | null, productId: string | null) => ({
    vendorId,
    productId,
    serialNumber: null,
  });
  expect(choosePort([port(null, null), port('12d1', '1001')], CH340)).toEqual({ ok: false, error: { kind: 'absent' } }); // prettier-ignore
  expect(choosePort([port('12d1', '1001'), port('1A86', '7523')], CH340)).toMatchObject({ ok: true });
});
