/** Measures what stands on the screen against the rules of ux.md marked [A]; runs inside the page, answers in sentences. */
import { checkMotion, clippedBy, gapBetween, isVisible, overlaps, place, size, SLACK, targets, texts, type Seen } from './seen.ts'; // prettier-ignore

const MIN_TARGET = 72;
const MIN_GAP = 16;
function colourOf(token: string): string {
  const probe = document.createElement('div');
  probe.style.backgroundColor = `var(${token})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return colour;
}

function checkTargets(seen: readonly Seen[]): string[] {
  const problems: string[] = [];
  for (const { element, rect, name } of seen) {
    if (rect.width < MIN_TARGET - SLACK || rect.height < MIN_TARGET - SLACK) {
      problems.push(`target “${name}” is ${size(rect)}, less than 72×72`);
    }
    if (element.dataset['kind'] === 'main' && (rect.height < 88 - SLACK || rect.width < 290 - SLACK)) {
      problems.push(`main action “${name}” is ${size(rect)}, less than 290×88`);
    }
    if (element.dataset['look'] === 'digit' && rect.height < 96 - SLACK)
      problems.push(`digit key “${name}” is ${size(rect)}, less than 96 px high`);
    if (element.dataset['tile'] !== undefined && rect.height < 180 - SLACK)
      problems.push(`tile “${name}” is ${size(rect)}, less than 180 px high`);
    if (name === '') problems.push(`a target at ${place(rect)} has no words`);
  }
  for (const [index, a] of seen.entries()) {
    for (const b of seen.slice(index + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const gap = gapBetween(a.rect, b.rect);
      if (gap < MIN_GAP - SLACK) problems.push(`“${a.name}” and “${b.name}” are ${Math.round(gap)} px apart`);
    }
  }
  return problems;
}

function checkPlaces(seen: readonly Seen[], content: DOMRect): string[] {
  const problems: string[] = [];
  const portrait = window.innerHeight > window.innerWidth;
  const inside = (rect: DOMRect, box: DOMRect) =>
    rect.left >= box.left - SLACK &&
    rect.right <= box.right + SLACK &&
    rect.top >= box.top - SLACK &&
    rect.bottom <= box.bottom + SLACK;
  for (const { element, rect, name } of seen) {
    const fixed = element.dataset['slot'] !== undefined;
    if (!fixed && !inside(rect, content)) problems.push(`“${name}” lies outside the content: ${place(rect)}`);
    if (!fixed && portrait && rect.top < 400) problems.push(`“${name}” is in the top 400 px: ${place(rect)}`);
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
      problems.push(`the words of “${name}” do not fit into it`);
    }
    if (element.dataset['kind'] === 'main' && !fixed) {
      if (content.bottom - rect.bottom < 24 - SLACK)
        problems.push(`main action “${name}” is less than 24 px above the bar`);
      const free = element.closest('[role=dialog], [role=alertdialog], [data-screen=idle]') !== null;
      if (!free && content.right - rect.right > 70)
        problems.push(`main action “${name}” is not at the right`);
    }
  }
  return problems;
}

function checkTexts(content: DOMRect): string[] {
  const problems: string[] = [];
  const seen = texts();
  for (const { parent, words, lines } of seen) {
    const fontSize = Number.parseFloat(getComputedStyle(parent).fontSize);
    const shown = words.slice(0, 24);
    if (fontSize < 21.9) problems.push(`“${shown}” is ${fontSize} px`);
    else if (fontSize < 23.9 && parent.closest('[data-label]') === null)
      problems.push(`“${shown}” is ${fontSize} px`);
    const frame =
      parent.closest('header') === null && parent.closest('main') !== null
        ? content
        : document.body.getBoundingClientRect();
    for (const line of lines) {
      if (
        line.left < frame.left - 1 ||
        line.right > frame.right + 1 ||
        line.top < frame.top - 6 ||
        line.bottom > frame.bottom + 6
      ) {
        problems.push(`“${shown}” lies outside: ${place(line)}`);
        break;
      }
    }
    // 40 characters of Chinese, or as wide in another script, are the limit of a line that is read.
    if (lines.length > 1 && lines.some((line) => line.width > 40.5 * fontSize))
      problems.push(`lines of “${shown}” are too long`);
    problems.push(...checkSetting(parent, shown, lines));
    const clipping = clippedBy(parent, lines);
    if (clipping !== null) problems.push(`“${shown}” is clipped by ${clipping}`);
  }
  return [...problems, ...overlaps(seen)];
}

/** Text that runs over several lines is spaced and begins at the left; digits stand under each other (ux 21, 25). */
function checkSetting(parent: HTMLElement, shown: string, lines: readonly DOMRect[]): string[] {
  const problems: string[] = [];
  const style = getComputedStyle(parent);
  const control = parent.closest('button, nav') !== null;
  if (lines.length > 1 && !control) {
    const spacing = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
    // captions are set at 1.4 and headings at 1.3, as the table of type says
    const least = Number.parseInt(style.fontWeight, 10) >= 600 ? 1.25 : 1.4;
    if (spacing < least - 0.01) problems.push(`lines of “${shown}” stand ${spacing.toFixed(2)} apart`);
    if (style.textAlign !== 'start' && style.textAlign !== 'left')
      problems.push(`“${shown}” runs over lines and is set ${style.textAlign}`);
  }
  if (/\d/u.test(shown) && !style.fontVariantNumeric.includes('tabular-nums'))
    problems.push(`the digits of “${shown}” are not tabular`);
  return problems;
}

/** Paper and ink stay white and black in every theme (ux 28); the two answers of a consent weigh the same (ux 57). */
function checkPaper(): string[] {
  const problems: string[] = [];
  for (const paper of document.querySelectorAll<HTMLElement>('[data-paper]')) {
    if (isVisible(paper) && getComputedStyle(paper).backgroundColor !== 'rgb(255, 255, 255)')
      problems.push('paper is not white');
  }
  const answers = [...document.querySelectorAll<HTMLElement>('[data-answers] button')].filter(isVisible);
  const [first, second] = answers.map((answer) => answer.getBoundingClientRect());
  if (first !== undefined && second !== undefined && size(first) !== size(second))
    problems.push(`the two answers are ${size(first)} and ${size(second)}`);
  if (answers.some((answer) => answer.dataset['kind'] === 'main')) problems.push('an answer is filled');
  return problems;
}

function checkBoxes(content: HTMLElement): string[] {
  const problems: string[] = [];
  if (content.scrollHeight > content.clientHeight + 1) problems.push('the content is higher than its place');
  if (document.documentElement.scrollHeight > window.innerHeight) problems.push('the page scrolls');
  for (const box of content.querySelectorAll<HTMLElement>('*')) {
    if (!isVisible(box)) continue;
    const { overflowX, overflowY } = getComputedStyle(box);
    if (/auto|scroll/.test(overflowX + overflowY))
      problems.push(`${box.className || box.tagName} may scroll`);
    if (box.dataset['area'] !== undefined && box.scrollHeight > box.clientHeight + 1) {
      problems.push(`the area holds ${box.scrollHeight} px in ${box.clientHeight} px`);
    }
  }
  return problems;
}

function checkFills(seen: readonly Seen[]): string[] {
  const problems: string[] = [];
  const mains = seen.filter(
    ({ element }) => element.dataset['slot'] === undefined && element.dataset['kind'] === 'main',
  );
  if (mains.length > 1)
    problems.push(`${mains.length} filled main actions: ${mains.map(({ name }) => name).join(', ')}`);
  const sos = colourOf('--sos');
  const red = [...document.querySelectorAll<HTMLElement>('main *, nav *, header *')].filter(
    (element) => getComputedStyle(element).backgroundColor === sos && isVisible(element),
  );
  const wrong = red.filter((element) => element.dataset['slot'] !== 'emergency');
  if (wrong.length > 0) problems.push(`${wrong.length} filled red things besides 紧急求助`);
  const emergency = seen.find(({ element }) => element.dataset['slot'] === 'emergency');
  if (emergency === undefined) return [...problems, '紧急求助 is missing'];
  if (emergency.rect.width < 160) problems.push(`紧急求助 is ${size(emergency.rect)}`);
  if (!red.includes(emergency.element)) problems.push('紧急求助 is not filled');
  for (const other of seen) {
    if (other !== emergency && gapBetween(emergency.rect, other.rect) < 24 - SLACK) {
      problems.push(`紧急求助 is less than 24 px from “${other.name}”`);
    }
  }
  return problems;
}

/** All problems of what is shown now. */
export function inspect(): string[] {
  const main = document.querySelector('main');
  if (main === null) return ['there is no main'];
  const content = main.getBoundingClientRect();
  const seen = targets();
  const headings = [...document.querySelectorAll('h1')].filter(isVisible);
  return [
    ...(headings.length === 1 ? [] : [`${headings.length} first headings`]),
    ...checkTargets(seen),
    ...checkPlaces(seen, content),
    ...checkTexts(content),
    ...checkBoxes(main),
    ...checkFills(seen),
    ...checkPaper(),
    ...checkMotion(),
  ];
}

/** Where each fixed control is: the same on every screen (ux 14). */
export function fixedPlaces(): Record<string, string> {
  return Object.fromEntries(
    targets().flatMap(({ element, rect }) => {
      const slot = element.dataset['slot'];
      return slot === undefined ? [] : [[slot, place(rect)]];
    }),
  );
}
