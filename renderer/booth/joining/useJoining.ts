/** What every page of a joined mediation needs: its words, those of a page at home, and taps that are its acts. */
import type { JoiningAct, JoiningPart, JoiningStep } from '../../../main/contract/joining.ts';
import { useBooth } from '../../booth.ts';
import { callTexts, type CallText } from '../../call/text.ts';
import { useJoiningText, type JoiningText } from '../../text/joining.ts';

export interface StepOf<At extends JoiningStep['at']> {
  readonly step: Extract<JoiningStep, { at: At }>;
}
export interface PartOf<Is extends JoiningPart['is']> {
  readonly part: Extract<JoiningPart, { is: Is }>;
  readonly room: Extract<JoiningStep, { at: 'room' }>;
}

export function useJoining(): {
  readonly text: JoiningText;
  readonly call: CallText;
  readonly tap: (act: JoiningAct) => void;
  readonly finish: () => void;
} {
  const { act, view } = useBooth();
  return {
    text: useJoiningText(),
    call: callTexts[view.frame.look.language],
    tap: (one) => act({ do: 'joining', act: one }),
    finish: () => act({ do: 'leaveForSure' }),
  };
}
