/** `npm run check`: types against both Electrons, lint, import rules, unused parts and formatting. */
import { runSteps } from './steps.ts';

const steps = [
  { name: 'types (Electron 45)', program: 'tsc', args: ['-p', '.'] },
  { name: 'types (Electron 33)', program: 'tsc', args: ['-p', 'tsconfig.electron33.json'] },
  { name: 'lint', program: 'oxlint', args: ['--type-aware', '--quiet'] },
  {
    name: 'import rules',
    program: 'vitest',
    args: ['run', 'test/properties/importRules.test.ts', '--silent'],
  },
  { name: 'unused parts', program: 'knip', args: ['--no-progress'] },
  { name: 'formatting', program: 'prettier', args: ['--check', '--log-level=warn', '.'] },
];

process.exitCode = (await runSteps(steps)) ? 0 : 1;
