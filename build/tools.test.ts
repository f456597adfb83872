/** Tests of tools.ts: every tool of the checks is found where its package says, without a shell. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toolCommand } from './tools.ts';

it.each(['tsc', 'oxlint', 'vitest', 'knip', 'prettier', 'playwright'])(
  '%s is a script for this Node',
  (tool) => {
    const [program, [script = '', ...args]] = toolCommand(tool, ['--version']);
    expect(program).toBe(process.execPath);
    expect(existsSync(script)).toBe(true);
    expect(args).toEqual(['--version']);
  },
);

it('takes a full path as it is', () => {
  expect(toolCommand(process.execPath, ['a.ts'])).toEqual([process.execPath, ['a.ts']]);
});

it('knows no other program', () => {
  expect(() => toolCommand('rm', [])).toThrow('no tool rm');
});
