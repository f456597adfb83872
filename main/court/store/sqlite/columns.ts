/** What columns hold that SQLite has no type for. */
import { z } from 'zod';

/** Text that is JSON, to be piped into the schema of what it says. */
export const json = z.string().transform((text): unknown => JSON.parse(text));
