/** Whether a group's roster is the one the paper names, adds up and has its representatives at the table; and whether a consent is that of a member, with their own annex. Pure. */
import { annexOf, GROUP_CLAUSE, GroupRoster, nonceText, totalFenOf } from '../../contract/session/group.ts';
import { rosterName } from '../../contract/session/rosterText.ts';
import { GROUP_ROSTER, type AgreementPacket, type GroupConsentPacket, type SignedPacket } from '../../contract/session/packet.ts'; // prettier-ignore
import { canonicalText } from '../../proof/proof.ts';
import { sha256Hex } from '../digest.ts';
import type { Refusal } from './flaws.ts';
import type { PaperFacts } from './paperFacts.ts';
import type { PartyCard } from './partyCards.ts';

type Member = GroupRoster['members'][number];

const bad = (flaw: Refusal['flaw']): Refusal => ({ flaw, act: null });

/** Null where the bytes are none. */
export function readRosterFile(bytes: Uint8Array | undefined): GroupRoster | null {
  if (bytes === undefined) return null;
  try {
    return GroupRoster.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null; // not JSON, or not of this shape
  }
}

export interface GroupFacts {
  readonly packet: SignedPacket;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly paper: PaperFacts;
  readonly cards: readonly PartyCard[];
}

/** Paper, packet and file speak of one roster, or none of them of any. */
export function groupFlaw({ packet, files, paper, cards }: GroupFacts): Refusal | null {
  const rosters = packet.files.filter(({ role }) => role === 'roster');
  if (packet.kind !== 'mediationAgreement' || packet.group === undefined)
    return rosters.length === 0 && paper.roster === null ? null : bad('rosterDiffers');
  const bytes = files.get(GROUP_ROSTER);
  const roster = rosters.length === 1 && rosters[0]?.name === GROUP_ROSTER ? readRosterFile(bytes) : null;
  if (roster === null) return bad('rosterDiffers');
  const digest = sha256Hex(canonicalText(roster));
  // one spelling: what the digest is made of is what lies there
  if (digest !== paper.roster || digest !== packet.group.roster || sha256Hex(bytes ?? '') !== digest)
    return bad('rosterDiffers');
  return sumsFlaw(packet, packet.group, roster) ?? representativesFlaw(packet, roster, cards);
}

/** The annexes add up to what the agreement pays, on each day. */
function sumsFlaw(packet: SignedPacket, group: NonNullable<AgreementPacket['group']>, roster: GroupRoster): Refusal | null {
  const { members, present, days, effect } = roster;
  const nos = new Set(members.map(({ no }) => no));
  const numbers = new Set(members.map(({ number }) => number));
  const whole =
    nos.size === members.length && numbers.size === members.length && members.length === group.members && present.length === group.present &&
    new Set(present).size === present.length && present.every((no) => nos.has(no)) && totalFenOf(members) === group.totalFen && effect === group.effect;
  if (!whole) return bad('rosterDiffers');
  const terms = packet.draft?.terms.filter(({ id }) => id === GROUP_CLAUSE) ?? [];
  const annexes = members.map((member) => annexFor(roster, member).rows);
  const fits = terms.length === days.length && terms.every(({ due, fen, creditor }, index) =>
    due === days[index] && creditor === null && fen === annexes.reduce((sum, rows) => sum + (rows[index]?.fen ?? 0), 0));
  return fits ? null : bad('rosterDiffers');
} // prettier-ignore

/** 民诉法 56, 解释 78: two to five of the group itself, by their own cards; nobody else on that side, and nobody of the group on the other. */
function representativesFlaw(packet: SignedPacket, { representatives, members }: GroupRoster, cards: readonly PartyCard[]): Refusal | null {
  const applicants = packet.people.filter(({ role, side }) => role === 'party' && side === 'applicant').map(({ id }) => id);
  const named = representatives.map(({ party }) => party);
  if (named.length < 2 || applicants.toSorted().join() !== named.toSorted().join()) return bad('representativeForeign');
  for (const { party, number, name } of cards) {
    const no = representatives.find((one) => one.party === party)?.no;
    const member = members.find((one) => one.number === number);
    if (no === undefined ? member !== undefined : member?.no !== no || member.name !== rosterName(name)) return bad('representativeForeign');
  }
  return null;
} // prettier-ignore

/** As the booth makes it: from the roster alone. */
export const annexFor = ({ group, days, salt }: GroupRoster, member: Member): ReturnType<typeof annexOf> =>
  annexOf({ id: group, days }, member, sha256Hex(nonceText(salt, member.no)));

export interface ConsentFacts {
  readonly packet: Pick<GroupConsentPacket, 'agreement' | 'member' | 'lights'>;
  readonly paper: PaperFacts;
  readonly cards: readonly PartyCard[];
  /** SHA-256 of the agreement received in this session, and its roster; null: it is no group's. */
  readonly document: string | null;
  readonly roster: GroupRoster | null;
}

/** What keeps a whole and genuine packet from being this member's consent to this agreement. */
export function consentFlaw({ packet, paper, cards, document, roster }: ConsentFacts): Refusal | null {
  if (roster === null || packet.agreement.sha256 !== document || paper.agreement !== document) return bad('otherAgreement'); // prettier-ignore
  const member = roster.members.find(({ no }) => no === packet.member.no);
  const [card, other] = cards;
  if (member === undefined || card === undefined || other !== undefined) return bad('memberForeign');
  if (card.number !== member.number || rosterName(card.name) !== member.name) return bad('memberForeign');
  const annex = sha256Hex(canonicalText(annexFor(roster, member)));
  if (packet.member.annex !== annex || paper.annex !== annex) return bad('annexDiffers');
  return packet.lights.parties.length === 1 && packet.lights.parties[0]?.at !== null ? null : bad('lightsDiffer'); // prettier-ignore
}
