/** The scripted demonstration: a resident's visit in real Electron on a virtual screen, each step printed and pictured. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationVisit } from './demoVisit.ts';
import { launchBooth } from './launchBooth.ts';

export interface DemonstrationOptions {
  say(text: string): void;
  /** Folder for the pictures; what an earlier run left there is removed. */
  readonly pictures: string;
}

/** Takes a picture of the screen and prints what it shows. */
export type ShowStep = (words: string, name: string) => Promise<void>;

/** Returns an exit code. */
export async function runDemonstration({ say, pictures }: DemonstrationOptions): Promise<number> {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  say('Starting court, simulated devices and booth …');
  const booth = await launchBooth({ orientation: 'portrait' });
  let number = 0;
  const show: ShowStep = async (words, name) => {
    number += 1;
    const file = join(pictures, `${String(number).padStart(2, '0')}-${name}.png`);
    const page = await booth.page();
    await page.screenshot({ path: file });
    say(`${String(number).padStart(2)}. ${words}  [${file}]`);
  };
  try {
    await demonstrationVisit(booth, show);
    say(`Done. The pictures are in ${pictures}.`);
    return 0;
  } catch (error) {
    await show('It stopped here', 'stopped').catch(() => undefined);
    say(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await booth.close();
  }
}
