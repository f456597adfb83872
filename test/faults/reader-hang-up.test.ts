/**
 * serialport's hang-up defect (devices.md D.1b): the cable is pulled in every state of the protocol, at random moments
 * of each. A missed disconnect would leave the old port open, so that the reader is never found at its new one; a
 * looping read thread shows in the process's own CPU time, its garbage in the memory.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemClock } from '../../devices/clock.ts';
import { startReader } from '../../devices/id-reader/driver.ts';
import type { Command } from '../../devices/id-reader/protocol.ts';
import type { Request } from '../../devices/id-reader/states.ts';
import type { ReaderFaultName } from '../../devices/simulators/samCommands.ts';
import { simulatedReader, type BenchedReader } from './benches.ts';
import { hostInChild, NO_DEVICES, type TestHost } from './harness.ts';
import { virtualUsb } from './virtualUsb.ts';
import { seeded } from '../seeded.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const SEED = 20_261_123;
/** CPU time is looked at over this long, with the reader pulled out. */
const QUIET_MS = 1500;
/** A looping thread takes 30 to 98 % of a core; a quiet process next to nothing. */
const BUSY_SHARE = 0.2;
const GROWTH_BYTES = 80 << 20;
const CH340 = { vendorId: '1a86', productId: '7523' };

interface Scene {
  readonly state: string;
  /** The cable is pulled while this is being answered; null: at some moment after it has been plugged in. */
  readonly during: Command | null;
  /** Length of the answer. */
  readonly bytes: number;
  readonly fault?: ReaderFaultName;
  readonly watched?: boolean;
}

const SCENES: readonly Scene[] = [
  { state: 'opening, idle', during: null, bytes: 0 },
  { state: 'probing', during: 'status', bytes: 11 },
  { state: 'identifying', during: 'samNumber', bytes: 27 },
  { state: 'resetting', during: 'reset', bytes: 11, fault: 'selfTestOnce' },
  { state: 'broken', during: null, bytes: 0, fault: 'samUnauthorised' },
  { state: 'finding, resting', during: 'find', bytes: 15, watched: true },
  { state: 'selecting', during: 'select', bytes: 19, watched: true },
  { state: 'reading', during: 'read', bytes: 1295, watched: true },
  { state: 'pausing, finding again', during: 'find', bytes: 15, watched: true, fault: 'cardMoved' },
  { state: 'adding', during: 'newestAddress', bytes: 81, watched: true },
  { state: 'leaving', during: 'cardBody', bytes: 39, watched: true },
];

/** User and system time of a process in ms, and its resident memory in bytes. */
function used(pid: number): { cpuMs: number; rss: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]); // 100 a second on Linux
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
  return { cpuMs: ticks * 10, rss: pages * 4096 };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function pullIn(scene: Scene, reader: BenchedReader, random: (below: number) => number): Promise<void> {
  if (scene.fault !== undefined) await reader.fault(scene.fault);
  const pulled =
    scene.during === null ? undefined : reader.unplugDuring(scene.during, random(scene.bytes + 1));
  if (scene.watched === true) reader.place('resident');
  await reader.replug();
  if (pulled !== undefined) return pulled;
  await pause(random(900)); // from before the port is opened to well after the reader is known
  await reader.unplug();
}

const rounds = LONG ? 200 : SCENES.length * 2;

it(`${rounds} pulled cables in every state: each is noticed, nothing spins, nothing grows`, async () => {
  const chance = seeded(SEED);
  const random = (below: number): number => (chance() * 2 ** 32) % below;
  const reader = await simulatedReader({ nameOf: (plugging) => `ttyUSB${plugging}` });
  const usb = virtualUsb();
  const show = (): void => usb.set([{ path: reader.path, ...CH340 }]);
  show();
  const config = { path: '', baud: 115_200, usb: CH340, newestAddress: true };
  const host = await hostInChild({ ...NO_DEVICES, idReader: config }, usb.env);
  await host.state('idReader', 'ready');
  const pid = host.pid;
  const paths = new Set<string>();
  const ready = (): number => states(host).filter((kind) => kind === 'ready').length;
  let memory = used(pid).rss;
  let busiest = 0;

  for (let round = 0; round < rounds; round++) {
    const scene = SCENES[round % SCENES.length];
    if (scene === undefined) break;
    // out first, so that the scene begins with a reader that is plugged in
    await reader.unplug();
    await host.devices.ask('watchCard', { on: scene.watched === true });
    const pulling = pullIn(scene, reader, random);
    await pause(0);
    show();
    await pulling;
    if (round % SCENES.length === SCENES.length - 1) {
      const before = used(pid);
      await pause(QUIET_MS);
      const after = used(pid);
      busiest = Math.max(busiest, (after.cpuMs - before.cpuMs) / QUIET_MS);
      if (round < SCENES.length) memory = after.rss; // everything has been loaded once
    }
    await reader.clearFaults();
    reader.lift();
    const known = ready();
    await reader.replug();
    show();
    paths.add(reader.path);
    // found at its new port: impossible for a process that still believes in the old one
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready' && ready() > known);
  }
  const grown = used(pid).rss - memory;
  process.stdout.write(`reader hang-up: ${rounds} rounds at ${paths.size} ports, busiest quiet share ${(busiest * 100).toFixed(1)} %, grown ${(grown / 2 ** 20).toFixed(1)} MiB\n`); // prettier-ignore
  expect(paths.size).toBe(rounds);
  expect(busiest).toBeLessThan(BUSY_SHARE);
  expect(grown).toBeLessThan(GROWTH_BYTES);
  const kinds = states(host);
  expect(kinds.filter((kind, i) => kind === 'disconnected' && kinds[i - 1] === 'disconnected')).toEqual([]);
  await host.close();
}, 3_600_000); // prettier-ignore

const states = (host: TestHost): string[] =>
  host.pushed.flatMap((entry) => (entry.name === 'deviceStateChanged' ? [entry.body.state.kind] : []));

const REQUESTS: readonly (readonly [state: string, request: Request, during: Command, bytes: number])[] = [
  ['asking', { ask: 'maxRf', bytes: 80 }, 'maxRf', 5],
  ['asking for a speed', { ask: 'setBaud', baud: 38_400 }, 'setBaud', 5],
  ['verifying', { ask: 'setBaud', baud: 38_400 }, 'status', 0],
];

it.each(REQUESTS)('pulled while %s: the technician is told, and the reader is found again', async (_, request, during, bytes) => {
  const reader = await simulatedReader();
  const heard: string[] = [];
  let hear = (): void => {};
  const nothing = (): void => {};
  const driver = startReader({ path: reader.path, baud: 'probe' }, systemClock, nothing, {
    stateChanged(state) {
      heard.push(state.kind);
      hear();
    },
    cardFound: nothing, cardRead: nothing, cardFailed: nothing, cardLifted: nothing, cardLeft: nothing,
  }, { settings: { technician: true } });
  const until = (kind: string, times: number): Promise<void> =>
    new Promise((resolve) => {
      hear = () => void (heard.filter((one) => one === kind).length >= times && resolve());
      hear();
    });
  await until('ready', 1);
  const pulled = reader.unplugDuring(during, bytes);
  const answer = driver.ask(request);
  await pulled;
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'disconnected' } });
  await reader.replug();
  await until('ready', 2);
  await driver.close();
}); // prettier-ignore
