/** Opens a found pad: its node, its report descriptor, then the driver of its kind. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { listHid, openHid, type HidEars, type HidInfo, type HidWire } from '../transport/hid.ts';
import type { OpenHid } from '../transport/hidTrace.ts';
import type { FoundDevice } from './find.ts';
import { parseHidDescriptor, type HidReports } from './hidDescriptor.ts';
import { openPadOf } from './models.ts';
import type { OpenPad } from './pad.ts';
import { systemSecrets, type PadSecrets } from './stuKeys.ts';

export interface OpenedPad {
  readonly wire: HidWire;
  readonly reports: HidReports;
  readonly open: OpenPad;
}

/** How devices are listed and opened, and where secrets come from; a replay stands in the same place. */
export interface PadWires {
  readonly list: (configured: string | null) => Promise<HidInfo[]>;
  readonly open: OpenHid;
  readonly secrets: PadSecrets;
}
export const systemWires: PadWires = { list: listHid, open: openHid, secrets: systemSecrets };

export async function openFound(
  { path, kind, product, serial }: FoundDevice,
  ears: HidEars,
  clock: Clock,
  refused: (report: number) => void,
  wires: PadWires = systemWires,
): Promise<Result<OpenedPad, DeviceErrorKind>> {
  const opened = await wires.open(path, ears);
  if (!opened.ok) return opened;
  const wire = opened.value;
  const refuse = async (kindOfError: DeviceErrorKind): Promise<Result<OpenedPad, DeviceErrorKind>> => {
    await wire.close();
    return err(kindOfError);
  };
  const descriptor = await wire.descriptor();
  if (descriptor === null) return refuse('driverConflict');
  const reports = parseHidDescriptor(descriptor);
  if (!reports.ok) return refuse('protocol');
  const info = { product, serial };
  const known = await openPadOf(kind, {
    wire,
    reports: reports.value,
    info,
    clock,
    secrets: wires.secrets,
    refused,
  });
  if (!known.ok) return refuse(known.error);
  return ok({ wire, reports: reports.value, open: known.value });
}
