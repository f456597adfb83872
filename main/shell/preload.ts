/** The sandboxed preload: hands the page its message port to core, and tells the shell that the page is alive. */
import { contextBridge, ipcRenderer } from 'electron';
import { PAGE_PAINTED, PAGE_READY, PORT } from './channels.ts';
import { PAINT_EVERY_MS } from './timing.ts';

/** `window.booth`: all that a page can do outside its own frame. */
contextBridge.exposeInMainWorld('booth', {
  /** Says that the page listens for ports; each comes as a window message 'booth:port' with one port. */
  pageReady: () => ipcRenderer.send(PAGE_READY),
});

ipcRenderer.on(PORT, (event) => window.postMessage('booth:port', window.location.origin, [...event.ports]));

/** Sent from an animation frame: it proves that the page paints, not only that its process lives. */
setInterval(() => requestAnimationFrame(() => ipcRenderer.send(PAGE_PAINTED)), PAINT_EVERY_MS);

/** Nothing is dragged in or out of a booth, and no menu of the browser opens on a long touch. */
for (const gesture of ['dragstart', 'dragover', 'drop', 'contextmenu']) {
  window.addEventListener(gesture, (event) => event.preventDefault(), true);
}
