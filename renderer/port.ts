/** How the page gets its port: it tells the preload that it listens, and a MessagePort to core comes as a window message. */
import type { Channel } from '../main/contract/port.ts';

declare global {
  interface Window {
    /** Exposed by the preload; absent in a plain browser, where tests hand over a channel themselves. */
    readonly booth?: { pageReady(): void };
  }
}

/** The preload's word with a port; it comes again with a fresh port after a restart of core. */
const PORT_HANDED = 'booth:port';

/** A DOM MessagePort as the contract's channel. */
export function portChannel(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', () => listener()),
    close: () => port.close(),
  };
}

/** Calls `attach` for every port the preload hands over. Messages from other windows are not ours. */
export function listenForPort(window: Window, attach: (channel: Channel) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_HANDED || port === undefined) return;
    attach(portChannel(port));
  });
  window.booth?.pageReady();
}
