/** Who takes part for a party: in which capacity, with which authority as the paper says it, and who of them binds the party. Pure. */
import { z } from 'zod';
import type { Role } from './roles.ts';

/** 委托代理人, 法定代理人, 法定代表人. */
export const Capacity = z.enum(['agent', 'guardian', 'legalRep']);
export type Capacity = z.infer<typeof Capacity>;

/**
 * Of an agent, as it stands on the power of attorney. `special` (特别授权): it names admitting, waiving, changing claims and
 * settling one by one. "全权代理" alone is `general` (民诉法 62, 解释 89).
 */
export const Authority = z.enum(['special', 'general']);
export type Authority = z.infer<typeof Authority>;

/** Who may bind a party, as policy names them; the party itself always may. */
export const Binder = z.enum(['guardian', 'legalRep', 'specialAgent', 'generalAgent']);
export type Binder = z.infer<typeof Binder>;

/** For packs and packets made before this was policy data (民诉法 60-62). */
export const USUAL_BINDERS: readonly Binder[] = ['guardian', 'legalRep', 'specialAgent'];

/** How somebody acts for a party, as records tell it. `papers`: digests of the scanned pages that show it. */
export const ActingFor = z.object({
  party: z.string().max(60),
  as: Capacity,
  /** Of agents only. */
  authority: Authority.nullable(),
  papers: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(20),
});
export type ActingFor = z.infer<typeof ActingFor>;

export function binderOf(as: Capacity, authority: Authority | null): Binder {
  if (as !== 'agent') return as;
  return authority === 'special' ? 'specialAgent' : 'generalAgent';
}

/** Roles that speak for a party: the party itself and whoever acts for it. A helper or an interpreter does not. */
export const speaks = (role: Role): boolean => role === 'party' || Capacity.safeParse(role).success;
