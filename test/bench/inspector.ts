/** A page of an Electron started with `--remote-debugging-port=0`, spoken to directly: no test runner takes part in the time. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import WebSocket from 'ws';
import { z } from 'zod';

export interface InspectedPage {
  /** Value of an expression in the page; a promise is waited for. */
  evaluate<T extends z.ZodType>(expression: string, schema: T): Promise<z.infer<T>>;
  click(place: { readonly x: number; readonly y: number }): Promise<void>;
  close(): void;
}

const LISTENING = /DevTools listening on ws:\/\/([^/]+)\//;
const PATIENCE_MS = 30_000;
const LOOK_MS = 10;

const Targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }),
);
const Answer = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
});

/** The first page whose address begins so. */
export async function inspectPage(electron: ChildProcess, address: string): Promise<InspectedPage> {
  const host = await debuggingHost(electron);
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const listed = Targets.parse(await (await fetch(`http://${host}/json`)).json());
    const found = listed.find(
      ({ type, url }) => type === 'page' && url.startsWith(address),
    )?.webSocketDebuggerUrl;
    if (found !== undefined) return loaded(await talkTo(found), until);
    if (performance.now() > until) throw new Error(`no page ${address}`);
    await after(LOOK_MS);
  }
}

/** A page is listed a moment before it can run anything. */
async function loaded(page: InspectedPage, until: number): Promise<InspectedPage> {
  for (;;) {
    const ready = await page.evaluate('location.href', z.string()).catch(() => '');
    if (ready.startsWith('app:')) return page;
    if (performance.now() > until) throw new Error('the page was never ready');
    await after(LOOK_MS);
  }
}

function debuggingHost(electron: ChildProcess): Promise<string> {
  const { stderr } = electron;
  if (stderr === null) throw new Error('Electron has no error output');
  return new Promise((resolve, reject) => {
    let last = '';
    // read to the end, or Electron would stand still on a full pipe
    createInterface({ input: stderr }).on('line', (line) => {
      last = line;
      const host = LISTENING.exec(line)?.[1];
      if (host !== undefined) resolve(host);
    });
    electron.once('close', (code) => reject(new Error(`Electron ended with ${code}: ${last}`)));
  });
}

async function talkTo(url: string): Promise<InspectedPage> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let next = 1;
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('message', (data: Buffer) => {
    const { id, result, error } = Answer.parse(JSON.parse(data.toString()));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the page is gone'));
  });
  const ask = (method: string, params: object): Promise<unknown> => {
    const id = next++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return {
    async evaluate(expression, schema) {
      const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = Evaluated.parse(answer);
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return schema.parse(result.value);
    },
    async click({ x, y }) {
      for (const type of ['mousePressed', 'mouseReleased'])
        await ask('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    },
    close: () => socket.close(),
  };
}
