/** Entry of the shell, Electron's main process: locks Electron down before it is ready, then runs the booth. */
import { join } from 'node:path';
import { Menu, app, protocol } from 'electron';
import { runBooth } from './booth.ts';
import { readLaunch } from './launchFile.ts';
import { log } from './log.ts';
import { BOOTH_SCHEME } from './scheme.ts';

/** Electron's own answer is a dialog, which would stand on an unattended screen for days. */
function end(error: unknown): never {
  const { name, stack } = error instanceof Error ? error : new Error(String(error));
  log({ event: 'shellFailed', name, stack: stack ?? '' });
  process.exit(1);
}
process.on('uncaughtException', end);
process.on('unhandledRejection', end);

if (app.isPackaged) {
  // No fuse closes these two doors.
  app.commandLine.removeSwitch('remote-debugging-port');
  app.commandLine.removeSwitch('remote-debugging-pipe');
}
// As root Chromium needs --no-sandbox, and enableSandbox() would then make every child crash.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.commandLine.appendSwitch('lang', 'zh-CN');
protocol.registerSchemesAsPrivileged([BOOTH_SCHEME]);
Menu.setApplicationMenu(null); // its accelerators zoom, reload and open the developer tools

const launch = readLaunch(app.isPackaged, process.env);
if (!launch.ok) {
  log({ event: 'launchRefused', kind: launch.error.kind });
  app.exit(1);
} else {
  app.setPath('userData', join(launch.value.core.dataDir, 'shell'));
  if (!app.requestSingleInstanceLock()) app.exit(0);
  app.on('child-process-gone', (_event, { type, reason }) =>
    log({ event: 'childProcessGone', type, reason }),
  );
  // Not awaited at the top level: in an ES module that would keep `ready` from ever firing.
  void app.whenReady().then(() => runBooth(launch.value));
}
