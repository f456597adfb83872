/** Runs one of the project's commands: brings the set-up up to date, then starts the command on Node 24. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { modules, root, toolNode } from './paths.mjs';
import { say } from './say.mjs';
import { setUp } from './set-up.mjs';

const programs = {
  start: ['build/start.ts'],
  // Options given by the caller come later and win.
  court: [
    'main/court/start.ts',
    '--data',
    join(root, '.data', 'court'),
    '--policy',
    join(root, '.cache', 'policy'),
  ],
  test: ['test/run.ts'],
  'test:long': ['test/run.ts', '--long'],
  bench: ['test/bench/run.ts'],
  check: ['build/check.ts'],
  device: ['devices/commandLine.ts'],
  simulate: ['devices/simulators/commandLine.ts'],
  build: [],
  package: ['build/packaging/package.ts'],
};

const [command, ...rest] = process.argv.slice(2);
const program = command === undefined ? undefined : programs[command];
if (program === undefined) {
  say(`Say one of: ${Object.keys(programs).join(', ')}.`);
  process.exit(2);
}

const prepared = await setUp(command);
if (prepared !== 0) process.exit(prepared);
if (program.length > 0) start(program);

function start([script, ...args]) {
  if (!existsSync(join(root, script))) {
    say(`${command} is not part of this version yet (${script}).`);
    process.exit(1);
  }
  const node = toolNode();
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(node, [join(root, script), ...args, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // The terminal's Ctrl-C reaches the child by itself; other ends are passed on, and the child's code is ours.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => {
    say(`${command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
