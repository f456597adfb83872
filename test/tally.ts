/** How many tests passed, failed and were left out, and which failed, read from what the test runners leave behind. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { root } from '../build/start/places.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Of what this machine has not: neither passed nor failed, and told. */
  readonly skipped: number;
  /** Each failed test by name, with what it said: repeated at the end, where a long run is read first. */
  readonly failures: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  failures: [...one.failures, ...other.failures],
});

const broken = (what: string): Tally => ({ ...NOTHING, failed: 1, failures: [what] });

export const checkTally = (code: number): Tally =>
  code === 0 ? { ...NOTHING, passed: 1 } : broken('checks');

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

interface Suite {
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string | undefined } | undefined }[];
    }[];
  }[];
  readonly suites?: readonly Suite[] | undefined;
}
const SuiteReport: z.ZodType<Suite> = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      ok: z.boolean(),
      tests: z.array(
        z.object({
          results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(SuiteReport).optional();
  },
});
/** Playwright counts a test that passed at a second try as flaky; here that is a failure. */
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(SuiteReport),
  /** What belongs to no test. */
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

export function vitestTally(file: string, code: number): Tally {
  const report = VitestReport.safeParse(reportIn(file));
  if (!report.success) return broken('the tests under Node left no report');
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    testResults,
  } = report.data;
  const failures = testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative(root, path);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [failure(name, 'does not load', message)] : [];
    return tests.map((test) => failure(name, test.fullName, test.failureMessages?.join('\n')));
  });
  return honest({ passed, failed, skipped, failures }, code, straysOf(file));
}

/** Where errors that belong to no test lie, beside a report of Vitest; there only where there were any. */
export const strayFile = (report: string): string => `${report}.stray`;

const straysOf = (report: string): string[] =>
  z
    .array(z.string())
    .catch([])
    .parse(reportIn(strayFile(report)))
    .map(stray);

export function playwrightTally(file: string, code: number): Tally {
  const report = PlaywrightReport.safeParse(reportIn(file));
  if (!report.success) return broken('Playwright left no report');
  const { stats, suites, errors } = report.data;
  const { expected, unexpected, flaky, skipped } = stats;
  const failures = suites.flatMap(failuresIn);
  const strays = errors.map(({ message = 'without a word' }) => stray(message));
  return honest({ passed: expected, failed: unexpected + flaky, skipped, failures }, code, strays);
}

const failuresIn = ({ specs, suites = [] }: Suite): string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const said = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
      return failure(file, title, said.join('\n'));
    }),
  ...suites.flatMap(failuresIn),
];

/** Lines of what a failed test said that are repeated. */
const SAID = 12;
const stray = (said: string): string => failure('no test', 'a stray error', said);
const failure = (file: string, title: string, said = ''): string =>
  [`${file} › ${title}`, ...said.split('\n').slice(0, SAID)].join('\n    ').trimEnd();

/** A runner that ends badly without a failed test (a file that does not load, a stray rejection) still failed. */
const honest = (tally: Tally, code: number, strays: readonly string[] = []): Tally =>
  code !== 0 && tally.failed === 0
    ? {
        ...tally,
        failed: 1,
        failures: [...tally.failures, `a runner ended with ${String(code)}`, ...strays],
      }
    : tally;

function reportIn(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
