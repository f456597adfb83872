/** A card that still lies on the reader after its person has left is heard as well as seen (ux 46). */
import { useEffect } from 'react';
import type { Screen } from '../../../main/contract/screen.ts';
import { chime } from '../../reading/chime.ts';

/** After this long without the card being taken, and again after as long. */
export const CARD_LEFT_MS = 8_000;

const leftBehind = (screen: Screen): boolean =>
  (screen.kind === 'idle' || (screen.kind === 'leaving' && screen.phase === 'done')) && screen.cardLeft;

export function useCardLeftChime(screen: Screen): void {
  const left = leftBehind(screen);
  useEffect(() => {
    if (!left) return undefined;
    const timer = setInterval(chime, CARD_LEFT_MS);
    return () => clearInterval(timer);
  }, [left]);
}
