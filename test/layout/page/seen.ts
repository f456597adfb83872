/** What stands on a page: its targets and texts as the eye meets them, and what is wrong with either on any page. Runs inside the page. */

const TARGETS =
  'button, a[href], input, textarea, select, [role=button], [role=tab], [role=option], [role=checkbox], [role=radio]';
/** Layout rounds to fractions of a pixel. */
export const SLACK = 0.6;

export interface Seen {
  readonly element: HTMLElement;
  readonly rect: DOMRect;
  readonly name: string;
}

export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function nameOf(element: HTMLElement): string {
  return (element.getAttribute('aria-label') ?? element.innerText).replaceAll(/\s+/g, ' ').slice(0, 30);
}

export const size = (rect: DOMRect) => `${Math.round(rect.width)}×${Math.round(rect.height)}`;
export const place = (rect: DOMRect) => `${Math.round(rect.x)},${Math.round(rect.y)} ${size(rect)}`;

export function targets(): Seen[] {
  return [...document.querySelectorAll<HTMLElement>(TARGETS)]
    .filter(isVisible)
    .map((element) => ({ element, rect: element.getBoundingClientRect(), name: nameOf(element) }));
}

/** Every visible run of text with its lines. */
export function texts(): {
  readonly parent: HTMLElement;
  readonly words: string;
  readonly lines: DOMRect[];
}[] {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (parent === null || words === '' || !isVisible(parent) || parent.closest('.spoken, svg') !== null)
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0);
    found.push({ parent, words, lines });
  }
  return found;
}

export function gapBetween(a: DOMRect, b: DOMRect): number {
  const dx = Math.max(a.left - b.right, b.left - a.right);
  const dy = Math.max(a.top - b.bottom, b.top - a.bottom);
  return Math.max(dx, dy);
}

/** A box with hidden overflow that cuts the text, or a control the text runs out of. */
export function clippedBy(parent: HTMLElement, lines: readonly DOMRect[]): string | null {
  for (let box: HTMLElement | null = parent; box !== null && box !== document.body; box = box.parentElement) {
    const style = getComputedStyle(box);
    const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible' || box.tagName === 'BUTTON';
    if (!clips) continue;
    const rect = box.getBoundingClientRect();
    if (lines.some((line) => line.left < rect.left - 1 || line.right > rect.right + 1))
      return box.className || box.tagName;
    // it lies over the page, and nothing of that cuts it
    if (box.tagName === 'DIALOG') return null;
  }
  return null;
}

export function overlaps(seen: ReturnType<typeof texts>): string[] {
  const problems: string[] = [];
  const lines = seen.flatMap(({ parent, words, lines: all }) => all.map((rect) => ({ parent, words, rect })));
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      if (a.parent === b.parent || a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      // Line boxes of CJK fonts are taller than their glyphs; a third of a line is a real overlap.
      if (width > 2 && height > Math.min(a.rect.height, b.rect.height) / 3) {
        problems.push(`“${a.words.slice(0, 16)}” and “${b.words.slice(0, 16)}” overlap`);
      }
    }
  }
  return problems;
}

/** What moves now although no motion is wanted (ux 30). */
export function checkMotion(): string[] {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return [];
  return document.getAnimations().length === 0 ? [] : ['something moves although no motion is wanted'];
}
