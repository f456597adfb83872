/** Properties are tried with the same values in every `npm test`; the long run tries new ones, and tells the seed of what it finds. */
import fc from 'fast-check';

if (process.env['YUNCANG_LONG'] !== '1') fc.configureGlobal({ seed: 20_261_127 });
