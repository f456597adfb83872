/** The proof of one member's consent and the packet that carries it to the court: this member, whoever leads, and nobody else. Pure. */
import type { SessionCheck } from '../../../contract/remote/signature.ts';
import type { PolicyPack } from '../../../contract/policy.ts';
import type { ClockQuality } from '../../../contract/request.ts';
import type { GroupConsentPacket, SignerEvidence } from '../../../contract/session/packet.ts';
import type { Proof } from '../../../proof/proof.ts';
import { printable } from '../../documents/printableText.ts';
import { maskPerson } from '../../visit/masking.ts';
import type { DocumentMade, Ink } from '../../visit/visit.ts';
import { regimeOfGroup, type Consenting, type GroupDesk } from './groupDesk.ts';

export interface ConsentFacts {
  readonly pack: PolicyPack;
  readonly clock: ClockQuality;
  readonly site: { readonly site: string; readonly booth: string; readonly court: string };
  readonly link: 'online' | 'offline';
  readonly software: string;
  readonly template: { readonly id: string; readonly version: string };
  readonly document: DocumentMade;
  /** Length of the paper before the signature. */
  readonly baseBytes: number;
  readonly annex: string;
  readonly samples: string;
  readonly pad: { readonly model: string; readonly serial: string; readonly firmware: string };
  readonly field: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly signedAt: string;
}

export const memberId = (no: number): string => `M${no}`;
export const consentAct = (no: number): string => `act-M${no}`;
/** Of the item in the outbox: one member, one consent, whatever is tried again. */
export const consentRef = (group: string, no: number): string => `${group}-c${no}`;

const masterOf = ({ group }: GroupDesk) => {
  if (group.master === null) throw new Error('a consent to nothing');
  return group.master;
};

export function consentProof(desk: GroupDesk, person: Consenting, ink: Ink, facts: ConsentFacts): Proof {
  const { pack, clock, site, software, template, document, baseBytes, signedAt } = facts;
  const { trusted } = clock;
  const { no, identity, shown } = person;
  const checked = (checks: readonly SessionCheck[]) => checks.map(({ method, level, at }) => ({ method, level, time: { at, trusted } }));
  return {
    v: 1,
    document: { title: document.title['zh-CN'], template: template.id, templateVersion: template.version, pages: document.pages, bytes: baseBytes, sha256: document.sha256 },
    session: {
      id: masterOf(desk).session, regime: desk.regime, booth: `${site.site} ${site.booth}`, court: site.court, opened: { at: identity.check.at, trusted },
      closed: { at: clock.wall, trusted },
    },
    participants: [
      { id: memberId(no), role: 'party', name: printable(identity.card.name), side: 'applicant', place: 'A', joinedAt: identity.check.at, leftAt: null, identity: checked([identity.check]) },
      {
        id: 'lead', role: desk.lead.role, name: `${printable(desk.sitter.identity.card.name)}（${regimeOfGroup(pack, desk).paper.lead}）`, side: null, place: 'staff',
        joinedAt: desk.sitter.joinedAt, leftAt: null, identity: checked(desk.sitter.checks),
      },
    ],
    versions: [{ version: 1, sha256: document.sha256, time: { at: ink.startedAt, trusted } }],
    shown: shown.map(({ page, ms, at, trusted: sure }) => ({ who: memberId(no), what: `page-${page}`, way: 'seen', ms, time: { at, trusted: sure } })),
    devices: [{ kind: 'idReader', model: 'SAM', serial: identity.check.samNumber.slice(0, 60) }, { kind: 'signaturePad', model: facts.pad.model, serial: facts.pad.serial }],
    software,
    policyVersion: pack.version,
    acts: [{
      id: consentAct(no), who: memberId(no), act: 'signed', document: document.sha256, began: { at: ink.startedAt, trusted }, done: { at: signedAt, trusted },
      seat: 'A', soleControl: true, pad: facts.pad, samples: facts.samples, field: facts.field,
    }],
  };
} // prettier-ignore

export function consentPacket(
  desk: GroupDesk,
  person: Consenting,
  facts: ConsentFacts,
  issuer: GroupConsentPacket['issuer'],
): Omit<GroupConsentPacket, 'files'> {
  const { pack, clock, site, link, template, document, baseBytes, annex, signedAt } = facts;
  const master = masterOf(desk);
  const { no, identity } = person;
  const masked = ({ name, number }: typeof identity.card) => {
    const { masked: shown, last4 } = maskPerson(name, number);
    return { masked: shown, last4 };
  };
  return {
    schema: 'groupConsent/1', kind: 'groupConsent', id: consentRef(desk.group.id, no), session: master.session, regime: desk.regime, disputeKind: desk.kind,
    capturedAt: clock.wall, clock, link: regimeOfGroup(pack, desk).withoutLink ? link : 'online', site: site.site, booth: site.booth, policyVersion: pack.version,
    document: { title: document.title['zh-CN'], templateId: template.id, templateVersion: template.version, pages: document.pages, bytes: baseBytes, sha256: document.sha256 },
    people: [
      { id: memberId(no), role: 'party', side: 'applicant', seat: 'A', ...masked(identity.card), act: consentAct(no) },
      { id: 'lead', role: desk.lead.role, side: null, seat: 'staff', ...masked(desk.sitter.identity.card), act: null },
    ],
    lights: { parties: [{ party: memberId(no), at: signedAt }], others: [], effectiveAt: null },
    agreement: { title: master.title, sha256: master.sha256 },
    member: { no, annex },
    issuer,
  };
} // prettier-ignore

export function consentEvidence(
  { no, identity, told }: Consenting,
  ink: Ink & { readonly geometry: NonNullable<Ink['geometry']>; readonly pad: NonNullable<Ink['pad']> },
  at: { readonly document: string; readonly signedAt: string; readonly samples: string; readonly clock: ClockQuality },
): SignerEvidence {
  return {
    v: 1, act: consentAct(no), who: memberId(no), role: 'party', card: identity.card, identity: identity.check, notices: [...told], documentSha256: at.document,
    geometry: ink.geometry, pad: ink.pad, samples: ink.batches.flat(), gaps: ink.gaps, startedAt: ink.startedAt, completedAt: at.signedAt, clock: at.clock,
    samplesSha256: at.samples,
  };
} // prettier-ignore
