/** Camera, microphone and the seat in the court's room, for as long as the person is at a hearing; the seat is the one the view names. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { Equipment } from '../../../main/contract/live.ts';
import type { Screen } from '../../../main/contract/screen.ts';
import type { Booth } from '../../booth.ts';
import { startCall, type Call } from '../../call/call.ts';
import { openMedia, type OwnMedia } from '../../call/media.ts';
import { openPeer } from '../../call/peer.ts';
import { boothLine } from '../live/boothLine.ts';
import { PAGE } from '../live/useTableCall.ts';

export interface HearingCall {
  /** Null while they open. */
  readonly media: OwnMedia | null;
  readonly call: Call | null;
  /** What the person heard of the test sound. */
  tested(speaker: Equipment['speaker']): void;
}

/** Nothing but what the page is inside: without it (the layout robot) nobody is connected. */
export const HearingCallContext = createContext<HearingCall>({
  media: null,
  call: null,
  tested: () => undefined,
});
export const useCourtCall = (): HearingCall => useContext(HearingCallContext);

/** Who listens to a court does not touch the screen: the booth is told so at this pace, a little ahead. */
const LISTENING = { everyMs: 20_000, forMs: 45_000 } as const;

type Place = { readonly here: boolean; readonly ticket: string | null };
function placeOf(screen: Screen): Place {
  if (screen.kind !== 'hearing') return { here: false, ticket: null };
  const { step } = screen;
  switch (step.at) {
    case 'equipment':
      return { here: true, ticket: null };
    case 'waiting':
    case 'court':
      return { here: true, ticket: step.ticket };
    case 'record':
      // a court that has closed sees and hears nobody any more
      return { here: step.ticket !== null, ticket: step.ticket };
    default:
      return { here: false, ticket: null };
  }
}

export function useHearingCall(booth: Booth, screen: Screen): HearingCall {
  const { here, ticket } = placeOf(screen);
  const [media, setMedia] = useState<OwnMedia | null>(null);
  const [call, setCall] = useState<Call | null>(null);
  const [speaker, setSpeaker] = useState<Equipment['speaker']>('untried');

  useEffect(() => {
    if (!here) return undefined;
    let gone = false;
    let opened: OwnMedia | null = null;
    void openMedia().then((found) => {
      opened = found;
      if (gone) return found.close();
      return setMedia(found);
    });
    const tell = (): void => booth.act({ do: 'reading', forMs: LISTENING.forMs });
    tell();
    const timer = setInterval(tell, LISTENING.everyMs);
    return () => {
      gone = true;
      clearInterval(timer);
      opened?.close();
      setMedia(null);
    };
  }, [booth, here]);

  useEffect(() => {
    if (ticket === null || media === null) return undefined;
    const seat = startCall({
      ticket,
      keepsFiles: false,
      page: PAGE,
      media,
      openLine: boothLine(booth),
      openPeer,
    });
    let told = false;
    const quiet = seat.onChange(() => {
      const { view } = seat.state();
      const me = view?.seats.find((one) => one.seat === view.you);
      if (told || me?.phase !== 'checking') return;
      // the check was before the waiting room: the seat has it from the beginning
      told = true;
      seat.ready({ camera: media.camera, microphone: media.microphone, speaker });
    });
    setCall(seat);
    return () => {
      quiet();
      seat.close();
      setCall(null);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what was heard before the seat belongs to it; a later word makes no new seat
  }, [booth, media, ticket]);

  return { media, call, tested: setSpeaker };
}
