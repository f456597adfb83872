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

const NAMES = { idReader: 'ID-card reader', signaturePad: 'signature pad', scanner: 'scanner' };

/** Says which devices stand above their real drivers; null: none. */
export function transportNotice({ atTransport }: Pick<SimulatorsReady, 'atTransport'>): string | null {
  if (atTransport.length === 0) return null;
  const names = atTransport.map((device) => NAMES[device]).join(', ');
  return `Simulated at the transport interface, not below the real drivers: ${names}.`;
}

/** The devices part of a launch on simulated hardware. */
export function simulatedDevices(ready: SimulatorsReady): Pick<Launch, 'devices' | 'devicesEnv'> {
  const { scanner } = ready;
  const devices: DevicesConfig = {
    idReader: { path: ready.idReader, baud: 115_200 },
    signaturePad: { kind: 'stu', path: ready.hidraw === null ? ready.signaturePad : null },
    scanner: scanner.kind === 'sane' ? { kind: 'sane', device: scanner.device, source: null } : scanner,
    headset: ready.headset === null ? null : { path: ready.headset },
    presence: ready.presence === null ? null : { path: ready.presence },
    trigger: ready.trigger,
    light: ready.light,
    codeReader: ready.codeReader,
    voice: ready.voice === null ? null : { clips: null, command: ready.voice, practice: true },
  };
  return {
    devices,
    devicesEnv: {
      ...(ready.hidraw === null ? {} : { LD_PRELOAD: ready.hidraw.preload, UMOCKDEV_DIR: ready.hidraw.root }),
      ...(scanner.kind === 'sane' ? { SANE_CONFIG_DIR: scanner.configDir } : {}),
    },
  };
}

/** Real hardware without a description: reader and pad are found by their USB identity, a scanner must be named. */
export const NO_SIMULATION: Pick<Launch, 'devices' | 'devicesEnv'> = {
  devices: {
    idReader: { path: null, baud: 'probe' },
    signaturePad: { kind: 'stu', path: null },
    scanner: null,
  },
  devicesEnv: {},
};
