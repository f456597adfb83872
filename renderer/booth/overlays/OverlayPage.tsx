/** What lies over a screen, by kind. */
import type { ReactNode } from 'react';
import { unreachable } from '../../../main/contract/result.ts';
import type { Overlay } from '../../../main/contract/screen.ts';
import { Cover } from './Cover.tsx';
import { AskLeave } from './AskLeave.tsx';
import { Emergency } from './Emergency.tsx';
import { Help, QuietHelp } from './Help.tsx';
import { NotKept } from './NotKept.tsx';
import { SeatSoon } from './SeatSoon.tsx';

export function OverlayPage({ overlay }: { readonly overlay: Overlay }): ReactNode {
  switch (overlay.kind) {
    case 'emergency':
      return <Emergency contacts={overlay.contacts} />;
    case 'help':
      return <Help />;
    case 'quietHelp':
      return <QuietHelp />;
    case 'cover':
      return <Cover secondsLeft={overlay.secondsLeft} />;
    case 'askLeave':
      return <AskLeave />;
    case 'notKept':
      return <NotKept />;
    case 'seatSoon':
      return <SeatSoon from={overlay.from} />;
    default:
      return unreachable(overlay);
  }
}
