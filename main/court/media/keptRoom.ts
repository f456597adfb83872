/** A room as it outlives the court's process: what is written of it after each change, and the room that is made of that again. Pure. */
import { z } from 'zod';
import { PaperId, PaperPage, PaperWhat } from '../../contract/coview.ts';
import { DraftView } from '../../contract/draft.ts';
import {
  Equipment,
  LinkNumber,
  LiveRole,
  MESH_MAX,
  SeatNumber,
  SeatPhase,
  Wish,
} from '../../contract/live.ts';
import { RecordAnswer, RecordGround, RecordStop } from '../../contract/recording.ts';
import { Instant, Sha256 } from '../../contract/request.ts';
import { unrecorded, type Order, type RoomRecording } from './recordingOrder.ts';
import type { Line, RelayState, Room } from './room.ts';

const KeptPaper = z.strictObject({
  paper: PaperId,
  what: PaperWhat,
  sha256: Sha256,
  pages: PaperPage,
  page: PaperPage,
  leader: SeatNumber,
  drawers: z.array(SeatNumber),
  keepers: z.array(SeatNumber),
  /** Of papers that were written down before marks could be kept, none are. */
  keepsFrom: z.number().int().min(0).nullable().default(null),
});
const KeptSeat = z.strictObject({
  number: SeatNumber,
  role: LiveRole,
  phase: SeatPhase,
  /** The page that was last on its line; null where none ever was. */
  page: z.string().nullable(),
  equipment: Equipment.nullable(),
  microphone: z.boolean(),
  camera: z.boolean(),
  wish: Wish,
  hears: z.boolean(),
});
const KeptRecording = z.strictObject({
  ground: RecordGround.nullable(),
  order: z
    .strictObject({
      recording: z.ulid(),
      ground: RecordGround,
      by: SeatNumber,
      since: Instant,
      segment: z.number().int(),
    })
    .nullable(),
  made: z.array(
    z.strictObject({
      recording: z.ulid(),
      stop: RecordStop,
      value: Sha256.nullable(),
      answers: z.array(z.strictObject({ seat: SeatNumber, answer: RecordAnswer })),
    }),
  ),
});
const KeptRoom = z.strictObject({
  v: z.literal(1),
  seats: z.array(KeptSeat).min(1),
  /** Connections from page to page: they stand without the court, and go on where both pages come back. */
  pairs: z.array(z.strictObject({ a: SeatNumber, b: SeatNumber, n: LinkNumber })),
  caucus: z.array(SeatNumber).nullable(),
  paused: z.boolean(),
  nextLink: LinkNumber,
  circle: z.number().int(),
  paper: KeptPaper.nullable(),
  paperApart: KeptPaper.nullable(),
  /** A room of an older court was never recorded. */
  recording: KeptRecording.default({ ...unrecorded(null), made: [] }),
  /** Rooms that were written down before agreements were written together have none. */
  draft: DraftView.nullable().default(null),
});
type KeptRoom = z.infer<typeof KeptRoom>;
type KeptPaper = z.infer<typeof KeptPaper>;

export function keptText(room: Room): string {
  const { caucus, paused, nextLink, circle, paper, paperApart, draft } = room;
  const kept: KeptRoom = {
    v: 1,
    seats: room.seats.map(({ line, health: _passing, ...seat }) => ({
      ...seat,
      page: line.kind === 'never' ? null : line.page,
    })),
    pairs: room.links.flatMap((link) =>
      link.kind === 'pair' && !link.missed ? [{ a: link.a, b: link.b, n: link.n }] : [],
    ),
    caucus: caucus === null ? null : [...caucus],
    paused,
    nextLink,
    circle,
    paper: keptPaper(paper),
    paperApart: keptPaper(paperApart),
    recording: keptRecording(room.recording),
    draft: draft === null ? null : { ...draft, writers: [...draft.writers] },
  };
  return JSON.stringify(kept);
}

function keptRecording({ ground, order, made }: RoomRecording): KeptRoom['recording'] {
  return {
    ground,
    order: order === null ? null : orderOf(order),
    made: made.map((one) => ({ ...one, answers: [...one.answers] })),
  };
}
const orderOf = ({ on: _passing, ...order }: Order): Omit<Order, 'on'> => order;

const keptPaper = (paper: Room['paper']): KeptPaper | null =>
  paper === null ? null : { ...paper, drawers: [...paper.drawers], keepers: [...paper.keepers] };

/** Every line is lost, and with the court every connection to its relay; rights, talk apart and break are what they were. Null: not such a text. */
export function roomOfKept(text: string, relay: RelayState): Room | null {
  const parsed = KeptRoom.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { seats, pairs, recording, v: _shape, ...rest } = parsed.data;
  const { order } = recording;
  return {
    ...rest,
    // The order stands; the stretch ended with the process, and another begins once the relay is here.
    recording: { ...recording, order: order === null ? null : { ...order, on: false } },
    seats: seats.map(({ page, ...seat }) => ({ ...seat, health: null, line: lineOf(page) })),
    links: pairs.map((pair) => ({ kind: 'pair', ...pair, missed: false })),
    relay,
    mesh: MESH_MAX,
    ended: false,
  };
}

const lineOf = (page: string | null): Line => (page === null ? { kind: 'never' } : { kind: 'lost', page });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // told as a text of another shape
  }
}
