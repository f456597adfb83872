/** The Node 24 part of the set-up, started by `set-up.mjs` from whatever Node the machine has. */
import { performLater } from './set-up.mjs';
import { say } from './say.mjs';

try {
  await performLater(process.argv[2] ?? 'everything');
} catch (error) {
  say(`Set-up stopped: ${error.message}`);
  process.exitCode = 1;
}
