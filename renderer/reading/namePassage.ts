/** The name of a control as one sentence, as a screen reader would say it. */
import { messageId } from './messageIds.ts';
import { isPublic, type Passage, type PublicWords } from './passages.ts';
import { spokenText } from './spoken.ts';

export function namePassage(element: HTMLElement, words: PublicWords): readonly Passage[] {
  const label = element.getAttribute('aria-label');
  const lines = element.innerText.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '').join('，');
  // a field is its question and what stands in it
  const name = label === null ? written : element.role === 'textbox' ? `${label} ${written}` : label;
  const spoken = spokenText(name, words.language).slice(0, 120);
  if (spoken === '') return [];
  const range = document.createRange();
  range.selectNodeContents(element);
  const own = element.role !== 'textbox' || written === '';
  const parts = label === null ? lines : [name];
  return [
    {
      id: messageId(name, words.language) ?? '-',
      spoken,
      personal:
        !own || !(parts.every((part) => isPublic(part, element, words)) || element.closest('nav') !== null),
      ranges: [range],
    },
  ];
}
