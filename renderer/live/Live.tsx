/** The page of live sessions: a code, then the seat it is for, then what it came to. */
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Language } from '../../main/contract/policy.ts';
import { startCall, type Call, type CallEnd } from '../call/call.ts';
import css from '../call/call.module.css';
import { CallScreen } from '../call/Call.tsx';
import { useHeading, useSeat } from '../call/hooks.ts';
import { socketLine } from '../call/line.ts';
import type { OwnMedia } from '../call/media.ts';
import { openPeer } from '../call/peer.ts';
import { callTexts, CallWords, useCallWords } from '../call/text.ts';
import { Entry } from './Entry.tsx';
import { forget, heldSeat, type HeldSeat } from './seat.ts';

type Place =
  | { readonly kind: 'entry' }
  | { readonly kind: 'seat'; readonly seat: HeldSeat }
  | { readonly kind: 'over'; readonly end: CallEnd };

export function Live(): ReactElement {
  const [language, setLanguage] = useState<Language>('zh-CN');
  const [place, setPlace] = useState<Place>(() => {
    const seat = heldSeat();
    return seat === null ? { kind: 'entry' } : { kind: 'seat', seat };
  });
  const words = callTexts[language];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const over = useCallback((end: CallEnd) => {
    forget();
    setPlace({ kind: 'over', end });
  }, []);
  const corner = (
    <nav className={css['corner']} lang={language === 'zh-CN' ? 'en' : 'zh-CN'}>
      <button
        type="button"
        className={css['button']}
        onClick={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')}
      >
        {words.otherLanguage}
      </button>
    </nav>
  );
  return (
    <CallWords value={words}>
      {place.kind !== 'seat' && corner}
      {place.kind === 'entry' && <Entry onSeat={(seat) => setPlace({ kind: 'seat', seat })} />}
      {place.kind === 'seat' && (
        <Seat key={place.seat.ticket} seat={place.seat} corner={corner} onEnd={over} />
      )}
      {place.kind === 'over' && <Over end={place.end} onAgain={() => setPlace({ kind: 'entry' })} />}
    </CallWords>
  );
}

/** Names this loaded page: after a reload the court knows that the connections before are gone. */
const PAGE = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');

function Seat({
  seat,
  corner,
  onEnd,
}: {
  readonly seat: HeldSeat;
  readonly corner: ReactElement;
  readonly onEnd: (end: CallEnd) => void;
}): ReactElement {
  const { check } = useCallWords();
  const { ticket } = seat;
  const start = useCallback(
    (media: OwnMedia): Call => {
      const call = startCall({ ticket, keepsFiles: true, page: PAGE, media, openLine: socketLine, openPeer });
      call.onChange(() => {
        const { end } = call.state();
        if (end !== null) onEnd(end);
      });
      return call;
    },
    [ticket, onEnd],
  );
  const [open, again] = useSeat(start);
  if (open === null)
    return (
      <>
        {corner}
        <main className={css['calm']}>
          <h1>{check.opening}</h1>
          <p>{check.allowAdvice}</p>
        </main>
      </>
    );
  return <CallScreen call={open.call} media={open.media} onMediaAgain={again} corner={corner} />;
}

function Over({ end, onAgain }: { readonly end: CallEnd; readonly onAgain: () => void }): ReactElement {
  const words = useCallWords();
  const heading = useHeading();
  const [title, sentence] = words.end[end];
  return (
    <main className={css['calm']}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{sentence}</p>
      <button type="button" className={css['button']} onClick={onAgain}>
        {words.entry.again}
      </button>
    </main>
  );
}
