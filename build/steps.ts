/** Runs named programs of `node_modules/.bin`, all of them, and says which failed. */
import { spawn } from 'node:child_process';
import { root } from './start/places.ts';
import { toolCommand } from './tools.ts';

export interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Runs one program of the installed packages, or one named by its full path; resolves with its exit code. What it says goes to `out`, an open file, or else to the screen. */
export function runTool(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  out: number | 'inherit' = 'inherit',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(...toolCommand(program, args), {
      cwd: root,
      stdio: ['inherit', out, out],
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs the steps in order, `atOnce` of them at a time; resolves with whether all went well. */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<boolean> {
  const waiting = [...steps];
  let well = true;
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const started = performance.now();
      const code = await runTool(step.program, step.args);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)\n`);
      well &&= code === 0;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return well;
}
