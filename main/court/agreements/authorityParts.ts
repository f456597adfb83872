/** Whether whoever acts for a party shows by what, and whether it lets them bind the party: the papers, the terms, the signatures. Pure. */
import { binderOf, Capacity, speaks, type ActingFor, type Binder } from '../../contract/session/acting.ts';
import { authorityName, type SignedPacket } from '../../contract/session/packet.ts';
import { may, type Role } from '../../contract/session/roles.ts';
import type { Proof } from '../../proof/proof.ts';
import type { Refusal } from './flaws.ts';

export type AuthorityParts = {
  readonly packet: SignedPacket;
  readonly proof: Proof;
  /** Who beside the party itself may bind it in this regime, by policy. */
  readonly binders: readonly Binder[];
};

const bad = (flaw: Refusal['flaw'], act: string | null = null): Refusal => ({ flaw, act });

const same = (a: ActingFor | undefined, b: ActingFor | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a.party === b.party && a.as === b.as && a.authority === b.authority && a.papers.join() === b.papers.join(); // prettier-ignore

/** `who` may sign for `party`: itself, or somebody whose papers say so. */
export function bindsParty({ proof, binders }: AuthorityParts, who: string, party: string): boolean {
  if (who === party) return proof.participants.some((one) => one.id === who && one.role === 'party');
  const acting = proof.participants.find((one) => one.id === who)?.acting;
  return acting?.party === party && binders.includes(binderOf(acting.as, acting.authority));
}

export function authorityFlaw(parts: AuthorityParts): Refusal | null {
  return papersFlaw(parts) ?? signersFlaw(parts) ?? signedFlaw(parts);
}

/** Everybody who acts for a party names it and shows a paper; every paper is somebody's. */
function papersFlaw({ packet, proof }: AuthorityParts): Refusal | null {
  const files = new Map(packet.files.flatMap((file) => (file.role === 'authority' ? [[file.name, file.sha256] as const] : []))); // prettier-ignore
  for (const { id, role, side, acting } of proof.participants) {
    if (!same(acting, packet.people.find((one) => one.id === id)?.acting)) return bad('peopleDiffer');
    if (Capacity.safeParse(role).success !== (acting !== undefined)) return bad('authorityMissing');
    if (acting === undefined) continue;
    const party = proof.participants.find((one) => one.id === acting.party);
    const fits = party?.role === 'party' && party.side === side && acting.as === role && (acting.authority === null) === (role !== 'agent'); // prettier-ignore
    if (!fits) return bad('peopleDiffer');
    for (const [index, sha256] of acting.papers.entries()) {
      const name = authorityName(id, index + 1);
      if (files.get(name) !== sha256) return bad('authorityMissing');
      files.delete(name);
    }
  }
  return files.size === 0 ? null : bad('authorityMissing');
}

/** The terms name as signer nobody who may not sign, and say of the authority what the paper says. */
function signersFlaw(parts: AuthorityParts): Refusal | null {
  for (const { id: party, signer } of parts.packet.draft?.parties ?? []) {
    if (signer === null) continue; // said by the check of the terms
    const one = parts.proof.participants.find((person) => person.id === signer.id);
    const as = one?.role === 'party' ? 'self' : one?.role;
    if (one === undefined || as !== signer.as || !bindsParty(parts, signer.id, party))
      return bad('notAuthorised');
  }
  return null;
}

/** The permission matrix (domain.md 4.12): a helper signs nothing, and nobody signs for a party who cannot bind it. */
function signedFlaw(parts: AuthorityParts): Refusal | null {
  for (const act of parts.proof.acts) {
    if (act.act !== 'signed') continue;
    const one = parts.proof.participants.find((person) => person.id === act.who);
    if (one === undefined) return bad('peopleDiffer', act.id);
    const party = one.acting?.party ?? one.id;
    if (!mayEverSign(one.role) || (speaks(one.role) && !bindsParty(parts, one.id, party)))
      return bad('notAuthorised', act.id);
  }
  return null;
}

const AT_THE_TABLE = {
  residentConsents: true, ownRegime: true, inSession: true, hosting: true, leading: true, ownSide: true, policyAllows: true,
  receipted: true, courtOrdered: true,
} as const; // prettier-ignore
const mayEverSign = (role: Role): boolean => may(role, 'signForOneself', AT_THE_TABLE);
