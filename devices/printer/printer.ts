/** Prints a PDF on the system's default printer through CUPS' `lp`; the paper goes through a pipe, never through a file. */
import { startProgram } from '../transport/child.ts';

const DEADLINE_MS = 20_000;

/** True when the spooler took the paper. A booth without `lp` or without a printer says false, and the person is told so. */
export function printPaper(pdf: Uint8Array, program = 'lp'): Promise<boolean> {
  return new Promise((resolve) => {
    const child = startProgram(program, ['-s', '-t', 'yuncang', '--', '-'], process.env, {
      stdout: () => undefined,
      stderr: () => undefined,
      ended(code) {
        clearTimeout(timer);
        resolve(code === 0);
      },
    });
    const timer = setTimeout(() => child.signal('SIGKILL'), DEADLINE_MS);
    if (child.pid !== undefined) {
      child.write(pdf);
      child.closeInput();
    }
  });
}
