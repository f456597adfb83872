/** Starts a devices host against simulated devices and records what it pushes, so that tests can wait for events. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createHost, type HostOptions } from '../../devices/host.ts';
import type { DeviceEvent } from '../../devices/log.ts';
import {
  devicesBorder,
  type DeviceName,
  type DevicesBorder,
  type DeviceState,
} from '../../main/contract/devices.ts';
import { SERVICE_CONFIG_ENV, type DevicesConfig } from '../../main/contract/launch.ts';
import { channelPair, connect, type Caller, type Channel, type PushBody, type PushName } from '../../main/contract/port.ts'; // prettier-ignore

type Name = PushName<DevicesBorder>;
type Recorded = {
  [N in Name]: { readonly name: N; readonly body: PushBody<DevicesBorder, N>; readonly at: number };
}[Name];

export interface TestHost {
  readonly devices: Caller<DevicesBorder>;
  /** Every push so far, oldest first. */
  readonly pushed: readonly Recorded[];
  /** The next push of that name (after the last one taken by `next`) that fits. */
  next<N extends Name>(
    name: N,
    fits?: (body: PushBody<DevicesBorder, N>) => boolean,
  ): Promise<PushBody<DevicesBorder, N>>;
  state(device: DeviceName, kind: DeviceState['kind']): Promise<DeviceState>;
  /** Log lines (stderr) of a host in its own process. */
  readonly log: () => string;
  /** Process the host runs in. */
  readonly pid: number;
  close(): Promise<void>;
}

const WAIT_MS = 40_000;
const NAMES: readonly Name[] = [
  'deviceStateChanged', 'cardFound', 'cardRead', 'cardFailed', 'cardLifted', 'cardLeft', 'cardPhotoDecoded', 'scanProgressed',
  'pageScanned', 'scanEnded', 'inkDrawn', 'padPressed', 'inkRejected', 'signingBroke', 'deviceNoted', 'triggerPressed', 'codeScanned', 'headsetMoved', 'presenceChanged',
]; // prettier-ignore

export const NO_DEVICES: DevicesConfig = { idReader: null, signaturePad: null, scanner: null };

function record(
  channel: Channel,
  log: () => string,
  close: () => Promise<void>,
  pid = process.pid,
): TestHost {
  const caller = connect(channel, devicesBorder);
  // A machine that is shared may answer late.
  const devices: typeof caller = { ...caller, ask: (name, body, ms = WAIT_MS) => caller.ask(name, body, ms) };
  const pushed: Recorded[] = [];
  const taken = new Set<Recorded>();
  let waiting: (() => void)[] = [];
  const hear = (entry: Recorded): void => {
    pushed.push(entry);
    for (const look of waiting) look();
  };
  const at = (): number => performance.now();
  for (const name of NAMES) devices.on(name, (body) => hear({ name, body, at: at() } as Recorded));

  const next: TestHost['next'] = (name, fits = () => true) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        waiting = waiting.filter((other) => other !== look);
      };
      const look = (): void => {
        const found = pushed.find(
          (entry) => entry.name === name && !taken.has(entry) && fits(entry.body as never),
        );
        if (found === undefined) return;
        taken.add(found);
        stop();
        resolve(found.body as never);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`no ${name}; heard ${pushed.map((entry) => entry.name).join(' ')}\n${log()}`));
      }, WAIT_MS);
      waiting.push(look);
      look();
    });
  return {
    devices,
    pushed,
    next,
    async state(device, kind) {
      const now = (await devices.ask('deviceStates', {}, 2 * WAIT_MS))[device];
      if (now?.kind === kind) return now;
      const changed = await next(
        'deviceStateChanged',
        (body) => body.device === device && body.state.kind === kind,
      );
      return changed.state;
    },
    log,
    pid,
    close,
  };
}

/** The host in this process: for the reader, which needs no preload. */
export function hostHere(config: DevicesConfig, options: HostOptions = {}): TestHost {
  const [core, devices] = channelPair();
  const lines: string[] = [];
  const log = (event: DeviceEvent): void => void lines.push(JSON.stringify(event));
  const host = createHost(config, devices, { log, ...options });
  return record(core, () => lines.join('\n'), () => host.close()); // prettier-ignore
}

/** Of the Debian base system: an account without rights. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** The host in a process without root's rights, which would hide a missing right on a device. */
export const hostAsNobody = (config: DevicesConfig, drop: boolean): Promise<TestHost> =>
  hostInChild(config, {}, drop ? NOBODY : {});

/** The host in its own process with an environment of its own: the virtual hidraw's preload, SANE's configuration. */
export async function hostInChild(
  config: DevicesConfig,
  env: Record<string, string>,
  as: { readonly uid?: number; readonly gid?: number } = {},
): Promise<TestHost> {
  const child: ChildProcess = fork(fileURLToPath(new URL('hostChild.ts', import.meta.url)), {
    ...as,
    env: { ...process.env, ...env, [SERVICE_CONFIG_ENV]: JSON.stringify(config) },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let log = '';
  child.stderr?.on('data', (bytes: Buffer) => void (log += bytes.toString('utf8')));
  await new Promise((resolve) => child.once('spawn', resolve));
  const channel: Channel = {
    post: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.on('disconnect', listener),
    close: () => child.disconnect(),
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.disconnect();
    });
  return record(channel, () => log, close, child.pid);
}

export function padEnv(hidraw: { preload: string; root: string } | null): Record<string, string> {
  return hidraw === null ? {} : { LD_PRELOAD: hidraw.preload, UMOCKDEV_DIR: hidraw.root };
}
