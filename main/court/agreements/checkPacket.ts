/** Verifies an opened packet whole: its issuer, signatures and proof, then how its parts fit. Reads nothing but what it is given. */
import { verify } from 'node:crypto';
import type { Binder } from '../../contract/session/acting.ts';
import { ok, type Result } from '../../contract/result.ts';
import {
  AGREEMENT_PROOF, evidenceName, issuerClaim, PAPER, SignerEvidence, type SignedPacket,
} from '../../contract/session/packet.ts'; // prettier-ignore
import { fromBase64Url } from '../../proof/bytes.ts';
import { canonicalText, SealedProof, type Proof } from '../../proof/proof.ts';
import { readCertificate } from '../../proof/sealers.ts';
import { verifyAgreement, type Anchors } from '../../proof/verify.ts';
import { ed25519PublicKey } from '../digest.ts';
import { counterSealed, type CourtSeal } from './courtSeal.ts';
import { flawOf, refused, type Refusal } from './flaws.ts';
import { groupFlaw } from './groupParts.ts';
import { cardsOf, type PartyCard } from './partyCards.ts';
import { partsFlaw } from './packetParts.ts';
import { regimeFlaw, type RegimeRules } from './regimeParts.ts';
import { paperFacts, type PaperFacts } from './paperFacts.ts';

export type OpenedPacket = {
  readonly packet: SignedPacket;
  /** Plain bytes by the name in the packet. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The booth's own key, raw, base64url, as registered at its claim, and its name. */
  readonly kid: string;
  readonly publicKey: string;
  /** Who beside the party itself may bind it in this regime, by the court's own policy. */
  readonly binders: readonly Binder[];
  /** The rules of the kinds of mediation, when the packet comes; undefined: it was judged by them before. */
  readonly regimes?: RegimeRules | undefined;
  /** Of an agreement received before: the court's seal, checked by the court's own root as everybody would. */
  /** Other booths that the packet says read a card, as the court has registered them. */
  readonly readers?: readonly { readonly kid: string; readonly publicKey: string }[];
  readonly court: { readonly seal: CourtSeal; readonly anchors: Anchors } | null;
};

/** `cards`: of those who signed as or for a party, as the reader gave them. */
export type CheckedPacket = {
  readonly proof: Proof;
  readonly proofText: string;
  /** What the manifest in the paper says. */
  readonly paper: PaperFacts;
  readonly cards: readonly PartyCard[];
};

export async function checkPacket(opened: OpenedPacket): Promise<Result<CheckedPacket, Refusal>> {
  const { packet, files, kid, publicKey, court, binders, regimes, readers = [] } = opened;
  const issuer = issuerOf(packet, kid, publicKey);
  if (issuer === null) return refused('issuerForeign');
  const [pdf, file] = [files.get(PAPER[packet.kind].name), files.get(AGREEMENT_PROOF)];
  if (pdf === undefined || file === undefined) return refused('fileMissing');
  const key = fromBase64Url(publicKey) ?? new Uint8Array();
  // this issuer for this packet only, and nobody's seal but this booth's
  const checked = await verifyAgreement(pdf, file, {
    roots: [issuer],
    keys: [{ by: 'booth', kid, key }],
    readers: readers.map((one) => ({ kid: one.kid, key: fromBase64Url(one.publicKey) ?? new Uint8Array() })),
  });
  if (!checked.ok) return { ok: false, error: flawOf(checked.error) };
  if (court !== null) {
    const sealed = await verifyAgreement(pdf, counterSealed(file, court.seal), court.anchors);
    if (!sealed.ok) return { ok: false, error: flawOf(sealed.error) };
  }
  const { proof } = checked.value;
  const evidence = evidenceIn(packet, proof, files);
  if (!evidence.ok) return evidence;
  const paper = paperFacts(pdf);
  if (paper === null) return refused('pdfUnreadable');
  const flaw = partsFlaw({ packet, proof, evidence: evidence.value, paper, binders });
  const foreign =
    flaw ?? (regimes === undefined ? null : regimeFlaw({ packet, proof, evidence: evidence.value }, regimes));
  if (foreign !== null) return { ok: false, error: foreign };
  const cards = cardsOf(evidence.value, packet.people);
  const ofGroup = groupFlaw({ packet, files, paper, cards });
  if (ofGroup !== null) return { ok: false, error: ofGroup };
  const sealed = SealedProof.parse(JSON.parse(new TextDecoder().decode(file)));
  return ok({ proof, proofText: sealed.proof, paper, cards });
}

/** The issuer's certificate (DER) when this booth's own key vouches for it in this very session. */
function issuerOf({ issuer, session }: SignedPacket, kid: string, publicKey: string): Uint8Array | null {
  const der = fromBase64Url(issuer.certificate);
  const key = ed25519PublicKey(publicKey);
  if (der === null || key === null || issuer.kid !== kid || readCertificate(der) === null) return null;
  const said = Buffer.from(canonicalText(issuerClaim(session, issuer.certificate)));
  const sig = Buffer.from(issuer.sig, 'base64url');
  return sig.length === 64 && verify(null, said, key, sig) ? der : null;
}

/** One file for each act that has one, named by the act; every other file has a part of its own. */
function evidenceIn(
  packet: SignedPacket,
  proof: Proof,
  files: OpenedPacket['files'],
): Result<readonly SignerEvidence[], Refusal> {
  const known = new Map(proof.acts.map((act) => [evidenceName(act.id), act.id]));
  const found: SignerEvidence[] = [];
  for (const { name, role } of packet.files) {
    if (role !== 'signer') continue;
    const act = known.get(name);
    const read = act === undefined ? null : readEvidence(files.get(name));
    if (read === null || read.act !== act) return refused('evidenceDiffers', act ?? null);
    found.push(read);
  }
  return ok(found);
}

function readEvidence(bytes: Uint8Array | undefined): SignerEvidence | null {
  try {
    return SignerEvidence.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null; // not JSON, or not of this shape
  }
}
