/** Hands out direct message ports: core with devices, core with the page; both ends get new ones when either is new. */
import { type BrowserWindow, MessageChannelMain } from 'electron';
import type { PortName } from '../contract/service.ts';
import { PORT } from './channels.ts';
import type { Service } from './service.ts';

function hand(service: Service, port: PortName, end: Electron.MessagePortMain): void {
  service.current()?.postMessage({ port }, [end]);
}

export function joinServices(core: Service, devices: Service): void {
  if (core.current() === null || devices.current() === null) return;
  const { port1, port2 } = new MessageChannelMain();
  hand(core, 'devices', port1);
  hand(devices, 'core', port2);
}

export function joinPage(core: Service, window: BrowserWindow): void {
  // A page that crashed says ready again from its next window; posting to it would end the shell.
  if (core.current() === null || window.isDestroyed() || window.webContents.isCrashed()) return;
  const { port1, port2 } = new MessageChannelMain();
  hand(core, 'renderer', port1);
  window.webContents.postMessage(PORT, null, [port2]);
}
