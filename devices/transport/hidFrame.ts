/** A byte stream in 64-byte HID reports, as the 德科 DK26 speaks it: experimental, one source (devices.md A.9). */
import { err, ok, type Result } from '../../main/contract/result.ts';
import { openHid } from './hid.ts';
import type { SerialEars, SerialFailure, SerialWire } from './serial.ts';

/** Byte 0 of a report is the number of data bytes that follow; FF asks for what comes next. */
export const HID_FRAME = { reportBytes: 64, dataBytes: 63, goOn: 0xff } as const;

export type HidReport =
  /** `more`: the report is full, so the sender waits to be told to go on. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly more: boolean }
  | { readonly kind: 'goOn' }
  | { readonly kind: 'bad' };

/** What one report (without a report id) says; `bytes` is a view into it. */
export function decodeReport(report: Uint8Array): HidReport {
  const [length] = report;
  if (length === HID_FRAME.goOn) return { kind: 'goOn' };
  if (length === undefined || length > HID_FRAME.dataBytes || length + 1 > report.length)
    return { kind: 'bad' };
  return { kind: 'data', bytes: report.subarray(1, 1 + length), more: length === HID_FRAME.dataBytes };
}

/** The bytes as whole reports, in order; each full one has to be answered by FF before the next is sent. */
export function encodeReports(bytes: Uint8Array): Uint8Array[] {
  const reports: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += HID_FRAME.dataBytes) {
    const data = bytes.subarray(at, at + HID_FRAME.dataBytes);
    const report = new Uint8Array(HID_FRAME.reportBytes);
    report[0] = data.length;
    report.set(data, 1);
    reports.push(report);
  }
  return reports;
}

export const GO_ON: Uint8Array = new Uint8Array(HID_FRAME.reportBytes).fill(HID_FRAME.goOn, 0, 1);

/** The reports of this device carry no id; node-hid wants a 0 in its place. */
const unnumbered = (report: Uint8Array): Uint8Array => Uint8Array.of(0, ...report);

/** The same wire as a serial port, for the same protocol; a speed means nothing here. */
export async function openHidFrame(
  path: string,
  ears: SerialEars,
): Promise<Result<SerialWire, SerialFailure>> {
  let waiting: Uint8Array[] = [];
  let told = false;
  const ended = (): void => {
    if (told) return;
    told = true;
    ears.closed();
  };
  const opened = await openHid(path, {
    report(bytes) {
      const report = decodeReport(bytes);
      if (report.kind === 'goOn') return sendNext();
      if (report.kind === 'bad') return;
      if (report.more) put(GO_ON);
      ears.data(new Uint8Array(report.bytes));
      bytes.fill(0); // it may hold part of a card
    },
    lost: () => void close().then(ended),
  });
  if (!opened.ok) return err(opened.error);
  const hid = opened.value;
  const put = (report: Uint8Array): void =>
    void hid.write(unnumbered(report)).then((taken) => {
      if (!taken) return close().then(ended); // a device that takes nothing is gone
    });
  const sendNext = (): void => {
    const next = waiting.shift();
    if (next !== undefined) put(next);
  };
  const close = (): Promise<void> => hid.close();
  return ok({
    write(bytes) {
      waiting = encodeReports(bytes); // a new command drops what is left of the last one
      sendNext();
    },
    setBaud: async () => {},
    close: async () => {
      told = true;
      await close();
    },
  });
}
