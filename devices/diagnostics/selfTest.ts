/** The readiness table of `device selftest`: runs the booth's own host until every device has settled, then asks it. */
import { devicesBorder, DeviceName, type DeviceState, type Diagnosis } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { channelPair, connect } from '../../main/contract/port.ts';
import { createHost } from '../host.ts';

const SELF_TEST_DELAYS = {
  /** Probing every speed and opening a slow scanner stay well below this. */
  settle: 25_000,
  look: 100,
  /** SANE may ask the network. */
  diagnose: 30_000,
  /** A device that looks absent may only be slow to come up: it is given this long. */
  arrive: 3000,
} as const;

const isSettled = (state: DeviceState, sinceMs: number): boolean =>
  state.kind === 'ready' ||
  (state.kind !== 'opening' && state.kind !== 'busy' && sinceMs > SELF_TEST_DELAYS.arrive);

export async function selfTest(config: DevicesConfig): Promise<Diagnosis[]> {
  const [mine, theirs] = channelPair();
  const host = createHost(config, theirs, { log: () => {} });
  const devices = connect(mine, devicesBorder);
  const began = performance.now();
  const wanted = DeviceName.options.filter((device) => config[device] !== null);
  for (;;) {
    const states = await devices.ask('deviceStates', {});
    const since = performance.now() - began;
    if (wanted.every((device) => isSettled(states[device], since))) break;
    if (since > SELF_TEST_DELAYS.settle) break;
    await new Promise((resolve) => setTimeout(resolve, SELF_TEST_DELAYS.look));
  }
  const { devices: rows } = await devices.ask('diagnose', { device: null }, SELF_TEST_DELAYS.diagnose);
  await host.close();
  return rows;
}

/** A booth without one device is ready all the same; one without any is not. */
export const allReady = (rows: readonly Diagnosis[]): boolean =>
  rows.some(({ expected }) => expected) && rows.every(({ expected, ready }) => ready || !expected);

const count = ({ care }: Diagnosis): string =>
  Object.entries(care.errors).map(([kind, times]) => `${kind} ${times}`).join(', ') || '–'; // prettier-ignore
const HEAD = ['device', 'present', 'driver', 'model', 'firmware', 'state', 'last good use', 'errors', ''];

const cells = (row: Diagnosis): readonly string[] => [
  row.device,
  row.expected ? (row.present ? 'yes' : 'no') : '–',
  row.driver || '–',
  row.model || '–',
  row.firmware || '–',
  row.expected ? row.state.kind : 'not part of this booth',
  row.care.lastGoodUse ?? '–',
  count(row),
  row.expected ? (row.ready ? 'READY' : 'NOT READY') : '',
];

/** Below the table each piece of advice in both languages, hints last. */
export function readinessTable(rows: readonly Diagnosis[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()); // prettier-ignore
  const advice = rows
    .flatMap(({ device, advice: pieces }) => pieces.map((piece) => ({ device, ...piece })))
    .toSorted((a, b) => Number(a.severity === 'hint') - Number(b.severity === 'hint'))
    .flatMap(({ device, code, severity, words, detail }) => [
      `${severity === 'hint' ? 'hint' : 'PROBLEM'} ${device} ${code} (${detail})`,
      `  ${words['zh-CN']}`,
      `  ${words.en}`,
    ]);
  return [...table, ...(advice.length === 0 ? [] : ['', ...advice])].join('\n');
}
