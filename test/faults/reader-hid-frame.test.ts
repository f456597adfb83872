/** The experimental second transport: the same SAM behind 64-byte HID reports, on real node-hid and a virtual hidraw. */
import { describe, expect, it } from 'vitest';
import { HID_READER } from '../../devices/simulators/hidLine.ts';
import { decodeReport, encodeReports, HID_FRAME } from '../../devices/transport/hidFrame.ts';
import { padMissing, simulatedReader, type BenchedReader } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv, type TestHost } from './harness.ts';

const hex = (value: number): string => value.toString(16).padStart(4, '0');
const usb = { vendorId: hex(HID_READER.vendorId), productId: hex(HID_READER.productId) };

async function bench(): Promise<{ reader: BenchedReader; host: TestHost }> {
  const reader = await simulatedReader({}, 'hidFrame');
  const config = { path: '', baud: 115_200, transport: 'hidFrame' as const, usb, newestAddress: true };
  const host = await hostInChild({ ...NO_DEVICES, idReader: config }, padEnv(reader.hidraw));
  await host.state('idReader', 'ready');
  return { reader, host };
}

describe.skipIf(padMissing)('a reader behind HID reports', () => {
  it('is found by its USB identity, and its cards are read over 21 reports each', async () => {
    const { reader, host } = await bench();
    await host.devices.ask('watchCard', { on: true });
    for (const card of ['resident', 'foreign2023'] as const) {
      reader.place(card);
      expect((await host.next('cardRead')).card.type).toBe(card);
      reader.lift();
      await host.next('cardLifted');
      await host.devices.ask('watchCard', { on: true });
    }
    await host.close();
  });

  it('pulled out is disconnected, and ready again when it is back', async () => {
    const { reader, host } = await bench();
    await reader.unplug();
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'disconnected');
    await reader.replug();
    const back = await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready');
    expect(back.device).toBe('idReader');
    await host.close();
  });

  it('with bent answers fails as checksum', async () => {
    const { reader, host } = await bench();
    await reader.fault('flippedBit');
    await host.devices.ask('watchCard', { on: true });
    reader.place('resident');
    expect((await host.next('cardFailed')).error.kind).toBe('checksum');
    await host.close();
  });
});

describe('the reports of the HID reader', () => {
  it('carry any bytes through, 63 at a time', () => {
    for (const length of [0, 1, 62, 63, 64, 126, 1295]) {
      const bytes = Uint8Array.from({ length }, (_, i) => i & 0xff);
      const reports = encodeReports(bytes).map(decodeReport);
      const back = reports.flatMap((report) => (report.kind === 'data' ? [...report.bytes] : []));
      expect(back).toEqual([...bytes]);
    }
  });

  it('that are too short for their own length, or claim more than there can be, are bad', () => {
    expect(decodeReport(Uint8Array.of(5, 1, 2)).kind).toBe('bad');
    expect(decodeReport(new Uint8Array(HID_FRAME.reportBytes).fill(64)).kind).toBe('bad');
    expect(decodeReport(new Uint8Array()).kind).toBe('bad');
  });
});
