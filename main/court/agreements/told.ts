/** What one party is told of its agreements at a booth: the court's words, the lights, the ways of service; others stay masked. */
import type {
  ServedPaper,
  ServiceRecord,
  StatementAtDesk,
  ToldAgreement,
} from '../../contract/agreements.ts';
import type { AgreementPacket } from '../../contract/session/packet.ts';
import { courtDay } from '../worker/numbers.ts';
import type { AgreementRecord, ApplicationRecord } from '../store/store.ts';
import { confirmationOf, type Rules } from './confirmation.ts';
import { lightsNow } from './lights.ts';
import { openBody, type OpeningParts } from './openPacket.ts';
import { lightWord, statementWord } from './words.ts';

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
    const { applications, deskPapers } = parts.store;
    const beside = {
      application: applications.ofSession(packet.value.session),
      statement: deskPapers.statementOf(record.id),
    };
    told.push(toldOf(parts, record, packet.value, beside));
  }
  return told;
}

type Beside = {
  readonly application: ApplicationRecord | null;
  readonly statement: StatementAtDesk | null;
};

export function toldOf(
  { keys, now, rules: rulesNow }: Omit<TellingParts, 'store'>,
  record: AgreementRecord & { readonly party: string },
  packet: AgreementPacket,
  { application, statement }: Beside,
): ToldAgreement {
  const { document, regime, disputeKind, people, followUp } = packet;
  const [rules, today, lit] = [rulesNow(), courtDay(now()), lightsNow(packet, record.lights)];
  const { party } = record;
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
        signedAt: lit.parties.find((one) => one.party === id)?.at ?? null,
        service: serviceOf(record.served, 'agreement', id),
        statement: serviceOf(record.served, 'statement', id),
      })),
    lights: lit.others.map(({ light, at, noted }) => ({
      light,
      at,
      pages: noted?.pages.length ?? 0,
      word: noted === null ? null : lightWord(keys, record, noted),
    })),
    effectiveAt: lit.effectiveAt,
    statement:
      statement === null
        ? null
        : { number: statement.number, date: statement.date, word: statementWord(keys, record, statement) },
    followUp: followUp ?? null,
    confirmation: rules.confirmable(regime, disputeKind)
      ? confirmationOf(lit.effectiveAt, record, today, rules.calendar)
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
  of: ServedPaper,
  party: string,
): ToldAgreement['parties'][number]['service'] {
  const mine = served.filter((one) => one.of === of && one.party === party);
  const last = mine.findLast((one) => one.deliveredAt !== null) ?? mine.at(-1);
  return last === undefined ? null : { way: last.way, sentAt: last.sentAt, deliveredAt: last.deliveredAt };
}
