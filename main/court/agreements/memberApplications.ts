/** A joint application of one member of a group and whoever pays: about that very consent, annex and agreement, signed by these two, within that member's own thirty days. */
import type { GroupRoster } from '../../contract/session/group.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import type { ConfirmationPacket } from '../../contract/session/packet.ts';
import { rosterName } from '../../contract/session/rosterText.ts';
import { canonicalText } from '../../proof/proof.ts';
import { sha256Hex } from '../digest.ts';
import type { AgreementParty, AgreementRecord } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';
import type { Rules } from './confirmation.ts';
import { masterOf, rosterIn } from './consents.ts';
import type { Refusal } from './flaws.ts';
import { annexFor } from './groupParts.ts';
import { openConsentBody } from './openPacket.ts';
import type { PaperFacts } from './paperFacts.ts';
import type { PartyCard } from './partyCards.ts';
import type { ReceivingParts } from './receiving.ts';

/** The member and whoever pays, as the parties of an application are called. */
export const MEMBER = 'A';
export const PAYER = 'B';

/** A consent that the court has; `signedAt` as the booth says. */
type Consent = { readonly no: number; readonly signedAt: string };

/**
 * Since when the agreement binds this member: its own effect, or the consent where that came later; where it binds nobody before
 * all consented, the last of them. Null while something is missing.
 */
export function memberEffect(
  { effect, members }: Pick<GroupRoster, 'effect' | 'members'>,
  consents: readonly Consent[],
  effectiveAt: string | null,
  no: number,
): string | null {
  const own = consents.find((one) => one.no === no);
  if (effectiveAt === null || own === undefined) return null;
  if (effect === 'all' && consents.length < members.length) return null;
  const times = [effectiveAt, ...(effect === 'all' ? consents : [own]).map(({ signedAt }) => signedAt)];
  return times.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b));
}

export interface MemberFacts {
  readonly roster: GroupRoster | null;
  /** SHA-256 of the paper of this member's received consent. */
  readonly consent: string | null;
  readonly consents: readonly Consent[];
  /** Whose card signed as or for whoever pays, as the index knows them. */
  readonly payer: string | null;
}

/** What the court has of this member and their agreement. */
export async function memberFacts(parts: ReceivingParts, agreement: AgreementRecord, no: number): Promise<MemberFacts> {
  const master = await masterOf(parts, agreement);
  const consents = parts.store.consents.ofSession(master?.session ?? '');
  const row = consents.find((one) => one.no === no);
  const item = row === undefined ? null : parts.store.items.find(row.id);
  const packet = item === null ? null : await openConsentBody(parts, item);
  return {
    roster: master === null ? null : await rosterIn(parts, master),
    consent: packet?.ok === true ? packet.value.document.sha256 : null,
    consents,
    payer: parts.store.agreements.partiesOf(agreement.id).find(({ party }) => party === PAYER)?.person ?? null,
  };
} // prettier-ignore

export type MemberApplication = MemberFacts & {
  readonly packet: Pick<ConfirmationPacket, 'agreement' | 'regime' | 'disputeKind' | 'capturedAt' | 'lights'>;
  readonly member: NonNullable<ConfirmationPacket['member']>;
  readonly paper: PaperFacts;
  readonly cards: readonly PartyCard[];
  /** The same cards, as the index knows them. */
  readonly signers: readonly AgreementParty[];
  /** SHA-256 of the agreement received in this session. */
  readonly document: string | null;
  readonly effectiveAt: string | null;
};

/** What keeps a whole and genuine packet from being this member's joint application in time. */
export function memberApplicationFlaw(facts: MemberApplication, rules: Rules): Refusal | null {
  const { packet, member, paper, cards, signers, document, roster, consent, payer } = facts;
  const bad = (flaw: Refusal['flaw']): Refusal => ({ flaw, act: null });
  if (!rules.confirmable(packet.regime, packet.disputeKind)) return bad('excluded');
  if (roster === null || packet.agreement.sha256 !== document || paper.agreement !== document) return bad('otherAgreement'); // prettier-ignore
  const lit = (party: string): boolean =>
    packet.lights.parties.some((one) => one.party === party && one.at !== null);
  if (![MEMBER, PAYER].every((party) => lit(party) && cards.some((card) => card.party === party))) return bad('notBoth'); // prettier-ignore
  const row = roster.members.find(({ no }) => no === member.no);
  const [card, other] = cards.filter(({ party }) => party === MEMBER);
  if (row === undefined || card === undefined || other !== undefined || card.number !== row.number || rosterName(card.name) !== row.name)
    return bad('memberForeign'); // prettier-ignore
  const paid = signers.filter(({ party }) => party === PAYER);
  if (payer === null || paid.length !== 1 || paid[0]?.person !== payer || cards.length !== 2) return bad('foreignSigner'); // prettier-ignore
  const annex = sha256Hex(canonicalText(annexFor(roster, row)));
  if (member.annex !== annex || paper.annex !== annex) return bad('annexDiffers');
  if (consent === null || member.consent !== consent || paper.consent !== consent) return bad('otherConsent');
  const since = memberEffect(roster, facts.consents, facts.effectiveAt, member.no);
  if (since === null) return null; // the thirty days have not begun (民诉法 205)
  const { due } = confirmationDue(courtDay(Date.parse(since)), rules.calendar);
  return courtDay(Date.parse(packet.capturedAt)) > due ? bad('late') : null;
}
