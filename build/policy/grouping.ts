/** Which disputes are linked where many have the same respondent, and the salt of the key that links them. */
import type { PolicyPack } from '../../main/contract/policy.ts';

/** Kinds in which one company has many against it; between neighbours and in families nothing is linked. */
export const grouping: PolicyPack['grouping'] = {
  salt: 'yuncang-demonstration-grouping-2026',
  kinds: ['training', 'purchase', 'propertyFee', 'wages', 'company'],
};
