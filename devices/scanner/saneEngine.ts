/** Scans through SANE: one run of `scanimage` is one batch of sheets. */
import { ok } from '../../main/contract/result.ts';
import type { Cancel, Clock } from '../clock.ts';
import { startProgram, type Child } from '../transport/child.ts';
import { SCANNER_DELAYS } from './delays.ts';
import type { RunEars, RunningScan, ScanEngine, ScanRun } from './engine.ts';
import { failureOf, readSign, ticketFor } from './protocol.ts';
import { readOptions, saneEnv, type Opened } from './sane.ts';
import { createSpool } from './spool.ts';

export interface SaneConfig {
  readonly device: string;
  /** SANE's own name of the source, where the usual words do not fit. */
  readonly source: string | null;
}

/** A run's program, once it has been started. */
interface Program {
  stopped: boolean;
  child: Child | undefined;
}

/** How much of stderr is kept for the meaning of the end. */
const KEPT_TEXT = 2000;

export function createSaneEngine(config: SaneConfig, clock: Clock): ScanEngine {
  const spool = createSpool();
  let opened: Opened | undefined;

  const scan = async (run: ScanRun, ears: RunEars, program: Program): Promise<void> => {
    if (opened === undefined) {
      const found = await readOptions(config.device);
      if (!found.ok) return ears.ended(found.error, 'options');
      opened = found.value;
    }
    if (program.stopped) return ears.ended('cancelled', '');
    const { wish, format, firstPage } = run;
    const to = { dir: spool.dir, format, firstPage };
    const ticket = ticketFor(opened.device, config.source, opened.options, wish, to);
    if (!ticket.ok) return ears.ended('invalidOption', ticket.error);
    const { dpi, args } = ticket.value;
    const lines = splitLines();
    let text = '';
    /** Pages are read one after the other, and the end waits for the last. */
    let reading: Promise<void> = Promise.resolve();
    program.child = startProgram('scanimage', args, saneEnv(), {
      stdout: (bytes) => {
        for (const path of lines.out(bytes)) {
          reading = reading.then(async () => ears.page(await spool.take(path), dpi));
        }
      },
      stderr: (bytes) => {
        for (const line of lines.err(bytes)) {
          const sign = readSign(line);
          if (sign.kind === 'said') text = `${text}${sign.text}\n`.slice(-KEPT_TEXT);
          else if (sign.kind === 'pageStarted') ears.pageStarted();
          else ears.progressed(sign.percent);
        }
      },
      ended: (code, signal) => {
        if (code === 1) opened = undefined; // could not be opened: look at it afresh next time
        void reading
          .then(() => spool.wipe())
          .then(() => ears.ended(failureOf({ code, signal, text }), `scanimage ended with ${signal ?? code ?? 'nothing'}`)); // prettier-ignore
      },
    });
  };

  return {
    async look() {
      const found = await readOptions(config.device);
      opened = found.ok ? found.value : undefined;
      return found.ok ? ok({ model: found.value.model, identity: found.value.device }) : found;
    },
    start(run, ears): RunningScan {
      const program: Program = { stopped: false, child: undefined };
      let cancelKill: Cancel = () => {};
      const ended: RunEars['ended'] = (failure, detail) => {
        cancelKill();
        ears.ended(failure, detail);
      };
      void scan(run, { ...ears, ended }, program);
      return {
        stop() {
          program.stopped = true;
          program.child?.signal('SIGINT');
          cancelKill = clock.after(SCANNER_DELAYS.kill, () => program.child?.signal('SIGKILL'));
        },
      };
    },
    wipe: () => spool.wipe(),
    close: () => spool.close(),
  };
}

/** Cuts both streams into lines; the rest of an unfinished line waits. */
function splitLines(): { out(bytes: Uint8Array): string[]; err(bytes: Uint8Array): string[] } {
  const rests = { out: '', err: '' };
  const cut = (stream: 'out' | 'err', bytes: Uint8Array): string[] => {
    const parts = (rests[stream] + Buffer.from(bytes).toString('utf8')).split(/[\r\n]+/);
    rests[stream] = parts.pop() ?? '';
    return parts.filter((part) => part !== '');
  };
  return { out: (bytes) => cut('out', bytes), err: (bytes) => cut('err', bytes) };
}
