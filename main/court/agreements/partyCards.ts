/** Whose agreement it is: the cards of the parties who signed, and the digests by which the index knows them. Pure. */
import type { PacketPerson, SignerEvidence } from '../../contract/session/packet.ts';
import type { CourtKeyRing } from '../keys.ts';
import { personDigest } from '../worker/person.ts';
import type { AgreementParty } from '../store/store.ts';

export type PartyCard = {
  readonly party: string;
  readonly type: string;
  readonly number: string;
  readonly name: string;
};

/** Of a party that did not come itself only the card of whoever signed for it was read: it is told to them. */
export const cardsOf = (evidence: readonly SignerEvidence[], people: readonly Pick<PacketPerson, 'id' | 'acting'>[]): readonly PartyCard[] =>
  evidence.flatMap(({ who, role, card }) => {
    const party = role === 'party' ? who : people.find((one) => one.id === who)?.acting?.party;
    return party === undefined ? [] : [{ party, type: card.type, number: card.number, name: card.name }];
  }); // prettier-ignore

/** As the index knows persons: nothing plain. */
export const partiesOf = (
  { keys }: { readonly keys: Pick<CourtKeyRing, 'person'> },
  cards: readonly PartyCard[],
): readonly AgreementParty[] =>
  cards.map(({ party, type, number }) => ({ party, person: personDigest({ type, number }, keys.person) }));
