/** The one window of the booth: made, watched, renewed with a fresh in-memory session between visits. */
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { BrowserWindow, type IpcMainEvent, app, ipcMain, screen } from 'electron';
import type { Launch } from '../contract/launch.ts';
import { PAGE_PAINTED, PAGE_READY } from './channels.ts';
import { isBoothPage, isFrom, lockContents, type CameraDoor } from './lockdown.ts';
import { log } from './log.ts';
import { pageLost } from './restartPolicy.ts';
import { BOOTH_ORIGIN, type Roots } from './scheme.ts';
import { FIRST_PAINT_MS, PAINT_SILENCE_MS, RENEW_MS, REPLACE_LOST_MS } from './timing.ts';
import { visitSessions } from './visitSessions.ts';

const PAGE = `${BOOTH_ORIGIN}/index.html`;
const OUT_OF_ORDER = `${BOOTH_ORIGIN}/shell/outOfOrder.html`;

export interface BoothWindowOptions {
  readonly window: Launch['window'];
  readonly roots: Roots;
  readonly preload: string;
  readonly camera: CameraDoor;
  /** The page in this window listens for a port to core. */
  onPageReady(window: BrowserWindow): void;
  /** The page was lost too often: only a restart of the whole app is left. */
  onHopeless(): void;
}

export interface BoothWindow {
  /** Replaces window and session; the old one goes once the new one is painted, so that nothing flashes. */
  renew(): void;
  setOutOfOrder(outOfOrder: boolean): void;
  current(): BrowserWindow | null;
}

export function openBoothWindow(options: BoothWindowOptions): BoothWindow {
  const sessions = visitSessions(options.roots, options.camera);
  let window: BrowserWindow | null = null;
  let outOfOrder = false;
  let losses: number[] = [];
  let replacing: NodeJS.Timeout | undefined;
  let quitting = false;
  app.once('before-quit', () => (quitting = true));
  let renewing: Promise<void> = Promise.resolve();

  function make(visit: Electron.Session): BrowserWindow {
    const made = new BrowserWindow({
      ...frameOf(options.window),
      ...looks(options.window, options.preload, visit),
    });
    made.setMenu(null);
    lockContents(made.webContents, isBoothPage);
    watch(made);
    void made.loadURL(outOfOrder ? OUT_OF_ORDER : PAGE).catch(() => lose(made, 'notLoaded'));
    made.once('ready-to-show', () => made.show());
    return made;
  }

  function watch(made: BrowserWindow): void {
    let deadline = setTimeout(() => lose(made, 'neverPainted'), FIRST_PAINT_MS);
    const painted = (event: IpcMainEvent) => {
      if (made.isDestroyed() || !isFrom(event, made.webContents)) return;
      clearTimeout(deadline);
      deadline = setTimeout(() => lose(made, 'stoppedPainting'), PAINT_SILENCE_MS);
    };
    const ready = (event: IpcMainEvent) => {
      if (!made.isDestroyed() && isFrom(event, made.webContents)) options.onPageReady(made);
    };
    ipcMain.on(PAGE_PAINTED, painted);
    ipcMain.on(PAGE_READY, ready);
    made.webContents.on('render-process-gone', (_event, { reason }) => lose(made, reason));
    made.on('unresponsive', () => lose(made, 'unresponsive'));
    made.on('close', (event) => {
      if (options.window.kind === 'kiosk' && !quitting) event.preventDefault(); // Alt+F4
    });
    made.on('closed', () => {
      clearTimeout(deadline);
      ipcMain.off(PAGE_PAINTED, painted);
      ipcMain.off(PAGE_READY, ready);
      if (made === window) app.quit(); // only a person closing the window of a development booth gets here
    });
  }

  function lose(made: BrowserWindow, reason: string): void {
    if (made !== window || replacing !== undefined) return;
    log({ event: 'pageLost', reason });
    const counted = pageLost(losses, performance.now());
    losses = counted.losses;
    if (counted.restartApp) return options.onHopeless();
    replacing = setTimeout(() => {
      replacing = undefined;
      renew();
    }, REPLACE_LOST_MS);
  }

  /** One after the other: a third window never exists, however fast the wishes come. */
  function renew(): void {
    renewing = renewing.then(replace);
  }

  async function replace(): Promise<void> {
    const old = window;
    const made = make(await sessions.take());
    window = made;
    if (old === null) return;
    const late = new AbortController();
    await Promise.race([
      once(made, 'show', { signal: late.signal }).catch(() => undefined),
      after(RENEW_MS, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    const used = old.webContents.session;
    old.destroy();
    sessions.giveBack(used);
  }

  renew();
  return {
    renew,
    setOutOfOrder(value) {
      outOfOrder = value;
      renew();
    },
    current: () => window,
  };
}

/** Bare X servers ignore the kiosk flag, so the bounds are set as well. */
function frameOf(window: Launch['window']): Electron.BrowserWindowConstructorOptions {
  switch (window.kind) {
    case 'kiosk':
      return { ...screen.getPrimaryDisplay().bounds, kiosk: true, frame: false, resizable: false };
    case 'window':
      return { width: window.width, height: window.height, useContentSize: true };
  }
}

/** The page is drawn for a display 1080 px wide (upright) or 1920 (lying): a smaller window shows it smaller, whole. */
function zoomOf(window: Launch['window']): number {
  if (window.kind === 'kiosk') return 1;
  return window.width / (window.height > window.width ? 1080 : 1920);
}

function looks(
  window: Launch['window'],
  preload: string,
  visit: Electron.Session,
): Electron.BrowserWindowConstructorOptions {
  return {
    show: false,
    title: '云舱',
    backgroundColor: '#f6f4ef',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session: visit,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
      // a headset that is plugged in and the question of the cover speak before anything is touched
      autoplayPolicy: 'no-user-gesture-required',
      devTools: !app.isPackaged,
      zoomFactor: zoomOf(window),
    },
  };
}
