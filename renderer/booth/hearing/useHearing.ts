/** What every page of a hearing needs: its words, and taps that are acts of the hearing. */
import type { HearingAct, HearingStep } from '../../../main/contract/hearing/screen.ts';
import { useBooth } from '../../booth.ts';
import { useHearingText, type HearingText } from '../../text/hearing.ts';

export interface StepOf<At extends HearingStep['at']> {
  readonly step: Extract<HearingStep, { at: At }>;
}

export function useHearing(): {
  readonly text: HearingText;
  readonly tap: (act: HearingAct) => void;
  readonly finish: () => void;
} {
  const { act } = useBooth();
  const text = useHearingText();
  return {
    text,
    tap: (one) => act({ do: 'hearing', act: one }),
    finish: () => act({ do: 'leaveForSure' }),
  };
}
