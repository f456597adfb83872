/** Tells that something came to or left a folder of device nodes; polling beside it must not depend on it. */
import { watch, type FSWatcher } from 'node:fs';
import type { Cancel, Clock } from '../clock.ts';

/** udev makes several changes for one plug: they are told once, this long after the last. */
const QUIET_MS = 150;

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
