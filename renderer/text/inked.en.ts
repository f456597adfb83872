/** The words for a paper that was signed by hand and comes back to be scanned, in English. */
import type { InkedText } from './inked.ts';

export const inkedEn: InkedText = {
  back: 'Signed: scan it for the court',
  scan: {
    title: 'Scan the signed paper',
    hint: (pages) => `It has ${pages} pages, and each is scanned. Only the court can open the pictures.`,
    pages: (count, of) => `${count} scanned, at least ${of} needed`,
    again: 'Scan from the start',
    done: 'All scanned, compare',
  },
  compare: {
    title: (name) => `${name}, who leads, compares`,
    line: (pages) => `With the original in hand, compare these ${pages} pages one by one. If they agree, lay down the card.`,
  },
  sealing: {
    title: 'Sealing the scan',
    line: 'Once sealed only the court can open it.',
    failed: 'Not sealed yet',
    failedLine: 'What was scanned is there. Please try again.',
    again: 'Seal again',
  },
}; // prettier-ignore
