/** Measures the web page as it stands in a window of any width, with text of any size; runs inside the page, answers in sentences. */
import { checkMotion, clippedBy, isVisible, overlaps, place, size, SLACK, targets, texts, type Seen } from '../page/seen.ts'; // prettier-ignore

/** WCAG 2.5.5. */
const MIN_TARGET = 44;
/** What is scrolled through a slot cannot be read. */
const MIN_WINDOW = 200;
/** The ring's width and its distance. */
const RING = 7;

const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
const scrolls = (box: Element): boolean => /auto|scroll/.test(style(box).overflowX + style(box).overflowY);

function checkTargets(seen: readonly Seen[]): string[] {
  const problems: string[] = [];
  for (const { element, rect, name } of seen) {
    if (rect.width < MIN_TARGET - SLACK || rect.height < MIN_TARGET - SLACK)
      problems.push(`target “${name}” is ${size(rect)}`);
    if (element.scrollWidth > element.clientWidth + 1 || (element.scrollHeight > element.clientHeight + 1 && element.tagName !== 'TEXTAREA'))
      problems.push(`the words of “${name}” do not fit into it`);
    if (rect.left < 0 || rect.right > window.innerWidth) problems.push(`“${name}” lies beyond the side: ${place(rect)}`);
  } // prettier-ignore
  for (const [index, a] of seen.entries())
    for (const b of seen.slice(index + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      if (width > 1 && height > 1 && sameLayer(a.element, b.element)) problems.push(`“${a.name}” lies over “${b.name}”`);
    } // prettier-ignore
  return problems;
}

/** A dialog lies over the page, and what a box has scrolled out of sight lies over nothing. */
const sameLayer = (a: Element, b: Element): boolean =>
  a.closest('dialog') === b.closest('dialog') && boxOf(a) === boxOf(b);
function boxOf(element: Element): Element | null {
  let box = element.parentElement;
  while (box !== null && !scrolls(box)) box = box.parentElement;
  return box;
}

function checkTexts(): string[] {
  const problems: string[] = [];
  const seen = texts().filter(({ parent }) => style(parent).clipPath === 'none');
  for (const { parent, words, lines } of seen) {
    const shown = words.slice(0, 24);
    if (Number.parseFloat(style(parent).fontSize) < 15.9) problems.push(`“${shown}” is too small`);
    if (lines.some((line) => line.left < -1 || line.right > window.innerWidth + 1))
      problems.push(`“${shown}” lies beyond the side`);
    const clipping = clippedBy(parent, lines) ?? cutBelow(parent, lines);
    if (clipping !== null) problems.push(`“${shown}” is clipped by ${clipping}`);
  }
  const layered = seen.map((one) => ({ ...one, box: boxOf(one.parent) }));
  for (const box of new Set(layered.map((one) => one.box)))
    problems.push(...overlaps(layered.filter((one) => one.box === box && one.parent.closest('dialog') === null)));
  return problems;
} // prettier-ignore

/** A box that hides what is below its edge, and lets nobody scroll there. */
function cutBelow(parent: HTMLElement, lines: readonly DOMRect[]): string | null {
  for (let box: HTMLElement | null = parent; box !== null && box !== document.body; box = box.parentElement) {
    if (scrolls(box)) return null;
    if (style(box).overflowY === 'visible') continue;
    const rect = box.getBoundingClientRect();
    if (lines.some((line) => line.top < rect.top - 2 || line.bottom > rect.bottom + 2))
      return box.className || box.tagName;
  }
  return null;
}

function checkBoxes(): string[] {
  const problems: string[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  const end = document.getElementById('root')?.getBoundingClientRect().bottom ?? 0;
  if (scrollHeight > Math.max(window.innerHeight, end + window.scrollY) + 1)
    problems.push('the page scrolls into nothing');
  if (scrollWidth > window.innerWidth) problems.push(`the page is ${scrollWidth} px wide`);
  for (const box of document.querySelectorAll<HTMLElement>('body *')) {
    if (!isVisible(box) || !scrolls(box) || box.tagName === 'TEXTAREA') continue;
    const name = box.getAttribute('aria-label') ?? (box.className || box.tagName);
    // a page that was enlarged is moved both ways, as a map is
    if (box.scrollWidth > box.clientWidth + 1 && box.querySelector('canvas') === null)
      problems.push(`${name} scrolls sideways`);
    if (box.scrollHeight > box.clientHeight + 1 && box.clientHeight < MIN_WINDOW)
      problems.push(`${name} is seen through a slot of ${box.clientHeight} px`);
  }
  return problems;
}

/** The ring of every control is there and whole: it is not cut by the box the control stands in. */
function checkFocus(seen: readonly Seen[]): string[] {
  const problems: string[] = [];
  const before = document.activeElement;
  for (const { element, rect, name } of seen) {
    element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    if (document.activeElement !== element) continue;
    if (style(element).outlineStyle === 'none') problems.push(`“${name}” shows no focus`);
    const box = boxOf(element)?.getBoundingClientRect();
    if (box !== undefined && (rect.left - RING < box.left - SLACK || rect.right + RING > box.right + SLACK))
      problems.push(`the ring of “${name}” is cut`);
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return problems;
}

/** What a dialog covers is neither seen nor reached. */
const onTop = ({ element }: Seen): boolean =>
  document.querySelector('dialog[open]') === null || element.closest('dialog') !== null;

/** All problems of what is shown now. */
export function measure(withFocus: boolean): string[] {
  const seen = targets().filter(onTop);
  const headings = [...document.querySelectorAll('h1')].filter(isVisible);
  return [
    ...(headings.length === 1 ? [] : [`${headings.length} first headings`]),
    ...(document.querySelector('main') === null ? ['there is no main'] : []),
    ...checkTargets(seen),
    ...checkTexts(),
    ...checkBoxes(),
    ...(withFocus ? checkFocus(seen) : []),
    ...checkMotion(),
  ];
}
