/** Says of a PDF and its proof who signed what and when, or the first thing that was changed. The same code in the court, in tests and in the stand-alone page. */
import { verifyAsync } from '@noble/ed25519';
import { err, ok, type Result } from '../contract/result.ts';
import { fromBase64Url, sha256, sha256Hex } from './bytes.ts';
import { verifyCms, type CmsFlaw } from './cms.ts';
import { foreignChange } from './pdf/increments.ts';
import { readRevisions, type PdfFile } from './pdf/revisions.ts';
import { signatureFieldOf, type FieldFlaw } from './pdf/signatureField.ts';
import { brokenRemoteAct } from './remoteActs.ts';
import { certifiedSealer, readCertificate, type Sealer } from './sealers.ts';
import {
  canonicalText,
  Proof,
  proofText,
  SealedProof,
  sealedText,
  type ProofAct,
  type Seal,
} from './proof.ts';

/** Whom to believe: built into the page or configured, never read from what is checked. */
export interface Anchors {
  /** Root certificates, DER. */
  readonly roots: readonly Uint8Array[];
  /** Ed25519 keys of those who seal, raw 32 bytes. */
  readonly keys: readonly { readonly by: Seal['by']; readonly kid: string; readonly key: Uint8Array }[];
  /** Ed25519 keys of booths that read a card of somebody elsewhere: they vouch for that alone, and seal nothing. */
  readonly readers?: readonly { readonly kid: string; readonly key: Uint8Array }[];
  /** Certificates a court took back; what it had sealed before that stands. */
  readonly revoked?: readonly { readonly serial: string; readonly at: string }[];
}

/** Each has its own sentence; `act` is the id of the signing act it concerns. */
export type Broken =
  | { readonly what: 'proofUnreadable' }
  | { readonly what: 'proofRespelled' }
  | { readonly what: 'sealMissing'; readonly by: Seal['by'] }
  | { readonly what: 'sealBroken'; readonly by: Seal['by'] }
  | { readonly what: 'sealerUnknown'; readonly by: Seal['by'] }
  | { readonly what: 'sealerRevoked'; readonly by: Seal['by'] }
  | { readonly what: 'pdfUnreadable'; readonly at: string }
  | { readonly what: 'paperChanged' }
  | { readonly what: 'otherPaper'; readonly act: string }
  | { readonly what: 'foreignChange'; readonly revision: number; readonly how: string }
  | { readonly what: 'fieldBroken'; readonly revision: number; readonly how: FieldFlaw }
  | { readonly what: 'signatureBroken'; readonly act: string; readonly how: CmsFlaw }
  | { readonly what: 'signerDiffers'; readonly act: string }
  | { readonly what: 'remoteBroken'; readonly act: string }
  | { readonly what: 'readerUnknown'; readonly act: string }
  | { readonly what: 'signatureUnproved'; readonly revision: number }
  | { readonly what: 'signatureMissing'; readonly act: string };

export interface Intact {
  readonly proof: Proof;
  readonly acts: readonly (ProofAct & { readonly name: string })[];
  /** Who sealed the proof; without the court it is the booth's word alone. */
  readonly sealedBy: readonly Seal['by'][];
  readonly courtSealedAt: string | null;
}

export async function verifyAgreement(
  pdf: Uint8Array,
  proofFile: Uint8Array,
  anchors: Anchors,
): Promise<Result<Intact, Broken>> {
  const read = readProof(proofFile);
  if (!read.ok) return read;
  const { sealed, proof } = read.value;
  const seals = await checkSeals(sealed, anchors);
  if (seals !== null) return err(seals);
  const file = readRevisions(pdf);
  if (!file.ok) return err({ what: 'pdfUnreadable', at: file.error.at });
  const paper = await checkPaper(pdf, file.value, proof);
  if (paper !== null) return err(paper);
  const signatures = await checkSignatures(pdf, file.value, proof, anchors.roots, certificatesIn(sealed));
  if (signatures !== null) return err(signatures);
  const afar = await brokenRemoteAct(proof, (kid) => readerKey(kid, sealed, proof, anchors));
  if (afar !== null) return err(afar);
  const court = sealed.seals.find((seal) => seal.by === 'court');
  const names = new Map(proof.participants.map((one) => [one.id, one.name]));
  return ok({
    proof,
    acts: proof.acts.map((act) => ({ ...act, name: names.get(act.who) ?? '' })),
    sealedBy: sealed.seals.map((seal) => seal.by),
    courtSealedAt: court?.at ?? null,
  });
}

function readProof(
  bytes: Uint8Array,
): Result<{ readonly sealed: SealedProof; readonly proof: Proof }, Broken> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const sealed = SealedProof.parse(JSON.parse(text));
    const proof = Proof.parse(JSON.parse(sealed.proof));
    // a blank, an escape or another order says the same and is still a changed byte
    const whole = canonicalText(sealed) === text && proofText(proof) === sealed.proof;
    return whole ? ok({ sealed, proof }) : err({ what: 'proofRespelled' });
  } catch {
    return err({ what: 'proofUnreadable' });
  }
}

