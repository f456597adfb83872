/** The real court as a process of its own for the booth's tests: started, killed, asked what it has. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Booths, Inbox } from '../../main/contract/desk.ts';

const START = join(import.meta.dirname, '../../main/court/start.ts');
const Ready = z.object({ url: z.url(), deskUrl: z.url(), code: z.string().optional() });

export interface RealCourt {
  readonly url: string;
  readonly code: string;
  inbox(): Promise<z.infer<typeof Inbox>['rows']>;
  booths(): Promise<z.infer<typeof Booths>['rows']>;
  kill(): Promise<void>;
}

export const BOOTH_ID = 'kill-booth';

export async function startRealCourt(dataDir: string, port = 0, provision = true): Promise<RealCourt> {
  const code = provision ? ['--provision', BOOTH_ID] : [];
  const child: ChildProcess = spawn(process.execPath, [START, '--data', dataDir, '--port', String(port), ...code], { stdio: ['ignore', 'pipe', 'ignore'] }); // prettier-ignore
  if (child.stdout === null) throw new Error('no stdout');
  const [line] = z.tuple([z.string()]).parse(await once(createInterface(child.stdout), 'line'));
  const ready = Ready.parse(JSON.parse(line));
  const token = new URL(ready.deskUrl).hash.replace(/^#(token=)?/, '');
  const desk = async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(`/desk/api${path}`, ready.url), { headers: { authorization: `Bearer ${token}` } }); // prettier-ignore
    if (!answer.ok) throw new Error(`desk ${path}: ${answer.status}`);
    return await answer.json();
  };
  return {
    url: ready.url,
    code: ready.code ?? '',
    inbox: async () => Inbox.parse(await desk('/inbox')).rows,
    booths: async () => Booths.parse(await desk('/booths')).rows,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
