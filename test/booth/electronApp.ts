/** One run of the booth in real Electron, driven by Playwright. */
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, type Page, _electron, errors } from '@playwright/test';
import { LAUNCH_FILE_ENV } from '../../main/contract/launch.ts';
import { whyNoSandbox } from '../../build/start/sandbox.ts';
import { electronArguments, electronHere } from '../../build/start/places.ts';

export interface BoothApp {
  readonly electron: ElectronApplication;
  /** The page that is on the screen now; between visits the window is another one. */
  page(): Promise<Page>;
  /** What shell, core and devices have logged, line by line. */
  readonly log: readonly string[];
  /** As a person with a hammer: no process gets to say goodbye. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const PAGE_MS = 20_000;
/** Many times what a start takes. */
const LAUNCH_MS = 60_000;
const heldReady = fileURLToPath(new URL('heldReady.mjs', import.meta.url));
const isBooth = (page: Page): boolean => !page.isClosed() && page.url().startsWith('app://booth/');

export async function openElectron(options: {
  readonly display: string;
  readonly launchFile: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further switches of Chromium. */
  readonly switches?: readonly string[];
  /** Another Electron and app than the project's own, for a user who keeps Chromium's sandbox. */
  readonly sandboxed?: { readonly program: string; readonly app: string };
}): Promise<BoothApp> {
  const { sandboxed } = options;
  const electron = await launched({
    timeout: LAUNCH_MS,
    executablePath: sandboxed?.program ?? electronHere().executable,
    // Xvfb has no GPU; without the switch each start first tries
    args: [
      '--disable-gpu',
      ...(options.switches ?? []),
      ...(sandboxed === undefined ? ['-r', heldReady, ...electronArguments()] : [sandboxed.app]),
    ],
    chromiumSandbox: sandboxed !== undefined || whyNoSandbox() === null,
    env: {
      ...definedOnly(process.env),
      ...options.env,
      DISPLAY: options.display,
      [LAUNCH_FILE_ENV]: options.launchFile,
    },
  });
  const log: string[] = [];
  const child = electron.process();
  let rest = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    log.push(...lines);
  });
  return {
    electron,
    log,
    async page() {
      const until = performance.now() + PAGE_MS;
      for (;;) {
        const here = electron.windows().findLast(isBooth);
        if (here !== undefined) return here;
        const left = until - performance.now();
        if (left <= 0)
          throw new Error(`no booth page after ${PAGE_MS} ms; last words:\n${log.slice(-20).join('\n')}`);
        // A new window first shows about:blank, so the wait is for its navigation as well.
        await electron.waitForEvent('window', { timeout: Math.min(left, 250) }).catch(() => undefined);
      }
    },
    async kill() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
    close: () => electron.close(),
  };
}

/** Now and then Playwright misses the start of an Electron whose services have all begun, and waits for ever: told, and once more. */
async function launched(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (reason) {
    if (!(reason instanceof errors.TimeoutError)) throw reason;
    process.stdout.write('the start of Electron was missed by its driver; it is started once more\n');
    return await _electron.launch(options);
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
