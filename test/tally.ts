/** How many tests passed, failed and were left out, read from what the test runners leave behind. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Of what this machine has not: neither passed nor failed, and told. */
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

export const checkTally = (code: number): Tally => ({ ...NOTHING, [code === 0 ? 'passed' : 'failed']: 1 });

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
/** Playwright counts a test that passed at a second try as flaky; here that is a failure. */
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

export function vitestTally(file: string, code: number): Tally {
  const report = VitestReport.safeParse(reportIn(file));
  if (!report.success) return { ...NOTHING, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report.data;
  return honest({ passed, failed, skipped }, code);
}

export function playwrightTally(file: string, code: number): Tally {
  const report = PlaywrightReport.safeParse(reportIn(file));
  if (!report.success) return { ...NOTHING, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/** A runner that ends badly without a failed test (a file that does not load, a stray rejection) still failed. */
const honest = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;

function reportIn(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
