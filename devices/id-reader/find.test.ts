/** The reader's port is chosen by name, by setting, by identity, in this order; never by opening ports. */
import { describe, expect, it } from 'vitest';
import type { DeviceNode } from '../sysfs.ts';
import { CABIN_READER, choosePort, type PortFacts } from './find.ts';

const port = (node: string, vendor: number, product: number): DeviceNode => ({
  node,
  usb: { port: '1-1', vendor, product, serial: '', name: '', release: '' },
});
const CH340 = port('/dev/ttyUSB0', 0x1a86, 0x7523);
const FTDI = port('/dev/ttyUSB1', 0x0403, 0x6001);
const MODEM = port('/dev/ttyACM0', 0x12d1, 0x1506);
const NOTHING: PortFacts = { configured: null, configuredThere: false, cabinThere: false, serial: [] };
const BY_ID = '/dev/serial/by-id/reader';

describe('the port of the reader', () => {
  it('is the one udev names, before any other', () => {
    const facts = { ...NOTHING, cabinThere: true, configured: BY_ID, configuredThere: true, serial: [CH340, FTDI] }; // prettier-ignore
    expect(choosePort(facts)).toEqual({ kind: 'found', path: CABIN_READER });
  });
  it('else the configured one', () => {
    const facts = { ...NOTHING, configured: BY_ID, configuredThere: true, serial: [CH340] };
    expect(choosePort(facts)).toEqual({ kind: 'found', path: BY_ID });
  });
  it('is not guessed where the configured one is missing', () => {
    expect(choosePort({ ...NOTHING, configured: BY_ID, serial: [CH340] })).toEqual({ kind: 'none' });
  });
  it('else the only known bridge, whatever its number', () => {
    expect(choosePort({ ...NOTHING, serial: [MODEM, FTDI] })).toEqual({
      kind: 'found',
      path: '/dev/ttyUSB1',
    });
  });
  it('is for a technician to choose among several', () => {
    expect(choosePort({ ...NOTHING, serial: [CH340, FTDI] })).toEqual({
      kind: 'several',
      paths: ['/dev/ttyUSB0', '/dev/ttyUSB1'],
    });
  });
  it('is never that of a modem, nor one without an identity', () => {
    expect(choosePort({ ...NOTHING, serial: [MODEM, { node: '/dev/ttyUSB5', usb: null }] })).toEqual({ kind: 'none' }); // prettier-ignore
  });
  it('is the simulated one alone where one is configured', () => {
    const facts = { ...NOTHING, configured: '/dev/pts/3', cabinThere: true, serial: [CH340] };
    expect(choosePort(facts)).toEqual({ kind: 'none' });
    expect(choosePort({ ...facts, configuredThere: true })).toEqual({ kind: 'found', path: '/dev/pts/3' });
  });
});
