/** Every migration in order. Forward only; a released one never changes, its digest is held by a test. */
import { sql as v1 } from './0001.ts';
import { sql as v2 } from './0002.ts';
import { sql as v3 } from './0003.ts';
import { sql as v4 } from './0004.ts';
import { sql as v5 } from './0005.ts';
import { sql as v6 } from './0006.ts';
import { sql as v7 } from './0007.ts';
import { sql as v8 } from './0008.ts';

/** `MIGRATIONS[n]` brings version n to n + 1. */
export const MIGRATIONS: readonly string[] = [v1, v2, v3, v4, v5, v6, v7, v8];
