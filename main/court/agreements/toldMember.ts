/** What a member of a group is told at a booth of the agreement they consented to: their own consent, sum, effect, days and application; of the others a count. */
import type { ToldAgreement } from '../../contract/agreements.ts';
import { courtDay } from '../worker/numbers.ts';
import { maskedName } from '../worker/mask.ts';
import { confirmationOf } from './confirmation.ts';
import { masterOf, rosterIn } from './consents.ts';
import { lightsNow } from './lights.ts';
import { memberEffect, PAYER } from './memberApplications.ts';
import { toldOf, type TellingParts } from './told.ts';

/** `person`: the keyed digest of the card that was just read. */
export async function consentsOfPerson(
  parts: TellingParts,
  person: string,
): Promise<readonly ToldAgreement[]> {
  const told: ToldAgreement[] = [];
  for (const own of parts.store.consents.ofPerson(person)) {
    const record = parts.store.agreements.ofSession(own.session);
    const packet = record === null ? null : await masterOf(parts, record);
    const roster = packet === null ? null : await rosterIn(parts, packet);
    if (record === null || packet === null || roster === null) continue; // the desk says of it that it cannot be opened any more
    const { applications, consents } = parts.store;
    const application = applications.ofMembers(own.session).find(({ member }) => member === own.no) ?? null;
    const given = consents.ofSession(own.session);
    const since = memberEffect(roster, given, lightsNow(packet, record.lights).effectiveAt, own.no);
    const whole = toldOf(parts, { ...record, party: PAYER }, packet, { application, statement: null });
    const member = roster.members.find(({ no }) => no === own.no);
    const { confirmable, calendar } = parts.rules();
    told.push({
      ...whole,
      receiptNumber: own.number,
      receivedAt: own.receivedAt,
      parties: [
        {
          mine: true,
          masked: maskedName(member?.name ?? ''),
          signedAt: own.signedAt,
          service: null,
          statement: null,
        },
        ...whole.parties.flatMap((one) => (one.mine ? [{ ...one, mine: false }] : [])),
      ],
      effectiveAt: since,
      member: {
        fen: member?.fen ?? 0,
        everybody:
          roster.effect === 'all' ? { consented: given.length, members: roster.members.length } : null,
      },
      confirmation: confirmable(packet.regime, packet.disputeKind)
        ? confirmationOf(since, { confirmation: null }, courtDay(parts.now()), calendar)
        : null,
    });
  }
  return told;
}
