/** Large text in landscape: height is short there, so words go over the full width and pictures to screens of their own (ux 20). */
import { useLayout } from '../../parts/layout.ts';

export function useCrowded(): boolean {
  const { portrait, large } = useLayout();
  return large && !portrait;
}
