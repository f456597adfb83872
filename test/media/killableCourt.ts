/** A scene whose court is a program of its own: it can be killed at any moment and started again where it was. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from '@playwright/test';
import { z } from 'zod';
import { NO_MEDIA_SERVERS, type MediaSettings } from '../../main/court/media/mediaSettings.ts';
import { thisMachine, type Place } from './hosts.ts';
import { ended, freePort } from './programs.ts';
import { livePages, sceneOf, type Scene } from './room.ts';

export interface KillableScene extends Scene {
  /** The very process, by SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** The lines of its log, of all its lives. */
  readonly log: readonly string[];
}

const Listening = z.object({ url: z.string(), token: z.string() });

export async function killableScene(
  browser: Browser,
  media: MediaSettings = NO_MEDIA_SERVERS,
  { place = thisMachine(), port }: { readonly place?: Place; readonly port?: number } = {},
): Promise<KillableScene> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuncang-media-'));
  const options = JSON.stringify({
    dataDir,
    host: place.asked,
    port: port ?? (await freePort()),
    livePageDir: livePages,
    media,
  });
  const log: string[] = [];
  let child: ChildProcess | null = null;

  async function start(): Promise<z.infer<typeof Listening>> {
    const program = place.command(process.execPath, [join(import.meta.dirname, 'courtChild.ts'), options]);
    const begun = spawn(...program, { stdio: ['ignore', 'pipe', 'pipe'] });
    child = begun;
    createInterface({ input: begun.stderr }).on('line', (line) => void log.push(line));
    const first = await new Promise<string>((resolve, reject) => {
      createInterface({ input: begun.stdout }).once('line', resolve);
      begun.once('exit', () => reject(new Error(`the court ended: ${log.slice(-5).join(' | ')}`)));
    });
    return Listening.parse(JSON.parse(first));
  }
  const kill = async (): Promise<void> => {
    if (child !== null) await ended(child);
  };

  let listening = await start();
  const scene = sceneOf(browser, () => listening, async () => {
    await kill();
    rmSync(dataDir, { recursive: true, force: true });
  }); // prettier-ignore
  return {
    ...scene,
    get court() {
      return listening;
    },
    log,
    kill,
    async start() {
      listening = await start();
    },
  };
}
