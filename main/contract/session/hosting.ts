/** Who calls a session together for somebody else to lead, and the note of how it came about (受理登记). Pure. */
import { z } from 'zod';
import { may, UNMET, type Role } from './roles.ts';

/** Where a dispute came from (domain.md 4.5, step 1). */
export const DisputeSource = z.enum(['walkIn', 'transfer110', 'gridPatrol', 'courtAssignment', 'agency']);
export type DisputeSource = z.infer<typeof DisputeSource>;

/** As it goes to the court: who opened, for which reason, and when the person present said that they want it. */
export const Opening = z.object({
  /** Participant id of whoever opened. */
  by: z.string().max(60),
  source: DisputeSource,
  consentAt: z.iso.datetime({ offset: true }),
});
export type Opening = z.infer<typeof Opening>;

/** By the permission matrix and the pack's own list; whoever leads a kind does not host it. */
export const mayHost = (
  role: Role,
  regime: { readonly hosts: readonly Role[]; readonly leads: readonly Role[] },
): boolean => regime.hosts.includes(role) && !regime.leads.includes(role) && may(role, 'openSession', UNMET);
