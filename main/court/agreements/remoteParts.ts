/** Whether a party that signed in a page elsewhere was known in a way the kind of mediation allows, and is told of as such everywhere. Pure. */
import type { Regime } from '../../contract/policy.ts';
import type { SignedPacket, SignerEvidence } from '../../contract/session/packet.ts';
import { canonicalText, type Proof } from '../../proof/proof.ts';
import type { Refusal } from './flaws.ts';

type RemoteParts = {
  readonly packet: SignedPacket;
  readonly proof: Proof;
  readonly evidence: readonly SignerEvidence[];
};

const bad = (flaw: Refusal['flaw'], act: string | null = null): Refusal => ({ flaw, act });

/** Told alike in packet, proof and evidence: nobody elsewhere passes for somebody at the table, nor the other way round. */
export function remoteFlaw({ packet, proof, evidence }: RemoteParts): Refusal | null {
  for (const one of proof.participants) {
    const afar = packet.people.find(({ id }) => id === one.id)?.seat === 'remote';
    // only a party itself, and only as it was seen: by a camera, which is no level
    const seen = one.identity.every(({ method, level }) => (method === 'cardOnCamera' && level === 'L0') === afar);
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
    const fits = (one.identity.method === 'cardOnCamera') === (one.remote !== undefined);
    if (!same || !fits || (one.remote !== undefined && !known)) return bad('evidenceDiffers', one.act);
  }
  return null;
} // prettier-ignore

/** By the court's own policy: where it takes none, everybody signs at the table; an application is signed there in any case. */
export function remoteExcluded({ packet, proof }: Pick<RemoteParts, 'packet' | 'proof'>, { remote }: Pick<Regime, 'remote'>): Refusal | null {
  const given = proof.acts.find((act) => act.remote !== undefined && (packet.kind !== 'mediationAgreement' || !remote.includes(act.remote.method)));
  return given === undefined ? null : bad('remoteExcluded', given.id);
} // prettier-ignore
