/** Whether the parts of a packet belong together: document, session, people, evidence, lights, terms. Pure; signatures are verified apart. */
import type { PacketPerson, SignedPacket, SignerEvidence } from '../../contract/session/packet.ts';
import { speaks, type Binder } from '../../contract/session/acting.ts';
import { sideOf } from '../../contract/session/parties.ts';
import type { AgreementDraft } from '../../contract/session/terms.ts';
import { checkAgreement } from '../../contract/session/checks.ts';
import { sha256Hex } from '../digest.ts';
import { canonicalText, type Proof, type ProofAct } from '../../proof/proof.ts';
import { authorityFlaw, bindsParty } from './authorityParts.ts';
import { remoteFlaw } from './remoteParts.ts';
import type { PaperFacts } from './paperFacts.ts';
import type { Refusal } from './flaws.ts';

export type Parts = {
  readonly packet: SignedPacket;
  readonly proof: Proof;
  readonly evidence: readonly SignerEvidence[];
  readonly paper: PaperFacts;
  /** Who beside the party itself may bind it in this regime, by policy. */
  readonly binders: readonly Binder[];
};

const bad = (flaw: Refusal['flaw'], act: string | null = null): Refusal => ({ flaw, act });

/** The first thing that does not fit, or null. */
export function partsFlaw(parts: Parts): Refusal | null {
  return (
    documentFlaw(parts) ??
    peopleFlaw(parts) ??
    authorityFlaw(parts) ??
    evidenceFlaw(parts) ??
    remoteFlaw(parts) ??
    lightsFlaw(parts) ??
    termsFlaw(parts)
  );
}

function documentFlaw({ packet, proof, paper }: Parts): Refusal | null {
  const { document: a } = packet;
  const { document: b } = proof;
  const same =
    a.sha256 === b.sha256 && a.bytes === b.bytes && a.pages === b.pages && a.title === b.title &&
    a.templateId === b.template && a.templateVersion === b.templateVersion; // prettier-ignore
  if (!same) return bad('documentDiffers');
  if (paper.pages !== b.pages) return bad('pagesDiffer');
  return packet.session === proof.session.id && packet.regime === proof.session.regime
    ? null
    : bad('sessionDiffers');
}

function peopleFlaw({ packet, proof }: Parts): Refusal | null {
  const told = new Map(packet.people.map((one) => [one.id, one]));
  if (told.size !== packet.people.length || told.size !== proof.participants.length)
    return bad('peopleDiffer');
  for (const one of proof.participants) {
    const person = told.get(one.id);
    if (person === undefined || person.role !== one.role || person.side !== one.side || person.ward !== one.ward || !standsAlike(person, one))
      return bad('peopleDiffer'); // prettier-ignore
  }
  // each signature is told of the very person whose it is, and nobody is given one that is not in the proof
  const signed = proof.acts.filter((act) => act.act === 'signed');
  const acts = new Map(signed.map((act) => [act.id, act.who]));
  const named = packet.people.flatMap((one) => (one.act === null ? [] : [{ act: one.act, who: one.id }]));
  if (acts.size !== signed.length || named.length !== acts.size) return bad('peopleDiffer');
  const stray = named.find(({ act, who }) => acts.get(act) !== who);
  if (stray !== undefined) return bad('peopleDiffer', stray.act);
  const unknown = proof.acts.find((act) => !told.has(act.who));
  return unknown === undefined ? null : bad('peopleDiffer', unknown.id);
}

/** Told alike in packet and proof, and on the side it says; of parties alone. */
function standsAlike(a: PacketPerson, b: Proof['participants'][number]): boolean {
  if (a.as === undefined || b.as === undefined) return a.as === b.as;
  const alike = a.as.standing === b.as.standing && a.as.nth === b.as.nth;
  return alike && a.role === 'party' && sideOf(a.as.standing) === a.side;
}

function evidenceFlaw({ packet, proof, evidence }: Parts): Refusal | null {
  const byAct = new Map(evidence.map((one) => [one.act, one]));
  if (byAct.size !== evidence.length) return bad('evidenceDiffers');
  for (const act of proof.acts) {
    // a signature stands in the PDF; what was only said does not
    if ((act.act === 'signed') !== (act.field !== null)) return bad('signatureMissing', act.id);
    const one = byAct.get(act.id);
    if (one === undefined) {
      if (act.act === 'signed') return bad('evidenceDiffers', act.id);
      continue;
    }
    byAct.delete(act.id);
    if (!isOf(one, act, packet, proof)) return bad('evidenceDiffers', act.id);
  }
  const [stray] = byAct.keys();
  return stray === undefined ? null : bad('evidenceDiffers', stray);
}

