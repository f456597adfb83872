/** Whom the agreement of a group's representatives binds: chosen by whoever leads, worded by policy. */
import { z } from 'zod';

/** `each`: whoever consented is bound, whoever did not is not; `all`: nobody is bound before everybody consented. */
export const GroupEffect = z.enum(['each', 'all']);
export type GroupEffect = z.infer<typeof GroupEffect>;
