/** The live session at the table: the whole of it over the agreement, or a strip of pictures above it. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { useCallState, type OpenSeat } from '../../call/hooks.ts';
import { callTexts, CallWords } from '../../call/text.ts';
import { mineLast, Tiles } from '../../call/Tiles.tsx';
import { Button } from '../../parts/Button.tsx';
import { useLayout } from '../../parts/layout.ts';
import { useJoiningText } from '../../text/joining.ts';
import { useSessionText } from '../../text/session.ts';
import { BoothCall } from './BoothCall.tsx';
import { padShown, waitingIn } from './inSight.ts';
import styles from './live.module.css';
import { useLive } from './useTableCall.ts';

export function LiveLayer(): ReactNode {
  const { view } = useBooth();
  const { table } = useLive();
  if (table.kind !== 'on') return null;
  return (
    <CallWords value={callTexts[view.frame.look.language]}>
      {table.shown === 'whole' ? (
        <Whole seat={table.seat} />
      ) : (
        <Strip seat={table.seat} slim={padShown(view.screen)} />
      )}
    </CallWords>
  );
}

function Whole({ seat }: { readonly seat: OpenSeat }): ReactNode {
  const { live } = useSessionText();
  const { mine } = useJoiningText();
  const { show, joined } = useLive();
  const back = (
    <Button size="small" icon="file-text" onPress={() => show('strip')}>
      {joined === true ? mine : live.toAgreement}
    </Button>
  );
  return (
    <div className={styles.whole} data-live="whole" data-unread>
      <BoothCall call={seat.call} media={seat.media} back={back} />
    </div>
  );
}

/** So many pictures fit beside the button; with large text none: words say that the session goes on. */
const inStrip = (scale: number, portrait: boolean): number =>
  scale === 100 ? (portrait ? 2 : 4) : scale === 125 ? (portrait ? 1 : 3) : 0;

function Strip({ seat, slim }: { readonly seat: OpenSeat; readonly slim: boolean }): ReactNode {
  const { live } = useSessionText();
  const { show } = useLive();
  const { portrait, scale } = useLayout();
  const state = useCallState(seat.call);
  const { view } = state;
  const waiting = view === null ? 0 : waitingIn(view);
  const count = slim ? 0 : inStrip(scale, portrait);
  // Whoever asks for something comes before the others.
  const seats = (view === null ? [] : mineLast(view))
    .toSorted((a, b) => Number(b.wish !== 'none' || !b.hears) - Number(a.wish !== 'none' || !a.hears))
    .map((one) => one.seat)
    .slice(0, count);
  return (
    <div className={styles.strip} data-live="strip" data-unread>
      {count === 0 && <p>{live.goesOn}</p>}
      {view !== null && (
        <div className={styles.pictures} hidden={count === 0}>
          <Tiles view={view} streams={state.streams} own={seat.media.stream} only={{ seats, columns: Math.max(1, count) }} />
        </div>
      )}
      <Button icon="video" onPress={() => show('whole')}>
        {waiting > 0 ? live.waiting(waiting) : live.show}
      </Button>
    </div>
  );
} // prettier-ignore
