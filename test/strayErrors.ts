/** A reporter for Vitest: errors that belong to no test (a rejection nobody waited for) are left beside its report, so that the end of a long run names them. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { strayFile } from './tally.ts';

/** Where Vitest's own report goes, given by whoever runs it. */
const report = process.env['YUNCANG_REPORT'];

export default class StrayErrors implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (_modules, unhandled) => {
    if (report === undefined || unhandled.length === 0) return;
    const told = unhandled.map(({ message, stack }) => stack ?? message);
    writeFileSync(strayFile(report), JSON.stringify(told));
  };
}
