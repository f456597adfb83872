/** The sum of `npm test` counts what the runners report, and never turns a broken run into a good one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { playwrightTally, vitestTally } from './tally.ts';

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tally-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts passed, failed and skipped tests of Vitest', () => {
  expect(vitestTally(report({ numPassedTests: 12, numFailedTests: 2, numPendingTests: 3 }), 1)).toEqual({
    passed: 12,
    failed: 2,
    skipped: 3,
  });
});

it('counts a runner that ended badly without a failed test as one failure', () => {
  expect(vitestTally(report({ numPassedTests: 12, numFailedTests: 0, numPendingTests: 0 }), 1)).toEqual({
    passed: 12,
    failed: 1,
    skipped: 0,
  });
});

it('counts a missing report as one failure', () => {
  expect(vitestTally('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('counts a journey that passed only at a second try as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightTally(report({ stats }), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});
