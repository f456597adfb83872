/** A hearing at this booth: each step on the way to the court has its page here. */
import type { ReactNode } from 'react';
import type { HearingScreen } from '../../../main/contract/hearing/screen.ts';
import { unreachable } from '../../../main/contract/result.ts';
import type { BoothView } from '../../../main/contract/screen.ts';
import { Code } from './Code.tsx';
import { Court } from './Court.tsx';
import { EquipmentCheck } from './EquipmentCheck.tsx';
import { Discipline, Info, Offline } from './Info.tsx';
import { Record } from './Record.tsx';
import { Checking, Ended, Kept, Refused, Waiting } from './Told.tsx';

export function Hearing({ view, screen }: { readonly view: BoothView; readonly screen: HearingScreen }): ReactNode {
  const { step } = screen;
  switch (step.at) {
    case 'code':
      return <Code step={step} />;
    case 'checking':
      return <Checking />;
    case 'refused':
      return <Refused step={step} online={view.frame.link === 'online'} />;
    case 'kept':
      return <Kept step={step} />;
    case 'info':
      return <Info step={step} />;
    case 'discipline':
      return <Discipline step={step} />;
    case 'equipment':
      return <EquipmentCheck step={step} />;
    case 'waiting':
      return <Waiting step={step} />;
    case 'court':
      return <Court step={step} court={view.frame.court} />;
    case 'record':
      return <Record step={step} />;
    case 'offlineReason':
      return <Offline />;
    case 'ended':
      return <Ended step={step} />;
    default:
      return unreachable(step);
  }
} // prettier-ignore
