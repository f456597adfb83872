/** The running booth as the shell sees it: two services, one window, and the ports between them. */
import { dirname, join } from 'node:path';
import { type BrowserWindow, app } from 'electron';
import { type Launch, LAUNCH_FILE_ENV, SERVICE_CONFIG_ENV } from '../contract/launch.ts';
import { unreachable } from '../contract/result.ts';
import type { ToShell } from '../contract/service.ts';
import { openBoothWindow } from './boothWindow.ts';
import { openConsoleWindow } from './consoleWindow.ts';
import type { CameraDoor } from './lockdown.ts';
import { log } from './log.ts';
import { joinPage, joinServices } from './ports.ts';
import type { Roots } from './scheme.ts';
import { watchService } from './service.ts';

/** Folder of the bundled shell; its siblings are the other programs and pages. */
const here = import.meta.dirname;
const dist = dirname(here);

function rootsOf(launch: Launch): Roots {
  const data = app.isPackaged ? process.resourcesPath : join(dirname(dist), '.cache');
  return {
    pages: join(dist, 'pages', 'booth'),
    folders: {
      shell: join(here, 'public'),
      fonts: launch.core.fontDir,
      'text-entry': join(data, 'text-entry'),
    },
  };
}

function serviceEnv(part: unknown, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { [LAUNCH_FILE_ENV]: _, ...inherited } = process.env; // it names the other service's part too
  return { ...inherited, ...extra, [SERVICE_CONFIG_ENV]: JSON.stringify(part) };
}

export function runBooth(launch: Launch): void {
  const broken = new Set<string>();
  let readyPage: BrowserWindow | null = null;
  const camera: CameraDoor = { open: false, call: false };

  const onOutOfOrder = (name: string) => (outOfOrder: boolean) => {
    const before = broken.size > 0;
    if (outOfOrder) broken.add(name);
    else broken.delete(name);
    if (broken.size > 0 !== before) window.setOutOfOrder(broken.size > 0);
  };
  const onMessage = (message: ToShell) => {
    switch (message.t) {
      case 'alive':
        return;
      case 'renewWindow':
        return window.renew();
      case 'camera':
        camera.open = message.allowed && (launch.core.camera ?? null) !== null;
        return;
      case 'call':
        camera.call = message.allowed;
        return;
      default:
        return unreachable(message);
    }
  };

  const core = watchService(
    { name: 'core', entry: join(dist, 'core', 'start.js'), env: serviceEnv(launch.core, {}) },
    {
      onUp() {
        joinServices(core, devices);
        camera.open = false; // a new core knows no visit yet
        camera.call = false;
        if (readyPage !== null) joinPage(core, readyPage);
      },
      onOutOfOrder: onOutOfOrder('core'),
      onMessage,
    },
  );
  const devices = watchService(
    {
      name: 'devices',
      entry: join(dist, 'devices', 'start.js'),
      env: serviceEnv(launch.devices, launch.devicesEnv),
    },
    { onUp: () => joinServices(core, devices), onOutOfOrder: onOutOfOrder('devices'), onMessage },
  );
  const window = openBoothWindow({
    window: launch.window,
    roots: rootsOf(launch),
    preload: join(here, 'preload.cjs'),
    camera,
    onPageReady(page) {
      readyPage = page;
      joinPage(core, page);
    },
    onHopeless: restartApp,
  });

  if (launch.consoleUrl !== null && !app.isPackaged) openConsoleWindow(launch.consoleUrl);
  app.on('second-instance', () => window.current()?.focus());
  app.on('will-quit', () => {
    core.stop();
    devices.stop();
  });
}

/** Under systemd the unit starts the booth again; elsewhere it starts itself. */
function restartApp(): void {
  log({ event: 'appRestarting' });
  if (process.env['INVOCATION_ID'] === undefined) app.relaunch();
  app.exit(75);
}