async function checkSeals(sealed: SealedProof, anchors: Anchors): Promise<Broken | null> {
  if (!sealed.seals.some((seal) => seal.by === 'booth')) return { what: 'sealMissing', by: 'booth' };
  // "sealed by" is said once of each
  if (new Set(sealed.seals.map((seal) => seal.by)).size !== sealed.seals.length)
    return { what: 'proofRespelled' };
  if (!(await certificatesSealed(sealed))) return { what: 'proofRespelled' };
  const digest = await sha256Hex(sealed.proof);
  const courtAt = sealed.seals.find((seal) => seal.by === 'court')?.at ?? null;
  for (const seal of sealed.seals) {
    // a booth's clock may be wrong: with the court's seal beside it, the court's time says when the certificate had to be good
    const sealer = await sealerOf(seal, sealed, anchors, new Date(courtAt ?? seal.at));
    if (sealer === null) return { what: 'sealerUnknown', by: seal.by };
    const sig = fromBase64Url(seal.sig);
    const good = sig !== null && (await verifyAsync(sig, new TextEncoder().encode(sealedText(seal, digest)), sealer.key).catch(() => false)); // prettier-ignore
    if (!good) return { what: 'sealBroken', by: seal.by };
    if (isTakenBack(sealer, anchors, courtAt)) return { what: 'sealerRevoked', by: seal.by };
  }
  return null;
}

/** What the court had sealed before it took the key back stands. */
function isTakenBack({ serial }: Sealer, { revoked }: Anchors, courtAt: string | null): boolean {
  const taken = revoked?.find((one) => one.serial === serial);
  if (taken === undefined) return false;
  return courtAt === null || Date.parse(courtAt) >= Date.parse(taken.at);
}

/** The booth that read a card elsewhere: pinned, or certified as a booth by the root, as whoever sealed the proof is. */
async function readerKey(
  kid: string,
  sealed: SealedProof,
  { session }: Proof,
  anchors: Anchors,
): Promise<Uint8Array | null> {
  const pinned = anchors.readers?.find((one) => one.kid === kid);
  if (pinned !== undefined) return pinned.key;
  const courtAt = sealed.seals.find((seal) => seal.by === 'court')?.at ?? null;
  const when = new Date(courtAt ?? session.closed.at);
  const reader = await certifiedSealer({ by: 'booth', kid }, certificatesIn(sealed), anchors.roots, when);
  return reader === null || isTakenBack(reader, anchors, courtAt) ? null : reader.key;
}

async function sealerOf(
  seal: Seal,
  sealed: SealedProof,
  { keys, roots }: Anchors,
  when: Date,
): Promise<Sealer | null> {
  const pinned = keys.find((one) => one.by === seal.by && one.kid === seal.kid);
  if (pinned !== undefined) return { key: pinned.key, serial: null };
  return certifiedSealer(seal, certificatesIn(sealed), roots, when);
}

/** The court's seal names the certificates that came with it; nobody else adds any. */
async function certificatesSealed({ certificates, seals }: SealedProof): Promise<boolean> {
  const digest = certificates === undefined ? undefined : await sha256Hex(canonicalText(certificates));
  const court = seals.find((seal) => seal.by === 'court')?.certificates;
  return court === digest && seals.every((seal) => seal.by === 'court' || seal.certificates === undefined);
}

/** What is no certificate is left out: it leads nowhere. */
const certificatesIn = ({ certificates }: SealedProof): readonly Uint8Array[] =>
  (certificates ?? []).flatMap((text) => {
    const der = fromBase64Url(text);
    return der === null || readCertificate(der) === null ? [] : [der];
  });

/** The paper as it was made is the first revision; everybody put their name under these very bytes. */
async function checkPaper(pdf: Uint8Array, file: PdfFile, proof: Proof): Promise<Broken | null> {
  const { bytes, sha256: digest } = proof.document;
  const [base] = file.revisions;
  const inside =
    base !== undefined &&
    bytes >= base.end &&
    bytes <= pdf.length &&
    file.text.slice(base.end, bytes).trim() === '';
  if (!inside || (await sha256Hex(pdf.subarray(0, bytes))) !== digest) return { what: 'paperChanged' };
  // an objection may have been to an earlier text; a signature is under this one alone
  const versions = new Set(proof.versions.map((one) => one.sha256));
  const other = proof.acts.find(({ act, document }) => document !== digest && (act === 'signed' || !versions.has(document))); // prettier-ignore
  return other === undefined ? null : { what: 'otherPaper', act: other.id };
}

async function checkSignatures(
  pdf: Uint8Array,
  file: PdfFile,
  proof: Proof,
  roots: readonly Uint8Array[],
  more: readonly Uint8Array[],
): Promise<Broken | null> {
  const left = new Map(
    proof.acts.flatMap((act) => (act.field === null ? [] : [[act.field.bytes, act] as const])),
  );
  for (let revision = 1; revision < file.revisions.length; revision += 1) {
    const how = foreignChange(file, revision);
    if (how !== null) return { what: 'foreignChange', revision, how };
    const field = signatureFieldOf(file, revision);
    if (typeof field === 'string') return { what: 'fieldBroken', revision, how: field };
    const [[from, to], [next, end]] = field.ranges;
    const act = left.get(end);
    if (act === undefined || act.field === null) return { what: 'signatureUnproved', revision };
    left.delete(end);
    if ((await sha256Hex(pdf.subarray(0, end))) !== act.field.sha256)
      return { what: 'signatureUnproved', revision };
    const digest = await sha256(joined(pdf.subarray(from, to), pdf.subarray(next, end)));
    const checked = await verifyCms(field.cms, digest, roots, new Date(act.done.at), more);
    if (!checked.ok) return { what: 'signatureBroken', act: act.id, how: checked.error };
    const person = proof.participants.find((one) => one.id === act.who);
    if (person?.name !== checked.value.commonName) return { what: 'signerDiffers', act: act.id };
  }
  const [missing] = left.values();
  return missing === undefined ? null : { what: 'signatureMissing', act: missing.id };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
