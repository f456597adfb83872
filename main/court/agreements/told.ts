/** What one party is told of an agreement at a booth: the court's words, the lights, the ways of service; others stay masked. */
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
import type { OpeningParts } from './openPacket.ts';
import { lightWord, statementWord } from './words.ts';

export type TellingParts = OpeningParts & {
  readonly now: () => number;
  readonly rules: () => Rules;
};

type Beside = {
  readonly application: ApplicationRecord | null;
  readonly statement: StatementAtDesk | null;
};

export function toldOf(
  { keys, now, rules: rulesNow }: Pick<TellingParts, 'keys' | 'now' | 'rules'>,
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
    member: null,
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
