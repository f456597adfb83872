/** What of a hearing never changes once it is fixed, as the court keeps it. */
import type { z } from 'zod';
import { HearingPost } from '../../contract/hearing/border.ts';

export const HearingFacts = HearingPost.pick({ caseNumber: true, cause: true, courtroom: true, judge: true, phone: true, rules: true }); // prettier-ignore
export type HearingFacts = z.infer<typeof HearingFacts>;
