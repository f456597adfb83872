/** Camera, microphone and the seat in the room of another booth's table, for as long as the view names one; the line to the table itself is core's. */
import { useCallback, useEffect, useState } from 'react';
import type { Screen } from '../../../main/contract/screen.ts';
import type { Booth } from '../../booth.ts';
import { startCall } from '../../call/call.ts';
import type { OpenSeat } from '../../call/hooks.ts';
import { openMedia, type OwnMedia } from '../../call/media.ts';
import { openPeer } from '../../call/peer.ts';
import { boothLine } from '../live/boothLine.ts';
import { PAGE, type LiveScope } from '../live/useTableCall.ts';

/** Who listens to others does not touch the screen: the booth is told so at this pace, a little ahead. */
const LISTENING = { everyMs: 20_000, forMs: 45_000 } as const;

/** What of one's own part is waited for: then it stands below the pictures by itself. */
function wantsPerson(screen: Screen): string {
  if (screen.kind !== 'joining' || screen.step.at !== 'room') return '';
  const { part } = screen.step;
  if (part.is === 'waits') return '';
  return part.is === 'signing' ? `signing ${part.may}` : part.is;
}

/** Null: there is no such seat. */
export function useJoinedCall(booth: Booth, screen: Screen): LiveScope | null {
  const ticket = screen.kind === 'joining' && screen.step.at === 'room' ? screen.step.ticket : null;
  const wants = wantsPerson(screen);
  const [seat, setSeat] = useState<OpenSeat | null>(null);
  const [chosen, choose] = useState<{ readonly wants: string; readonly how: 'whole' | 'strip' } | null>(null);

  useEffect(() => {
    if (ticket === null) return undefined;
    let gone = false;
    let opened: OwnMedia | null = null;
    let close = (): void => undefined;
    void openMedia().then((media) => {
      opened = media;
      if (gone) return media.close();
      const call = startCall({ ticket, keepsFiles: false, page: PAGE, media, openLine: boothLine(booth), openPeer, noTable: true }); // prettier-ignore
      close = call.close;
      return setSeat({ call, media });
    });
    const tell = (): void => booth.act({ do: 'reading', forMs: LISTENING.forMs });
    tell();
    const timer = setInterval(tell, LISTENING.everyMs);
    return () => {
      gone = true;
      clearInterval(timer);
      close();
      opened?.close();
      setSeat(null);
    };
  }, [booth, ticket]);

  const show = useCallback((how: 'whole' | 'strip') => choose({ wants, how }), [wants]);
  if (ticket === null || seat === null) return null;
  // as the person chose it, until something else is asked of them
  const shown = chosen?.wants === wants ? chosen.how : wants === '' ? 'whole' : 'strip';
  return { table: { kind: 'on', seat, shown }, joined: true, open: () => undefined, show };
}
