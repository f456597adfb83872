/** Whose attendance it is: a secret of the booth, for one coming. */
import { z } from 'zod';

export const AttendanceToken = z.string().regex(/^[\w-]{43}$/);
