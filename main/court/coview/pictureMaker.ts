/** Pictures of pages, drawn by a program of its own, one at a time: a file that cannot be drawn says so and costs nothing else. */
import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { err, ok, type Result } from '../../contract/result.ts';
import type { DrawAnswer, DrawAsk, DrawJob, Drawn } from './drawChild.ts';

export type PictureMaker = {
  pagesOf(document: Uint8Array): Promise<Result<number, 'unreadable'>>;
  documentPage(document: Uint8Array, page: number): Promise<Result<Uint8Array, 'unreadable'>>;
  evidence(picture: Uint8Array): Promise<Result<Uint8Array, 'unreadable'>>;
  /** Ends the program; what is being drawn comes back as unreadable. */
  close(): void;
};

/** A page takes a fifth of a second of one core; a machine under load many times that. `idle`: its memory is given back. */
const DELAYS = { page: 30_000, idle: 120_000 } as const;
/** Pixels lie outside the heap and are bounded where they are made. */
const HEAP_MB = 512;
/** Less urgent than everything else the court does. */
const NICE = 10;
const ENTRY = new URL('./drawChild.ts', import.meta.url);

/** A program and not a thread: a fault of a native decoder ends it, and would end the court. `entry` and `ms` are others in tests only. */
export function pictureMaker({
  entry = ENTRY,
  ms = DELAYS.page,
}: { readonly entry?: URL; readonly ms?: number } = {}): PictureMaker {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let [n, closed] = [0, false];

  function started(): ChildProcess {
    const begun = fork(entry, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { PATH: process.env['PATH'] },
    });
    if (begun.pid !== undefined) setPriority(begun.pid, NICE);
    begun.on('exit', () => {
      if (child === begun) child = null;
    });
    // Not started, or gone while it was written to: 'exit' or the deadline tells.
    begun.on('error', () => undefined);
    begun.unref();
    begun.channel?.unref();
    return begun;
  }
  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };

  function drawNow(bytes: Uint8Array, job: DrawJob): Promise<Result<Drawn, 'unreadable'>> {
    if (closed) return Promise.resolve(err('unreadable'));
    clearTimeout(idle);
    child ??= started();
    const drawing = child;
    n += 1;
    const ask: DrawAsk = { n, bytes, job };
    return new Promise((resolve) => {
      const settle = (result: Result<Drawn, 'unreadable'>): void => {
        clearTimeout(deadline);
        drawing.off('message', answered);
        drawing.off('exit', gone);
        idle = setTimeout(end, DELAYS.idle);
        idle.unref();
        resolve(result);
      };
      const answered = (answer: DrawAnswer): void => {
        if (answer.n === ask.n) settle(answer.result);
      };
      const gone = (): void => settle(err('unreadable'));
      const deadline = setTimeout(() => {
        end();
        gone();
      }, ms);
      drawing.on('message', answered);
      drawing.on('exit', gone);
      drawing.send(ask, () => undefined);
    });
  }

  async function draw(bytes: Uint8Array, job: DrawJob): Promise<Result<Drawn, 'unreadable'>> {
    const drawing = last.then(() => drawNow(bytes, job));
    last = drawing;
    return drawing;
  }
  async function picture(bytes: Uint8Array, job: DrawJob): Promise<Result<Uint8Array, 'unreadable'>> {
    const drawn = await draw(bytes, job);
    return drawn.ok ? ok(drawn.value.picture) : drawn;
  }

  return {
    async pagesOf(document) {
      const drawn = await draw(document, { kind: 'count' });
      return drawn.ok ? ok(drawn.value.pages) : drawn;
    },
    documentPage: (document, page) => picture(document, { kind: 'documentPage', page }),
    evidence: (bytes) => picture(bytes, { kind: 'evidence' }),
    close() {
      closed = true;
      clearTimeout(idle);
      end();
    },
  };
}
