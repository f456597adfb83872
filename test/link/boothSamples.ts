/** A synthetic request bundle: nobody's name, nobody's number. */
import type { IdentityCheck, RequestBundle } from '../../main/contract/request.ts';
import type { AgreementPacket } from '../../main/contract/session/packet.ts';

const AT = '2026-03-04T09:00:00.000+08:00';
const clock = { wall: AT, monotonicMs: 1, bootId: 'boot', lastSyncAt: null, trusted: false };
const identity: IdentityCheck = { method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: 'SAM-1', at: AT }; // prettier-ignore

export const CANARY_NAME = '测试金丝雀';
export const CANARY_NUMBER = '11010519491231002X';

export function sampleBundle(id: string): Omit<RequestBundle, 'files'> {
  return {
    schema: 'request/1', id, kind: 'mediationRequest', visitId: `visit-${id}`, capturedAt: AT, clock,
    card: {
      type: 'resident', name: CANARY_NAME, sex: '1', birth: '19491231', number: CANARY_NUMBER, validFrom: '20200101',
      validTo: '长期', nation: '01', address: '测试路1号', authority: '测试局',
    },
    identity,
    needs: { larger: false, readAloud: false, helper: 'none' },
    consents: [],
    request: {
      disputeKind: 'loan', causes: [], path: 'mediate', applicant: { phone: '', habitualResidence: '' }, respondents: [],
      claims: [], facts: [], evidence: [], service: { address: '', phone: '', receiver: '' }, eService: null, mediationWish: 'yes',
    },
    policyVersion: '1',
    document: { templateId: 't', templateVersion: '1', title: '申请书', sha256: 'a'.repeat(64), pages: 1 },
    signature: {
      documentSha256: 'a'.repeat(64),
      geometry: { maxX: 100, maxY: 100, maxPressure: 1023, unitsPerMm: 10, samplesPerSecond: 200 },
      pad: { model: 'pad', serial: 's', firmware: 'f', driver: 'stu' },
      samples: [], gaps: 0, startedAt: AT, completedAt: AT, clock, identity, samplesSha256: 'b'.repeat(64),
      pagesShown: [1], readOutOffered: true, helper: 'none',
    },
    corrects: null,
  }; // prettier-ignore
}

/** The packet of a mediation nobody held. */
export const samplePacket = (session: string): Omit<AgreementPacket, 'files'> => ({
  schema: 'agreement/1', id: session, kind: 'mediationAgreement', session, regime: 'people', disputeKind: 'loan', capturedAt: AT, clock, link: 'offline',
  site: '测试站点', booth: '测试舱', policyVersion: '1',
  document: { title: '协议', templateId: 't', templateVersion: '1', pages: 1, bytes: 10, sha256: 'a'.repeat(64) },
  people: [], lights: { parties: [], others: [], effectiveAt: null }, issuer: { certificate: 'c', kid: 'k', sig: 's' },
}); // prettier-ignore
