/** Lets one program of this machine at a time use a device that knows no exclusive opening itself. */
import { createServer } from 'node:net';

/** An abstract socket named after the device; the kernel frees it when its holder ends. Null: taken. */
export function claim(name: string): Promise<(() => void) | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(`\0yuncang-${name}`, () => {
      server.unref();
      resolve(() => void server.close());
    });
  });
}
