/** How many tests passed and failed, read from what the test runners leave behind. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

export const checkTally = (code: number): Tally =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
/** Playwright counts a test that passed at a second try as flaky; here that is a failure. */
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

export function vitestTally(file: string, code: number): Tally {
  const report = VitestReport.safeParse(reportIn(file));
  if (!report.success) return { passed: 0, failed: 1 };
  return honest({ passed: report.data.numPassedTests, failed: report.data.numFailedTests }, code);
}

export function playwrightTally(file: string, code: number): Tally {
  const report = PlaywrightReport.safeParse(reportIn(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.data.stats;
  return honest({ passed: expected, failed: unexpected + flaky }, code);
}

/** A runner that ends badly without a failed test (a file that does not load, a stray rejection) still failed. */
const honest = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

function reportIn(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
