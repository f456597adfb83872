/** Working by three keys – 上一项, 下一项, 确定 – through everything that can be pressed, in reading order and round again (ux 49). */
import type { ThreeKeys } from '../main/contract/launch.ts';

/** What a three-key pad usually sends, and the arrows of an ordinary keyboard. 确定 is Enter besides. */
export const USUAL_KEYS: ThreeKeys = {
  previous: ['F13', 'ArrowUp'],
  next: ['F14', 'ArrowDown'],
  press: ['F15'],
};

const STOPS = 'button, a[href], input, textarea, select, [tabindex="0"]';

/** Everything the keys stop at, in the order of the document. */
export function stopsIn(root: Document): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOPS)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.closest('[inert]') === null &&
      element.checkVisibility({ visibilityProperty: true }),
  );
}

/** From a control to its neighbour, from a heading or an error to what follows it; past the end it begins anew. */
export function neighbourOf(
  stops: readonly HTMLElement[],
  from: Element | null,
  by: 1 | -1,
): HTMLElement | undefined {
  const at = stops.findIndex((stop) => stop === from);
  if (at >= 0) return stops.at((at + by) % stops.length);
  if (from === null) return stops.at(by === 1 ? 0 : -1);
  const after = stops.findIndex(
    (stop) => (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  if (by === 1) return stops[Math.max(0, after)];
  return stops.at(after < 0 ? -1 : after - 1);
}

export interface KeyEars {
  /** The keys of this booth. */
  keys(): ThreeKeys;
  /** A key was used to work the screen. */
  used(): void;
}

/** Where the keys are: the control with the focus, or else the heading of what lies on top. */
function placeNow(): Element | null {
  const active = document.activeElement;
  if (active !== null && active !== document.body) return active;
  return (
    [...document.querySelectorAll('main h1')].findLast((heading) => heading.closest('[inert]') === null) ??
    null
  );
}

/** Returns the way to stop. */
export function watchKeys(window: Window, ears: KeyEars): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { previous, next, press } = ears.keys();
    const by = next.includes(event.key) ? 1 : previous.includes(event.key) ? -1 : null;
    if (by !== null) {
      event.preventDefault();
      neighbourOf(stopsIn(document), placeNow(), by)?.focus({ preventScroll: true });
      return ears.used();
    }
    if (press.includes(event.key)) {
      event.preventDefault();
      // one press, one act: a key held down repeats itself
      if (!event.repeat && document.activeElement instanceof HTMLElement) document.activeElement.click();
      return ears.used();
    }
    if (event.key === 'Tab') ears.used();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
