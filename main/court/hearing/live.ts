/** One hearing as it goes on in this process: what the machine says of it, and the room it is held in. */
import type { Hearing } from '../../contract/hearing/hearing.ts';
import type { HearingRecord } from '../../contract/hearing/record.ts';
import type { SeatAnswer } from '../../contract/live.ts';
import type { LiveRoom } from '../media/liveRoom.ts';
import type { SummonsRecord } from '../store/store.ts';
import type { HearingFacts } from './facts.ts';

export type Live = {
  readonly id: string;
  readonly facts: HearingFacts;
  state: Hearing;
  record: HearingRecord;
  readonly people: readonly SummonsRecord[];
  room: LiveRoom | null;
  /** The judge's seat. */
  host: SeatAnswer | null;
  /** By participant. */
  readonly seats: Map<number, SeatAnswer>;
  /** The words of each newest warning: said in court, kept nowhere. */
  readonly warnings: Map<number, string>;
};
