/** What stands on the screen as sentences in reading order, each with its place and whether it is about a person. */
import type { Language } from '../../main/contract/policy.ts';
import { messageId } from './messageIds.ts';
import { sentencesOf } from './sentences.ts';
import { spokenText } from './spoken.ts';

/** One sentence to be read. */
export interface Passage {
  /** Names the text for recorded clips; `-` where it has no name. */
  readonly id: string;
  readonly spoken: string;
  /** Goes to the headset alone. */
  readonly personal: boolean;
  /** Where it stands; nothing where another part of the page shows it itself. */
  readonly ranges: readonly Range[];
  /** Shows that it is being read, where it is not text of the page. */
  readonly show?: (on: boolean) => void;
}

export interface PublicWords {
  readonly language: Language;
  /** Nobody is known yet: nothing on the screen can be about a person. */
  readonly nobody: boolean;
  /** Texts of the policy pack that stand on this screen. */
  readonly texts: ReadonlySet<string>;
}

interface Piece {
  readonly node: Text;
  readonly words: string;
  readonly personal: boolean;
}

/** Buttons of the foot are not read as content: they come back when the reading is over. */
const SKIPPED = 'footer, svg, [data-unread], [data-reader]';

/** Unnamed words count as somebody's: what is not known to be the booth's own stays out of the loudspeaker (ux 32). */
export function isPublic(text: string, element: Element, words: PublicWords): boolean {
  if (element.closest('[data-personal]') !== null) return false;
  if (words.nobody || element.closest('[data-public]') !== null) return true;
  const trimmed = text.trim();
  return trimmed === '' || words.texts.has(trimmed) || messageId(trimmed, words.language) !== null;
}

function blockOf(element: HTMLElement): HTMLElement {
  // a field is one thing however it is laid out: ¥, digits and 元 belong together
  const field = element.closest<HTMLElement>('[role=textbox]');
  if (field !== null) return field;
  let block = element;
  while (getComputedStyle(block).display.startsWith('inline') && block.parentElement !== null)
    block = block.parentElement;
  return block;
}

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The spoken form of a masked text lies beside it, out of sight: its words are said, the masked ones are marked. */
function spokenTwin(element: HTMLElement): string | null {
  if (element.getAttribute('aria-hidden') !== 'true') return null;
  const twin = element.nextElementSibling;
  return twin?.classList.contains('spoken') === true ? (twin.textContent ?? '') : null;
}

function piecesOf(root: Element, words: PublicWords): Map<HTMLElement, Piece[]> {
  const blocks = new Map<HTMLElement, Piece[]>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || node.data.trim() === '') continue;
    if (parent.closest(SKIPPED) !== null || !isShown(parent)) continue;
    if (
      parent.classList.contains('spoken') &&
      parent.previousElementSibling !== null &&
      spokenTwin(parent.previousElementSibling as HTMLElement) !== null
    )
      continue;
    const twin = spokenTwin(parent);
    if (twin === null && parent.closest('[aria-hidden=true]') !== null) continue;
    const block = blockOf(parent);
    blocks.set(block, [
      ...(blocks.get(block) ?? []),
      { node, words: twin ?? node.data, personal: !isPublic(node.data, parent, words) },
    ]);
  }
  return blocks;
}

/** The range of a sentence, which may begin in one text node and end in another. */
function rangeOf(pieces: readonly Piece[], start: number, end: number): Range | null {
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (const { node, words } of pieces) {
    const next = at + words.length;
    // what is said in other words than it is written is marked whole
    const clamp = (offset: number): number =>
      words === node.data ? Math.min(offset - at, node.length) : node.length;
    if (!begun && start < next) {
      range.setStart(node, words === node.data ? start - at : 0);
      begun = true;
    }
    if (begun && end <= next) {
      range.setEnd(node, clamp(end));
      return range;
    }
    at = next;
  }
  return null;
}

function passagesOf(pieces: readonly Piece[], language: Language): Passage[] {
  const text = pieces.map(({ words }) => words).join('');
  const id = messageId(text, language);
  const spans = sentencesOf(text);
  return spans.map(({ start, end }, index) => {
    let at = 0;
    const own = pieces.filter(({ words }) => {
      const [from, to] = [at, (at += words.length)];
      return from < end && start < to;
    });
    const range = rangeOf(pieces, start, end);
    return {
      id: id === null ? '-' : spans.length === 1 ? id : `${id}#${index + 1}`,
      spoken: spokenText(text.slice(start, end), language),
      personal: own.some(({ personal }) => personal),
      ranges: range === null ? [] : [range],
    };
  });
}

/** Every visible sentence below the element, in the order of the document, which is the order of reading. */
export function passagesIn(root: Element, words: PublicWords): readonly Passage[] {
  return [...piecesOf(root, words).values()]
    .flatMap((pieces) => passagesOf(pieces, words.language))
    .filter(({ spoken }) => spoken !== '');
}
