/** What of a hearing is told to whom: a participant its own part, the desk all of it with masked names. Pure. */
import { FaultRecord, type HearingInfo, type HearingRow, type HearingTold } from '../../contract/hearing/border.ts'; // prettier-ignore
import { isFreshFor, type Participant } from '../../contract/hearing/hearing.ts';
import { newestVersion, withoutConfirmation } from '../../contract/hearing/record.ts';
import type { Live } from './live.ts';
import { recordTold } from './records.ts';

const infoOf = ({ id, facts, state }: Live, { role }: Participant): HearingInfo => ({
  hearing: id,
  ...facts,
  startsAt: new Date(state.startsAt).toISOString(),
  role,
});

export function toldOf(live: Live, one: Participant, now: number): HearingTold {
  const { state, seats, warnings } = live;
  return {
    info: infoOf(live, one),
    who: one.id,
    standing: one.standing,
    courtOpen: state.court === 'open',
    called: one.called,
    ticket: seats.get(one.id)?.ticket ?? null,
    floor: state.floor === null ? 'none' : state.floor === one.id ? 'yours' : 'other',
    warnings: one.warnings,
    warning: one.warnings === 0 ? '' : (warnings.get(one.id) ?? ''),
    cardOld: one.standing.at === 'waiting' && !isFreshFor(one, now),
    bar: state.bar,
    wantsOffline: one.wantsOffline,
    record: recordTold(live, one),
  };
}

type Told = { readonly booth: string; readonly receivedAt: string; readonly body: string };

export const rowOf = (live: Live, faults: readonly Told[]): HearingRow => ({
  hearing: live.id,
  caseNumber: live.facts.caseNumber,
  cause: live.facts.cause,
  courtroom: live.facts.courtroom,
  judge: live.facts.judge,
  state: live.state,
  record: recordRowOf(live),
  people: live.people.map(({ participant, masked, booth }) => ({
    who: participant,
    masked,
    seat: live.seats.get(participant)?.seat ?? null,
    keptAt: booth,
  })),
  faults: faults.flatMap(({ booth, receivedAt, body }) => {
    const fault = faultOf(body);
    return fault?.hearing === live.id ? [{ booth, receivedAt, fault }] : [];
  }),
});

/** How far the record is: for the list, without its words. */
const recordRowOf = ({ record, state }: Live): HearingRow['record'] => {
  const newest = newestVersion(record);
  return newest === null
    ? null
    : {
        version: newest.version,
        asked: record.requests.filter(({ answer }) => answer === null).length,
        without: record.closedWithout ?? withoutConfirmation(state, record),
      };
};

/** A record no court of this version understands is passed over; the signed item stays in the store. */
function faultOf(body: string): FaultRecord | null {
  try {
    return FaultRecord.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
