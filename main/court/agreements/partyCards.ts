/** Whose agreement it is: the cards of the parties who signed, and the digests by which the index knows them. Pure. */
import type { SignerEvidence } from '../../contract/session/packet.ts';
import type { CourtKeyRing } from '../keys.ts';
import { personDigest } from '../worker/person.ts';
import type { AgreementParty } from '../store/store.ts';

export type PartyCard = { readonly party: string; readonly type: string; readonly number: string };

export const cardsOf = (evidence: readonly SignerEvidence[]): readonly PartyCard[] =>
  evidence
    .filter(({ role }) => role === 'party')
    .map(({ who, card }) => ({ party: who, type: card.type, number: card.number }));

/** As the index knows persons: nothing plain. */
export const partiesOf = (
  { keys }: { readonly keys: Pick<CourtKeyRing, 'person'> },
  cards: readonly PartyCard[],
): readonly AgreementParty[] =>
  cards.map(({ party, ...card }) => ({ party, person: personDigest(card, keys.person) }));
