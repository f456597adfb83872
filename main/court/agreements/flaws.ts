/** What is wrong with a packet, from its own name to the few words of a receipt. Pure. */
import type { AgreementFlaw } from '../../contract/agreements.ts';
import type { RejectReason } from '../../contract/link.ts';
import { err } from '../../contract/result.ts';
import type { Broken } from '../../proof/verify.ts';

/** `act` is the signing act it concerns, as the proof names it. */
export type Refusal = { readonly flaw: AgreementFlaw; readonly act: string | null };

export const refused = (
  flaw: AgreementFlaw,
  act: string | null = null,
): { readonly ok: false; readonly error: Refusal } => err({ flaw, act });

/** The seal of a packet and the seal on a proof are two things. */
export const flawOf = (broken: Broken): Refusal => ({
  flaw: broken.what === 'sealBroken' ? 'proofSealBroken' : broken.what,
  act: 'act' in broken ? broken.act : null,
});

const REASONS: Readonly<Record<AgreementFlaw, RejectReason>> = {
  sealBroken: 'unreadable',
  packetUnreadable: 'unreadable',
  proofUnreadable: 'unreadable',
  pdfUnreadable: 'unreadable',
  fileMissing: 'partsDiffer',
  fileDiffers: 'partsDiffer',
  pagesDiffer: 'partsDiffer',
  documentDiffers: 'partsDiffer',
  sessionDiffers: 'partsDiffer',
  peopleDiffer: 'partsDiffer',
  evidenceDiffers: 'partsDiffer',
  lightsDiffer: 'partsDiffer',
  termsDiffer: 'partsDiffer',
  tooLarge: 'tooLarge',
  tooManyPages: 'tooLarge',
  tooSlow: 'tooLarge',
  issuerForeign: 'untrusted',
  boothRevoked: 'untrusted',
  sealerUnknown: 'untrusted',
  sealerRevoked: 'untrusted',
  sealMissing: 'untrusted',
  proofRespelled: 'altered',
  proofSealBroken: 'altered',
  paperChanged: 'altered',
  otherPaper: 'altered',
  foreignChange: 'altered',
  fieldBroken: 'altered',
  signatureBroken: 'altered',
  remoteBroken: 'altered',
  readerUnknown: 'untrusted',
  signerDiffers: 'altered',
  signatureUnproved: 'altered',
  signatureMissing: 'altered',
  termsContradict: 'contradicts',
  notAuthorised: 'contradicts',
  authorityMissing: 'partsDiffer',
  regimeUnknown: 'contradicts',
  switchForeign: 'contradicts',
  leadForeign: 'contradicts',
  templateForeign: 'partsDiffer',
  signedByHandOnly: 'contradicts',
  needsLink: 'contradicts',
  agentsExcluded: 'contradicts',
  remoteExcluded: 'contradicts',
  notTold: 'partsDiffer',
  lightsForeign: 'contradicts',
  openingForeign: 'contradicts',
  bystanderActed: 'contradicts',
  wardForeign: 'contradicts',
  notBoth: 'partsDiffer',
  foreignSigner: 'altered',
  late: 'contradicts',
  otherAgreement: 'contradicts',
  excluded: 'contradicts',
  rosterDiffers: 'partsDiffer',
  representativeForeign: 'altered',
  memberForeign: 'altered',
  annexDiffers: 'partsDiffer',
  otherConsent: 'contradicts',
  repeated: 'repeated',
};

export const reasonOf = (flaw: AgreementFlaw): RejectReason => REASONS[flaw];
