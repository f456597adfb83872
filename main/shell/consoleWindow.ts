/** The small second window of a development booth: the simulation console that stands for the hardware. */
import { BrowserWindow } from 'electron';
import { lockContents } from './lockdown.ts';

export function openConsoleWindow(url: string): BrowserWindow {
  const origin = new URL(url).origin;
  const window = new BrowserWindow({
    width: 460,
    height: 900,
    x: 0,
    y: 0,
    title: '云舱 · 模拟设备',
    autoHideMenuBar: true,
    webPreferences: { partition: 'console', sandbox: true, contextIsolation: true, spellcheck: false },
  });
  window.setMenu(null);
  lockContents(window.webContents, (target) => target.startsWith(`${origin}/`));
  void window.loadURL(url);
  return window;
}
