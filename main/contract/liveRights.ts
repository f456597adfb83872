/** What the permission matrix (domain.md 4.12) gives a capacity in a live session, asked by core and court alike. Pure. */
import type { LiveRole } from './live.ts';
import { speaks } from './session/acting.ts';
import { may, UNMET, type Role } from './session/roles.ts';

/** Of a hearing there is no agreement to write; an interpreter only points. */
const ROLE_OF: Readonly<Record<Exclude<LiveRole, 'booth'>, Role | null>> = {
  party: 'party', agent: 'agent', interpreter: null, mediator: 'mediator', judicialOfficer: 'judicialOfficer',
  policeOfficer: 'policeOfficer', judge: 'judge', plaintiff: null, defendant: null, thirdParty: null, witness: null,
}; // prettier-ignore

/**
 * Who may be let write in the shared draft. Parties and their agents write their own words; a mediator and a judicial officer
 * with the parties' consent, which the host's letting them is; a helper only points, police and court write for nobody.
 * What the booth writes is its own table's matter.
 */
export function mayWriteDraft(role: LiveRole): boolean {
  if (role === 'booth') return true;
  const as = ROLE_OF[role];
  return as !== null && (speaks(as) || may(as, 'typeForResident', { ...UNMET, residentConsents: true }));
}
