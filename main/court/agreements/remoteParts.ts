/** Whether a party that signed elsewhere was known in a way the kind of mediation allows, and is told of as such everywhere. Pure. */
import type { Regime } from '../../contract/policy.ts';
import { cardText } from '../../contract/remote/boothWord.ts';
import type { SignedPacket, SignerEvidence } from '../../contract/session/packet.ts';
import { canonicalText, type Proof, type ProofParticipant } from '../../proof/proof.ts';
import { sha256Hex } from '../digest.ts';
import type { Refusal } from './flaws.ts';

type RemoteParts = {
  readonly packet: SignedPacket;
  readonly proof: Proof;
  readonly evidence: readonly SignerEvidence[];
};

/** As somebody elsewhere may have been seen: by a camera, which is no level, or by a chip that another booth read. */
const LEVELS: Readonly<Record<string, string>> = { cardOnCamera: 'L0', chipAtBooth: 'L1' };
type Checked = Pick<ProofParticipant['identity'][number], 'method' | 'level'>;
const isAfar = ({ method, level }: Checked): boolean => LEVELS[method] === level;

const bad = (flaw: Refusal['flaw'], act: string | null = null): Refusal => ({ flaw, act });

/** Told alike in packet, proof and evidence: nobody elsewhere passes for somebody at the table, nor the other way round. */
export function remoteFlaw({ packet, proof, evidence }: RemoteParts): Refusal | null {
  for (const one of proof.participants) {
    const afar = packet.people.find(({ id }) => id === one.id)?.seat === 'remote';
    // only a party itself, and only as it was seen
    const seen = one.identity.every((check) => isAfar(check) === afar);
    if (afar !== (one.place === 'remote') || !seen || (afar && (one.role !== 'party' || one.acting !== undefined)))
      return bad('peopleDiffer');
  }
  for (const act of proof.acts) {
    const place = proof.participants.find(({ id }) => id === act.who)?.place;
    if ((act.seat === 'remote') !== (place === 'remote')) return bad('peopleDiffer', act.id);
  }
  for (const one of evidence) {
    const act = proof.acts.find(({ id }) => id === one.act);
    const same = canonicalText(one.remote ?? null) === canonicalText(act?.remote ?? null);
    const checks = proof.participants.find(({ id }) => id === one.who)?.identity ?? [];
    const known = checks.some(({ method, time }) => method === one.identity.method && time.at === one.identity.at);
    const fits = isAfar(one.identity) === (one.remote !== undefined);
    // whoever was known by a chip does not sign as known by less
    const weaker = one.remote?.method === 'cardOnCamera' && checks.some(({ method }) => method === 'chipAtBooth');
    if (!same || !fits || weaker || (one.remote !== undefined && (!known || !isOfCard(one)))) return bad('evidenceDiffers', one.act);
  }
  const words = new Set(proof.acts.flatMap(({ remote }) => remote?.booth?.kid ?? []));
  const told = packet.readers ?? [];
  return words.size === told.length && told.every((kid) => words.has(kid)) ? null : bad('peopleDiffer');
} // prettier-ignore

/** The word of the other booth is on this very card, and the check before the signature is that word. */
function isOfCard({ identity, remote, card }: SignerEvidence): boolean {
  if (remote?.method !== identity.method) return false;
  if (identity.method !== 'chipAtBooth') return true;
  const { word, salt, at } = identity;
  return (
    canonicalText(word) === canonicalText(remote.booth ?? null) &&
    word.card === sha256Hex(cardText(salt, card)) &&
    word.readAt === at &&
    card.type === identity.cardType
  );
}

/** By the court's own policy: where it takes none, everybody signs at the table; an application is signed there in any case. */
export function remoteExcluded({ packet, proof }: Pick<RemoteParts, 'packet' | 'proof'>, { remote }: Pick<Regime, 'remote'>): Refusal | null {
  const given = proof.acts.find((act) => act.remote !== undefined && (packet.kind !== 'mediationAgreement' || !remote.includes(act.remote.method)));
  return given === undefined ? null : bad('remoteExcluded', given.id);
} // prettier-ignore
