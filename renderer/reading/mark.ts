/** Marks the sentence being read by the browser's own highlights: no element of the page is touched. */
import type { Passage } from './passages.ts';

const NAME = 'reading';

let shown: Passage | null = null;

export function markPassage(passage: Passage | null): void {
  shown?.show?.(false);
  shown = passage;
  if (passage === null) return void CSS.highlights.delete(NAME);
  CSS.highlights.set(NAME, new Highlight(...passage.ranges));
  passage.show?.(true);
}