/** The very strokes, on the very paper, by the holder of the card that was read: a signature by someone else's card ends here. */
function isOf(one: SignerEvidence, act: ProofAct, packet: SignedPacket, proof: Proof): boolean {
  const person = proof.participants.find((participant) => participant.id === act.who);
  const told = packet.people.find((participant) => participant.id === act.who);
  const samples = sha256Hex(canonicalText(one.samples));
  return (
    one.who === act.who &&
    one.role === person?.role &&
    one.documentSha256 === act.document &&
    one.samplesSha256 === samples &&
    (act.samples === samples || (act.samples === null && one.samples.length === 0)) &&
    isNamed(person.name, packet.apart === true && speaks(one.role) ? (told?.masked ?? '') : one.card.name) &&
    (packet.apart !== true || isMaskOf(told?.masked ?? '', one.card.name)) &&
    one.card.number.endsWith(told?.last4 ?? '')
  );
}

/** 张三（委托代理人，特别授权）: the capacity may stand behind the name; what no paper prints does not count. */
function isNamed(name: string, onCard: string): boolean {
  const printed = onCard.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return printed !== '' && (name === printed || name.startsWith(`${printed}（`));
}

/** 王*明 of 王小明: families that keep apart are named masked in what all of them get. */
function isMaskOf(masked: string, onCard: string): boolean {
  const [shown, name] = [[...masked], [...onCard.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()]];
  if (masked.endsWith(' *')) return onCard.startsWith(masked.slice(0, -2)) && masked.length > 2;
  return (
    shown.length === name.length &&
    shown[0] !== '*' &&
    shown.every((one, at) => one === '*' || one === name[at])
  );
}

/** Nothing is lit without an act at that moment by somebody who can bind the party, and nothing is in effect while a party's light is out. */
function lightsFlaw(parts: Parts): Refusal | null {
  const { packet, proof } = parts;
  const { lights, people } = packet;
  const signed = proof.acts.filter((act) => act.act === 'signed');
  const times = new Set(signed.map((act) => Date.parse(act.done.at)));
  const bound = lights.parties.every(({ party, at }) =>
    at === null || signed.some((act) => Date.parse(act.done.at) === Date.parse(at) && bindsParty(parts, act.who, party))); // prettier-ignore
  if (!bound) return bad('lightsDiffer');
  const all = [...lights.parties, ...lights.others];
  if (all.some(({ at }) => at !== null && !times.has(Date.parse(at)))) return bad('lightsDiffer');
  const parties = people.filter((one) => one.role === 'party').map((one) => one.id);
  const lit = new Map(lights.parties.map(({ party, at }) => [party, at]));
  if (lit.size !== parties.length || parties.some((id) => !lit.has(id))) return bad('lightsDiffer');
  if (lights.effectiveAt === null) return null;
  const effect = Date.parse(lights.effectiveAt);
  const partyTimes = lights.parties.map(({ at }) => (at === null ? Infinity : Date.parse(at)));
  // by the regime the last party's signature makes the effect, or the last light of all
  const ends = [Math.max(...partyTimes), Math.max(...partyTimes, ...lights.others.map(({ at }) => (at === null ? Infinity : Date.parse(at))))]; // prettier-ignore
  return partyTimes.length > 0 && ends.includes(effect) ? null : bad('lightsDiffer');
}

const isSecured = (debt: string, { terms }: AgreementDraft): boolean =>
  terms.some(({ id, debtor, creditor }) => id === debt && debtor !== null && creditor !== null);

/** The terms are the ones the paper was made from, and agree with themselves: words with digits, parts with their sum. */
function termsFlaw({ packet: { draft, people }, paper, proof }: Parts): Refusal | null {
  if (draft === undefined) return paper.terms === null ? null : bad('termsDiffer');
  if (paper.terms !== sha256Hex(canonicalText(draft))) return bad('termsDiffer');
  const parties = people.filter(({ role }) => role === 'party').map(({ id }) => id);
  // nobody of the paper is missing among the people, and nobody among them in the paper
  if (
    draft.parties
      .map(({ id }) => id)
      .toSorted()
      .join() !== parties.toSorted().join()
  )
    return bad('peopleDiffer');
  if (draft.terms.some((term) => term.security !== undefined && !isSecured(term.security.of, draft)))
    return bad('termsContradict');
  const findings = checkAgreement(draft, {
    regime: { eSign: 'allowed' },
    // asked by the court's own pack (regimeParts.ts)
    status: [],
    calendar: new Map(),
    today: proof.session.closed.at.slice(0, 10),
    interestCapMilliPercent: null,
    adultAge: 0,
  });
  return findings.some((one) => one.level === 'block') ? bad('termsContradict') : null;
}
