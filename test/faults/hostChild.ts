/** The devices host in a process of its own, as in the booth, but spoken to over Node's IPC: for tests with a preload. */
import { DevicesConfig, SERVICE_CONFIG_ENV } from '../../main/contract/launch.ts';
import type { Channel } from '../../main/contract/port.ts';
import { createHost } from '../../devices/host.ts';

const channel: Channel = {
  post: (message) => void (process.connected && process.send?.(message)),
  onMessage: (listener) => void process.on('message', listener),
  onClose: (listener) => void process.on('disconnect', listener),
  close: () => process.disconnect(),
};
const host = createHost(DevicesConfig.parse(JSON.parse(process.env[SERVICE_CONFIG_ENV] ?? 'null')), channel);
process.on('disconnect', () => void host.close().then(() => process.exit(0)));
