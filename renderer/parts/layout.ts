/** What the shape of a screen depends on: orientation, text scale, theme. */
import { useSyncExternalStore } from 'react';
import type { Look } from '../../main/contract/screen.ts';
import { useBooth } from '../booth.ts';

const query = '(orientation: portrait)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export interface Layout {
  readonly portrait: boolean;
  readonly scale: Look['scale'];
  /** At 150 % and above side panels and pictures move to a page of their own (ux 20). */
  readonly large: boolean;
}

export const usePortrait = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);

export function useLayout(): Layout {
  const portrait = usePortrait();
  const { scale } = useBooth().view.frame.look;
  return { portrait, scale, large: scale >= 150 };
}
