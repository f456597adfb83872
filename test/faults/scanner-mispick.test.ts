/** A sheet that was not taken in, one of the wrong length, a tray too full or broken: each said as what it is. */
import { expect, it } from 'vitest';
import { esclScan } from './scannerBenches.ts';

it.each([
  ['mispick', 'mispick'],
  ['pageTooShort', 'paperSize'],
  ['pageTooLong', 'paperSize'],
  ['trayOverloaded', 'trayOverloaded'],
  ['trayFailed', 'outOfService'],
] as const)('over eSCL %s is said as %s', async (fault, kind) => {
  expect((await esclScan(fault)).end).toEqual({ pages: 0, kind });
});
