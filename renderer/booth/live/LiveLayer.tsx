/** The live session at the table: the whole of it over the agreement, or a strip of pictures above it. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { CallScreen } from '../../call/Call.tsx';
import { useCallState, type OpenSeat } from '../../call/hooks.ts';
import { callTexts, CallWords } from '../../call/text.ts';
import { Tiles } from '../../call/Tiles.tsx';
import { Button } from '../../parts/Button.tsx';
import { useSessionText } from '../../text/session.ts';
import styles from './live.module.css';
import { useLive } from './useTableCall.ts';

export function LiveLayer(): ReactNode {
  const { view } = useBooth();
  const { table } = useLive();
  if (table.kind !== 'on') return null;
  return (
    <CallWords value={callTexts[view.frame.look.language]}>
      {table.shown === 'whole' ? <Whole seat={table.seat} /> : <Strip seat={table.seat} />}
    </CallWords>
  );
}

function Whole({ seat }: { readonly seat: OpenSeat }): ReactNode {
  const { live } = useSessionText();
  const { show } = useLive();
  return (
    <section className={styles.whole} data-live="whole" aria-label={live.title} data-unread>
      <div className={styles.back}>
        <Button icon="file-text" onPress={() => show('strip')}>
          {live.toAgreement}
        </Button>
      </div>
      <div className={styles.call}>
        <CallScreen call={seat.call} media={seat.media} onMediaAgain={() => undefined} />
      </div>
    </section>
  );
}

function Strip({ seat }: { readonly seat: OpenSeat }): ReactNode {
  const { live } = useSessionText();
  const { show } = useLive();
  const state = useCallState(seat.call);
  const waiting = (state.view?.seats ?? []).filter(({ phase }) => phase === 'lobby').length;
  return (
    <section className={styles.strip} data-live="strip" aria-label={live.title} data-unread>
      <div className={styles.pictures}>
        {state.view !== null && <Tiles view={state.view} streams={state.streams} own={seat.media.stream} />}
      </div>
      <Button icon="video" onPress={() => show('whole')}>
        {waiting > 0 ? live.waiting(waiting) : live.show}
      </Button>
    </section>
  );
}
