/** Whether a program stands on the path of this machine. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const programIsHere = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((dir) => existsSync(join(dir, name)));
