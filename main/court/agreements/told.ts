/** What one party is told of its agreements at a booth: the court's words, the lights, the ways of service; others stay masked. */
import type { ServiceRecord, ToldAgreement } from '../../contract/agreements.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import { courtDay } from '../worker/numbers.ts';
import type { AgreementRecord, ApplicationRecord } from '../store/store.ts';
import { confirmationOf, type Rules } from './confirmation.ts';
import { lightsNow } from './lights.ts';
import { openBody, type OpeningParts } from './openPacket.ts';

export type TellingParts = Pick<OpeningParts, 'store' | 'keys'> & {
  readonly now: () => number;
  readonly rules: () => Rules;
};

/** `person`: the keyed digest of the card that was just read. */
export async function agreementsOfPerson(
  parts: TellingParts,
  person: string,
): Promise<readonly ToldAgreement[]> {
  const told: ToldAgreement[] = [];
  for (const record of parts.store.agreements.ofPerson(person)) {
    const item = parts.store.items.find(record.id);
    const packet = item === null ? null : await openBody(parts, item);
    if (packet?.ok !== true) continue; // the desk says of it that it cannot be opened any more
    const application = parts.store.applications.ofSession(packet.value.session);
    told.push(toldOf(record, packet.value, record.party, courtDay(parts.now()), parts.rules(), application));
  }
  return told;
}

export function toldOf(
  record: AgreementRecord,
  packet: Pick<
    AgreementPacket,
    'document' | 'regime' | 'disputeKind' | 'people' | 'lights' | 'followUp' | 'apart'
  >,
  party: string,
  today: string,
  rules: Rules,
  application: ApplicationRecord | null = null,
): ToldAgreement {
  const { document, regime, disputeKind, people, lights, followUp } = packet;
  const now = lightsNow({ lights }, record.lights);
  // families that keep apart are not told of each other
  const own = people.find((one) => one.id === party)?.side ?? null;
  return {
    id: record.id,
    title: document.title,
    receiptNumber: record.number ?? '',
    receivedAt: record.receivedAt,
    answer: record.answer ?? { kind: 'received' },
    parties: people
      .filter(
        (one) => one.role === 'party' && (packet.apart !== true || one.id === party || one.side !== own),
      )
      .map(({ id, masked }) => ({
        mine: id === party,
        masked,
        signedAt: now.parties.find((one) => one.party === id)?.at ?? null,
        service: serviceOf(record.served, id),
      })),
    lights: now.others.map(({ light, at }) => ({ light, at })),
    effectiveAt: now.effectiveAt,
    followUp: followUp ?? null,
    confirmation: rules.confirmable(regime, disputeKind)
      ? confirmationOf(now.effectiveAt, record, today, rules.calendar)
      : null,
    // of what the court refused the booth itself has told
    application:
      application === null || application.number === null
        ? null
        : { number: application.number, receivedAt: application.receivedAt, answer: application.answer },
  };
}

/** A delivery the court has proof of speaks before a later try in another way. */
function serviceOf(
  served: readonly ServiceRecord[],
  party: string,
): ToldAgreement['parties'][number]['service'] {
  const mine = served.filter((one) => one.party === party);
  const last = mine.findLast((one) => one.deliveredAt !== null) ?? mine.at(-1);
  return last === undefined ? null : { way: last.way, sentAt: last.sentAt, deliveredAt: last.deliveredAt };
}
