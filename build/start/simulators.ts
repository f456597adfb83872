/** Starts the simulated hardware, and says which devices a booth opens to find it. */
import { join } from 'node:path';
import type { DevicesConfig, Launch } from '../../main/contract/launch.ts';
import { SimulatorsReady } from '../../main/contract/simulation.ts';
import { pagesDir } from './places.ts';
import { type Started, startProgram } from './program.ts';

export function startSimulators(options: {
  readonly courtUrl: string | null;
  onLine(line: string): void;
}): Promise<Started<SimulatorsReady>> {
  return startProgram({
    script: 'devices/simulators/server.ts',
    args: [
      '--console-dir',
      join(pagesDir, 'console'),
      ...(options.courtUrl === null ? [] : ['--court', options.courtUrl]),
    ],
    ready: SimulatorsReady,
    onLine: options.onLine,
  });
}

/** The devices part of a launch on simulated hardware; without a virtual hidraw the pad is drawn on the screen. */
export function simulatedDevices(ready: SimulatorsReady): Pick<Launch, 'devices' | 'devicesEnv'> {
  const devices: DevicesConfig = {
    idReader: { path: ready.idReader, baud: 115_200 },
    signaturePad: ready.hidraw === null ? { kind: 'pointer' } : { kind: 'stu', path: null },
    scanner: ready.scanner === null ? null : { kind: 'sane', device: ready.scanner.device, source: null },
  };
  return {
    devices,
    devicesEnv: {
      ...(ready.hidraw === null ? {} : { LD_PRELOAD: ready.hidraw.preload, UMOCKDEV_DIR: ready.hidraw.root }),
      ...(ready.scanner === null ? {} : { SANE_CONFIG_DIR: ready.scanner.configDir }),
    },
  };
}

/** Real hardware without a description: a pad is found by its USB identity, a reader and a scanner must be named. */
export const NO_SIMULATION: Pick<Launch, 'devices' | 'devicesEnv'> = {
  devices: { idReader: null, signaturePad: { kind: 'stu', path: null }, scanner: null },
  devicesEnv: {},
};
