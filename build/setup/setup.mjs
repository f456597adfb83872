/** Sets up this machine for Yuncang: says what it will do and why, then does what is not done yet. Safe to run again. */
import { setUp } from './set-up.mjs';
import { say } from './say.mjs';

process.exitCode = await setUp(process.argv[2] ?? 'everything');
if (process.exitCode === 0 && process.argv[2] === undefined) say('Set-up complete.');
