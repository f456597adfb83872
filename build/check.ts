/** `npm run check`: types against both Electrons, lint, import rules, unused parts and formatting. */
import { runSteps } from './steps.ts';

const steps = [
  { name: 'formatting', program: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { name: 'types (Electron 45)', program: 'tsc', args: ['-p', '.'] },
  { name: 'types (Electron 33)', program: 'tsc', args: ['-p', 'tsconfig.electron33.json'] },
  { name: 'lint', program: 'oxlint', args: ['--type-aware', '--quiet'] },
  {
    name: 'import rules',
    program: 'vitest',
    args: ['run', 'test/properties/importRules.test.ts', '--silent'],
  },
  { name: 'unused parts', program: 'knip', args: ['--no-progress'] },
];

process.exitCode = (await runSteps(steps, 2)) ? 0 : 1;
