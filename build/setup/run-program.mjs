/** Runs another program to its end, with a deadline; never through a shell. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Resolves with the exit code, or null when the deadline passed. The child's own output goes to stderr,
 * or nowhere with `quiet`; `output` collects its stdout and stderr.
 */
export function runProgram(file, args, { cwd, env, deadlineMs = 30 * 60_000, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    });
    let output = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
    const collect = (chunk) => (output = (output + chunk).slice(-8000));
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => {
      clearTimeout(timer);
      const missing = error.code === 'ENOENT' && (cwd === undefined || existsSync(cwd));
      reject(
        missing
          ? new Error(`The program ${file} is not on this system. Install it, then run this again.`)
          : error,
      );
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: signal === null ? code : null, output });
    });
  });
}

/** Like `runProgram`, but anything other than success is an error with the program's last words. */
export async function mustRun(file, args, options = {}) {
  const { code, output } = await runProgram(file, args, options);
  if (code === 0) return;
  const why = code === null ? 'took too long and was ended' : `ended with code ${code}`;
  throw new Error(`${file} ${args.join(' ')} ${why}${output === '' ? '' : `:\n${output}`}`);
}

/** Runs npm: as a script of this Node where npm itself started us, which needs no command interpreter on Windows. */
export async function mustRunNpm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script !== undefined) await mustRun(process.execPath, [script, ...args], options);
  else if (process.platform === 'win32')
    throw new Error('Start this through npm: npm start, npm test, npm run …');
  else await mustRun('npm', args, options);
}
