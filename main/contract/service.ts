/** How core and devices, running as Electron utility processes, receive their direct message ports from the shell. */
import type { Channel } from './port.ts';

/** The part of Electron's utility-process port that is used; declared here so that services never import `electron`. */
export interface TransferredPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: TransferredPort[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** `renderer` and `devices` are handed to core, `core` is handed to devices; a new port replaces the old one of that name. */
export type PortName = 'renderer' | 'devices' | 'core';

export function channelOf(port: TransferredPort): Channel {
  let started = false;
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      if (!started) port.start();
      started = true;
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/** Messages from a service to the shell, outside the ports: life signs and wishes only the shell can grant. */
export type ToShell =
  | { readonly t: 'alive' }
  /** The visit is over: destroy the window with its in-memory session and make a new one. */
  | { readonly t: 'renewWindow' }
  /** The page may open the document camera from now on, or no longer. */
  | { readonly t: 'camera'; readonly allowed: boolean }
  /** The page may open camera and microphone for a live session from now on, or no longer. */
  | { readonly t: 'call'; readonly allowed: boolean };

/** How often a service shows life; the shell restarts one that has been silent for several of these. */
export const ALIVE_EVERY_MS = 2_000;

export interface ShellLink {
  send(message: ToShell): void;
}

/**
 * Calls `onPort` for each port the shell hands over, and shows life from now on by itself: what it proves is that this
 * process turns its event loop. Throws outside a utility process.
 */
export function underShell(onPort: (name: PortName, channel: Channel) => void): ShellLink {
  const parent = (process as { parentPort?: ParentPort }).parentPort;
  if (parent === undefined) throw new Error('not started by the shell');
  parent.on('message', ({ data, ports }) => {
    const name = (data as { port?: PortName } | null)?.port;
    const port = ports[0];
    if (port !== undefined && (name === 'renderer' || name === 'devices' || name === 'core')) {
      onPort(name, channelOf(port));
    }
  });
  const send = (message: ToShell) => parent.postMessage(message);
  send({ t: 'alive' });
  setInterval(() => send({ t: 'alive' }), ALIVE_EVERY_MS).unref();
  return { send };
}
