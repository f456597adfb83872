/** A simulated lamp on a pseudo-terminal: shines by the byte strings it was made with. */
import { createPty } from './pty.ts';

/** How a booth is configured for it, but for the path. */
export const LAMP = { baud: 9600, on: 'a00101a2', off: 'a00100a1' } as const;

export interface SimulatedLight {
  readonly path: string;
  shines(): boolean;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** `changed` is called with each switching. */
export async function simulateLight(changed: (on: boolean) => void = () => {}): Promise<SimulatedLight> {
  let heard = '';
  let on = false;
  const longest = Math.max(LAMP.on.length, LAMP.off.length);
  const line = await createPty((bytes) => {
    for (const byte of bytes) {
      heard = (heard + Buffer.of(byte).toString('hex')).slice(-longest);
      const now = heard.endsWith(LAMP.on) ? true : heard.endsWith(LAMP.off) ? false : on;
      if (now === on) continue;
      on = now;
      changed(now);
    }
  });
  return {
    path: line.path,
    shines: () => on,
    async unplug() {
      on = false; // without power it is dark
      await line.unplug();
    },
    replug: () => line.plug(),
    close: () => line.close(),
  };
}
