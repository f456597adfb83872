/** Bench: the processor time of an idle devices process with all three simulated devices present. */
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { simulateReader } from '../../devices/simulators/idReader.ts';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { wiresHere } from '../../devices/simulators/wires.ts';
import type { DeviceName } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { hostInChild, padEnv } from '../faults/harness.ts';
import type { Row } from './table.ts';

const PRESENT: readonly DeviceName[] = ['idReader', 'signaturePad', 'scanner'];
const IDLE_MS = 20_000;
/** Long enough for two looks at the scanner, each of which starts a program. */
const LONG_IDLE_MS = 60_000;
/** After the last device came up: what is done once is not idling. */
const CALM_MS = 3_000;
/** The kernel counts processor time in these; Linux fixes them for user space. */
const MS_PER_TICK = 10;
/** The limit: this share of one core. */
const LIMIT = 0.01;

interface Used {
  readonly own: number;
  /** With the programs it started and that have ended. */
  readonly all: number;
  readonly at: number;
}

function used(pid: number): Used {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime, stime, cutime, cstime are the 14th to 17th field; the first two stand before the cut
  const [user = 0, system = 0, ...ended] = fields.slice(11, 15).map((ticks) => Number(ticks) * MS_PER_TICK);
  const own = user + system;
  return { own, all: ended.reduce((sum, ms) => sum + ms, own), at: performance.now() };
}

function row(what: string, cpuMs: number, ms: number, limited: boolean): Row {
  const share = cpuMs / ms;
  return {
    what: `${what}, ${Math.round(ms / 1000)} s, three devices present`,
    measured: `${(share * 100).toFixed(2)} % of a core (${cpuMs} ms)`,
    against: `${LIMIT * 100} % of a core`,
    ratio: share / LIMIT,
    limit: limited ? { kind: 'atMost', ratio: 1 } : null,
  };
}

export async function benchIdleDevices(): Promise<readonly Row[]> {
  const wires = wiresHere();
  const reader = await simulateReader(wires.idReader);
  const pad = await simulatePad(wires.signaturePad);
  const scanner = await simulateScanner();
  const config: DevicesConfig = {
    idReader: { path: reader.path, baud: 115_200 },
    signaturePad: { kind: 'stu', path: pad.hidraw === null ? pad.path : null },
    scanner:
      wires.scanner === 'driver'
        ? { kind: 'sane', device: scanner.device, source: null }
        : { kind: 'escl', url: scanner.url },
  };
  const host = await hostInChild(config, { ...padEnv(pad.hidraw), SANE_CONFIG_DIR: scanner.configDir });
  try {
    for (const device of PRESENT) await host.state(device, 'ready');
    await after(CALM_MS);
    const from = used(host.pid);
    await after(IDLE_MS);
    const then = used(host.pid);
    await after(LONG_IDLE_MS - IDLE_MS);
    const end = used(host.pid);
    return [
      row('idle devices process', then.own - from.own, then.at - from.at, true),
      row('the same with the programs it starts', end.all - from.all, end.at - from.at, false),
    ];
  } finally {
    await host.close();
    await Promise.all([reader.close(), pad.close(), scanner.close()]);
  }
}
