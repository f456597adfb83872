/** Tells that something came to or left a folder of device nodes; polling beside it must not depend on it. */
import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { Cancel, Clock } from '../clock.ts';

/** udev makes several changes for one plug: they are told once, this long after the last. */
const QUIET_MS = 150;

/** Where nodes of pads and readers come up. */
export const DEV_FOLDERS: readonly string[] = ['/dev'];

/** Where devices without a node of their own, such as scanners, come up: a folder for each bus. */
export function usbFolders(): string[] {
  const buses = '/dev/bus/usb';
  try {
    return readdirSync(buses).map((bus) => join(buses, bus));
  } catch {
    return []; // no USB on this machine
  }
}

/** Folders that do not exist are left out: a system may have none of them. */
export function watchDev(dirs: readonly string[], clock: Clock, changed: () => void): () => void {
  let cancel: Cancel = () => {};
  const heard = (): void => {
    cancel();
    cancel = clock.after(QUIET_MS, changed);
  };
  const watchers = dirs.flatMap((dir): FSWatcher[] => {
    try {
      const watcher = watch(dir, { persistent: false }, heard);
      watcher.on('error', () => watcher.close()); // the folder itself has gone: polling goes on
      return [watcher];
    } catch {
      return []; // no such folder, or no watches left: polling goes on
    }
  });
  return () => {
    cancel();
    for (const watcher of watchers) watcher.close();
  };
}
