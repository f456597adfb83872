/** The sum of `npm test` counts what the runners report, and never turns a broken run into a good one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../build/start/places.ts';
import { playwrightTally, strayFile, vitestTally } from './tally.ts';

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tally-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const counts = (passed: number, failed: number, skipped: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
});

it('counts passed, failed and skipped tests of Vitest, and names the failed ones', () => {
  const assertionResults = [
    { fullName: 'opens', status: 'passed', failureMessages: [] },
    { fullName: 'closes', status: 'failed', failureMessages: ['expected 1 to be 2'] },
  ];
  const testResults = [
    { name: join(root, 'door.test.ts'), status: 'failed', message: '', assertionResults },
    {
      name: join(root, 'lock.test.ts'),
      status: 'failed',
      message: 'Cannot find key.ts',
      assertionResults: [],
    },
  ];
  expect(vitestTally(report({ ...counts(12, 2, 3), testResults }), 1)).toEqual({
    passed: 12,
    failed: 2,
    skipped: 3,
    failures: [
      'door.test.ts › closes\n    expected 1 to be 2',
      'lock.test.ts › does not load\n    Cannot find key.ts',
    ],
  });
});

it('counts a runner that ended badly without a failed test as one failure', () => {
  expect(vitestTally(report({ ...counts(12, 0, 0), testResults: [] }), 1)).toEqual({
    passed: 12,
    failed: 1,
    skipped: 0,
    failures: ['a runner ended with 1'],
  });
});

it('names what went wrong outside of every test', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
  const errors = [{ message: 'a helper ended early' }];
  expect(playwrightTally(report({ stats, suites: [], errors }), 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 0,
    failures: ['a runner ended with 1', 'no test › a stray error\n    a helper ended early'],
  });

  const file = report({ ...counts(12, 0, 0), testResults: [] });
  writeFileSync(strayFile(file), JSON.stringify(['Error: nobody waited\n    at door.ts:3']));
  expect(vitestTally(file, 1).failures).toEqual([
    'a runner ended with 1',
    'no test › a stray error\n    Error: nobody waited\n        at door.ts:3',
  ]);
});

it('counts a missing report as one failure', () => {
  expect(vitestTally('/nowhere/report.json', 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
});

it('counts a journey that passed only at a second try as failed, and names it', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    file: 'j.spec.ts',
    ok,
    tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
  });
  const suites = [
    { specs: [spec('a', true)], suites: [{ specs: [spec('b', false, 'no receipt\nwaited')] }] },
  ];
  expect(playwrightTally(report({ stats, suites }), 1)).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
    failures: ['j.spec.ts › b\n    no receipt\n    waited'],
  });
});
