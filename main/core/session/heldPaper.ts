/** What the runner holds of one table: its papers with the signatures they have, and who issues these. */
import type { GroupRoster } from '../../contract/session/group.ts';
import type { SignerEvidence } from '../../contract/session/packet.ts';
import type { AgreementDraft } from '../../contract/session/terms.ts';
import type { TableIssuer } from './tableIssuer.ts';

export interface Paper {
  /** Length before any signature. */
  readonly base: number;
  readonly pdf: Uint8Array;
  readonly evidence: readonly SignerEvidence[];
  /** What it was made from: a newer pack may be in use by the time it is sealed. */
  readonly template: { readonly id: string; readonly version: string };
  readonly policyVersion: string;
}
/** `roster`: of a group, as it was when the paper was made. */
export type Agreement = Paper & { readonly terms: AgreementDraft; readonly roster: GroupRoster | null };

export interface Held {
  readonly agreement: Agreement | null;
  readonly application: Paper | null;
  readonly issuer: TableIssuer | null;
}

export const HOLDS_NOTHING: Held = { agreement: null, application: null, issuer: null };
