/** The host's part: lays the agreement before all, says who may write in it, takes it off. */
import { useState, type ReactElement } from 'react';
import type { RoomView, SeatView } from '../../../main/contract/live.ts';
import { mayWriteDraft } from '../../../main/contract/liveRights.ts';
import call from '../call.module.css';
import { plateOf } from '../plate.ts';
import { useCallWords } from '../text.ts';
import { useDrafts } from './useDrafts.ts';
import type { Drafts } from './drafts.ts';

export interface WritersProps {
  readonly drafts: Drafts;
  readonly view: RoomView;
  /** Answers whether it lies before all now. */
  readonly share: (on: boolean) => Promise<boolean>;
}

export function Writers({ drafts, view, share }: WritersProps): ReactElement {
  const { draft: text } = useCallWords();
  const { host } = text;
  const [refused, setRefused] = useState(false);
  const lay = (on: boolean): void =>
    void share(on).then(
      (shared) => setRefused(on && !shared),
      () => setRefused(on),
    );
  const guests = view.seats.filter((seat) => !seat.host && seat.phase === 'admitted' && !seat.apart);
  return (
    <section>
      <h2>{host.title}</h2>
      <p role="status">{view.draft === null ? host.shareHint : host.shared}</p>
      {refused && view.draft === null && (
        <p role="alert" className={call['warn']}>
          {host.notNow}
        </p>
      )}
      {view.draft !== null && guests.length === 0 && <p className={call['hint']}>{host.nobody}</p>}
      {view.draft !== null && (
        <ul>
          {guests.map((seat) => (
            <Writer key={seat.seat} seat={seat} drafts={drafts} view={view} />
          ))}
        </ul>
      )}
      <div className={call['row']}>
        <button type="button" className={call['button']} onClick={() => lay(view.draft === null)}>
          {view.draft === null ? host.share : host.takeOff}
        </button>
      </div>
    </section>
  );
}

function Writer({ seat, drafts, view }: Omit<WritersProps, 'share'> & { readonly seat: SeatView }): ReactElement {
  const words = useCallWords();
  const { host } = words.draft;
  const { draft } = useDrafts(drafts);
  const plate = plateOf(seat, view, words);
  const writes = draft?.writers.includes(seat.seat) ?? false;
  return (
    <li data-seat={seat.seat}>
      <p>{plate}</p>
      {mayWriteDraft(seat.role) ? (
        <div className={call['row']}>
          <button type="button" className={call['button']} onClick={() => drafts.letWrite(seat.seat, !writes)}>
            {writes ? host.stopWrite : host.letWrite}
            <span className={call['spoken']}> {plate}</span>
          </button>
        </div>
      ) : (
        <p className={call['hint']}>{host.onlySees}</p>
      )}
    </li>
  );
} // prettier-ignore
