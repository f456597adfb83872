/** The simulated reader behind a virtual hidraw: its bytes in 64-byte reports, each full one waited for (devices.md A.9). */
import { decodeReport, encodeReports, GO_ON } from '../transport/hidFrame.ts';
import { createHidraw, findPreload, type HidIdentity } from './hidraw.ts';
import type { Line } from './line.ts';

/** One input and one output report of 64 bytes without a number, on a vendor's own page. */
const DESCRIPTOR = Buffer.from(
  '0600ff0901a1011500' + '26ff007508' + '9540' + '09018102' + '09019102' + 'c0',
  'hex',
);

export const HID_READER: HidIdentity = {
  vendorId: 0x0483,
  productId: 0x572b,
  name: 'DK26',
  serial: 'SIM-DK26-1',
  usagePage: 0xff00,
  usage: 1,
  descriptor: DESCRIPTOR,
};

export async function createHidLine(hear: (bytes: Uint8Array) => void): Promise<Line> {
  const preload = findPreload();
  if (preload === null) throw new Error('no virtual hidraw: libumockdev-preload is not installed');
  let waiting: Uint8Array[] = [];
  const sendNext = (): void => {
    const next = waiting.shift();
    if (next === undefined) return;
    hid.input(next);
    const report = decodeReport(next);
    // a report that is not full ends what was being said: nobody asks to go on after it
    if (report.kind === 'data' && !report.more) sendNext();
  };
  const hid = await createHidraw(HID_READER, {
    getFeature: () => 'stall',
    setFeature: () => 'stall',
    output(bytes) {
      const report = decodeReport(bytes.subarray(1)); // without the 0 that stands for the report's number
      if (report.kind === 'goOn') return sendNext();
      if (report.kind !== 'data') return;
      if (report.more) hid.input(GO_ON);
      waiting = [];
      hear(new Uint8Array(report.bytes));
    },
  });
  return {
    path: hid.path,
    hidraw: { preload, root: hid.root },
    send(bytes) {
      const idle = waiting.length === 0;
      waiting.push(...encodeReports(bytes));
      if (idle) sendNext();
    },
    speed: () => Promise.resolve(0),
    obstruct: () => Promise.resolve(),
    unplug: () => hid.unplug(),
    plug: () => hid.plug(),
    close: () => hid.close(),
  };
}
