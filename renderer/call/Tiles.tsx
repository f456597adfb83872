/** Everybody in the room: equal tiles in the order of the seats, one's own last, each with name, state and picture. */
import { Ear, EyeOff, Hand, MicOff } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import type { RoomView, SeatView } from '../../main/contract/live.ts';
import css from './call.module.css';
import { useStream } from './hooks.ts';
import { plateOf } from './plate.ts';
import { useCallWords, type CallText } from './text.ts';

/** More than these do not fit large. */
const MANY = 4;

export interface TilesProps {
  readonly view: RoomView;
  readonly streams: ReadonlyMap<number, MediaStream>;
  readonly own: MediaStream | null;
  /** The host's picture is the large one, with so many others beside it at once: a court. */
  readonly beside?: { readonly atOnce: number; readonly page: number };
  /** Equal tiles of these seats share the whole height in so many columns: the booth, where nothing scrolls. */
  readonly only?: { readonly seats: readonly number[]; readonly columns: number };
}

/** On how many pages those beside the host are shown. */
export const pagesBeside = ({ seats }: RoomView, atOnce: number): number =>
  Math.max(1, Math.ceil(seats.filter(({ phase, host }) => phase === 'admitted' && !host).length / atOnce));

/** Everybody in the room in the order of the seats, oneself last. */
export function mineLast({ seats, you }: RoomView): readonly SeatView[] {
  const inside = seats.filter((seat) => seat.phase === 'admitted');
  return [...inside.filter(({ seat }) => seat !== you), ...inside.filter(({ seat }) => seat === you)];
}

export function Tiles({ view, streams, own, beside, only }: TilesProps): ReactElement {
  const words = useCallWords();
  const inside = mineLast(view);
  const shown = only !== undefined ? inside.filter(({ seat }) => only.seats.includes(seat)) : beside === undefined ? inside : besideHost(inside, beside); // prettier-ignore
  // Whoever is not in sight now is heard all the same.
  const tiles = beside === undefined ? inside : [...inside.filter(({ host }) => host), ...inside.filter(({ host }) => !host)]; // prettier-ignore
  const many = shown.length > MANY;
  return (
    <section
      className={css['stage']}
      aria-label={words.room.title}
      data-many={many || undefined}
      {...(only === undefined
        ? {}
        : { 'data-columns': only.columns, style: { '--columns': only.columns } as CSSProperties })}
      data-rows={beside === undefined ? undefined : Math.ceil((shown.length - 1) / (many ? 2 : 1))}
      // beside a document the tiles may have to be scrolled, by keys too
      tabIndex={only !== undefined || (view.paper === null && view.draft === null) ? undefined : 0}
    >
      {inside.every(({ seat }) => seat === view.you) && <p className={css['empty']}>{words.room.alone}</p>}
      {tiles.map((seat) => {
        const mine = seat.seat === view.you;
        const stream = mine ? own : (streams.get(seat.seat) ?? null);
        const off = !shown.includes(seat);
        return <TileOf key={seat.seat} seat={seat} view={view} stream={stream} mine={mine} off={off} />;
      })}
    </section>
  );
}

function besideHost(
  seats: readonly SeatView[],
  { atOnce, page }: NonNullable<TilesProps['beside']>,
): readonly SeatView[] {
  const rest = seats.filter(({ host }) => !host);
  const first = (page % Math.max(1, Math.ceil(rest.length / atOnce))) * atOnce;
  return [...seats.filter(({ host }) => host), ...rest.slice(first, first + atOnce)];
}

interface TileProps {
  readonly seat: SeatView;
  readonly view: RoomView;
  readonly stream: MediaStream | null;
  readonly mine: boolean;
  readonly off: boolean;
}

function TileOf({ seat, view, stream, mine, off }: TileProps): ReactElement {
  const words = useCallWords();
  const picture = useStream(stream);
  const plate = plateOf(seat, view, words);
  const says = missing(seat, view, stream, mine, words);
  return (
    <figure
      className={css['tile']}
      hidden={off}
      data-seat={seat.seat}
      data-mine={mine || undefined}
      data-host={seat.host || undefined}
    >
      <video
        ref={picture}
        className={mine ? css['mirror'] : undefined}
        hidden={says !== null}
        muted={mine}
        autoPlay
        playsInline
        aria-label={plate}
      />
      {says !== null && <p className={css['instead']}>{says}</p>}
      <figcaption className={css['plate']}>
        <span>{plate}</span>
        {!seat.microphone && (
          <span>
            <MicOff aria-hidden /> {words.room.muted}
          </span>
        )}
        {!seat.hears && (
          <span>
            <Ear aria-hidden /> {words.room.cannotHear}
          </span>
        )}
        {seat.wish !== 'none' && (
          <span>
            <Hand aria-hidden /> {words.wish[seat.wish]}
          </span>
        )}
        {!seat.camera && (
          <span>
            <EyeOff aria-hidden /> {words.room.cameraOff}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** What stands in the place of a picture; null when there is one. */
function missing(
  seat: SeatView,
  view: RoomView,
  stream: MediaStream | null,
  mine: boolean,
  words: CallText,
): string | null {
  if (!mine && seat.apart) return words.room.apart;
  if (!mine && view.paused) return words.room.pausedTitle;
  if (!mine && !seat.online && stream === null) return words.room.away;
  if (!seat.camera) return words.room.cameraOff;
  return stream === null ? (mine ? words.room.cameraOff : words.room.joining) : null;
}
