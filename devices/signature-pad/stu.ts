/** What is done with an open STU: read its identity, show a prompt, blank it. Each step checks the pad's own answer. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import type { HidWire } from '../transport/hid.ts';
import { PAD_DELAYS } from './delays.ts';
import { parseDescriptor, type ReportSizes } from './descriptor.ts';
import { encodeBitmap, type Bitmap } from './prompt.ts';
import { decodeCapability, decodeInformation, decodeStatus, decodeUid2, featureReport, imageBlocks, LAST_RESULT, PAD_STATUS, REPORT, type PadCapability } from './protocol.ts'; // prettier-ignore
import type { Pad } from './session.ts';

export interface OpenStu {
  readonly wire: HidWire;
  readonly sizes: ReportSizes;
  readonly capability: PadCapability;
  readonly pad: Pad;
}

const MM_PER_INCH = 25.4;
/** Units per inch and points per second of the pads that do not tell (devices.md B.2). */
const USUAL = { resolution: 2540, rate: 200 };

async function read(wire: HidWire, sizes: ReportSizes, id: number): Promise<Uint8Array | null> {
  const size = sizes.feature.get(id);
  return size === undefined ? null : wire.getFeature(id, size);
}

export async function identify(wire: HidWire): Promise<Result<OpenStu, DeviceErrorKind>> {
  const descriptor = await wire.descriptor();
  if (descriptor === null) return err('driverConflict');
  const sizes = parseDescriptor(descriptor);
  const [informationReport, capabilityReport, uid] = [
    await read(wire, sizes, REPORT.information),
    await read(wire, sizes, REPORT.capability),
    await read(wire, sizes, REPORT.uid2),
  ];
  if (informationReport === null || capabilityReport === null) return err('unsupportedReport');
  const information = decodeInformation(informationReport);
  const capability = decodeCapability(capabilityReport);
  if (!information.ok || !capability.ok) return err('protocol');
  const { maxX, maxY, maxPressure, resolution, rate } = capability.value;
  const pad: Pad = {
    identity: {
      model: information.value.model,
      serial: uid === null ? '' : decodeUid2(uid),
      firmware: information.value.firmware,
      driver: 'stu',
    },
    geometry: {
      maxX,
      maxY,
      maxPressure,
      unitsPerMm: (resolution || USUAL.resolution) / MM_PER_INCH,
      samplesPerSecond: rate || USUAL.rate,
    },
  };
  return ok({ wire, sizes, capability: capability.value, pad });
}

/** A command the unit's descriptor does not list is left out: false. */
async function command(stu: OpenStu, id: number, payload: Uint8Array): Promise<boolean> {
  const size = stu.sizes.feature.get(id);
  return size !== undefined && stu.wire.sendFeature(featureReport(id, payload, size));
}

/** Waits until the pad is in the state; a pad busy with itself is waited for, a refusal is not. */
async function reach(stu: OpenStu, wanted: number, clock: Clock): Promise<Result<null, DeviceErrorKind>> {
  const until = clock.now() + PAD_DELAYS.statusLimit;
  for (;;) {
    const report = await read(stu.wire, stu.sizes, REPORT.status);
    const status = report === null ? null : decodeStatus(report);
    if (status === null || !status.ok) return err('protocol');
    if (status.value.lastResult === LAST_RESULT.wrongState) return err('wrongState');
    if (status.value.lastResult !== LAST_RESULT.none) return err('protocol');
    if (status.value.status === wanted) return ok(null);
    if (clock.now() >= until) return err('busy');
    await new Promise<void>((resolve) => void clock.after(PAD_DELAYS.statusPoll, resolve));
  }
}

async function upload(stu: OpenStu, bitmap: Bitmap, clock: Clock): Promise<Result<null, DeviceErrorKind>> {
  const image = encodeBitmap(bitmap, stu.capability.encodings);
  await command(stu, REPORT.startImage, Uint8Array.of(image.encoding));
  const begun = await reach(stu, PAD_STATUS.image, clock);
  if (!begun.ok) return begun;
  for (const block of imageBlocks(image.bytes)) {
    if (await command(stu, REPORT.imageBlock, block)) continue;
    await command(stu, REPORT.endImage, Uint8Array.of(1)); // abandon
    return err('protocol');
  }
  await command(stu, REPORT.endImage, Uint8Array.of(0));
  return reach(stu, PAD_STATUS.ready, clock);
}

/** Both counters in each pen report where the pad can: time and sequence (report 32, mode 3). */
const COUNTERS = 3;

export async function prepare(
  stu: OpenStu,
  bitmap: Bitmap,
  reset: boolean,
  clock: Clock,
): Promise<Result<null, DeviceErrorKind>> {
  if (reset) await command(stu, REPORT.reset, Uint8Array.of(0));
  const free = await reach(stu, PAD_STATUS.ready, clock);
  // an earlier command's refusal is cleared by the next good command, so it does not count here
  if (!free.ok && free.error !== 'wrongState') return free;
  if (!(await command(stu, REPORT.clearScreen, Uint8Array.of(0)))) return err('unsupportedReport');
  const shown = await upload(stu, bitmap, clock);
  if (!shown.ok) return shown;
  await command(stu, REPORT.optionMode, Uint8Array.of(COUNTERS));
  await command(stu, REPORT.inkingMode, Uint8Array.of(1));
  return ok(null);
}

/** No ink, no picture: nothing of the person stays on the screen. */
export async function blank(stu: OpenStu): Promise<void> {
  await command(stu, REPORT.inkingMode, Uint8Array.of(0));
  await command(stu, REPORT.clearScreen, Uint8Array.of(0));
}
