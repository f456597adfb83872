/** Runs named programs of `node_modules/.bin` one after the other, all of them, and says which failed. */
import { spawn } from 'node:child_process';
import { root } from './start/places.ts';
import { toolCommand } from './tools.ts';

export interface Step {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Runs one program of the installed packages, or one named by its full path; resolves with its exit code. */
export function runTool(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(...toolCommand(program, args), {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const failed: string[] = [];
  for (const { name, program, args } of steps) {
    const started = performance.now();
    const code = await runTool(program, args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
    if (code !== 0) failed.push(name);
  }
  return failed.length === 0;
}
