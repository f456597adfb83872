/** What the scanning screen is about right now: one thing to say, and one thing to do next. */
import type { Screen } from '../../../main/contract/screen.ts';
import { unreachable } from '../../../main/contract/result.ts';
import type { ScanText, Trouble } from '../../text/request.ts';

export type ScanScreen = Extract<Screen, { kind: 'scan' }>;
export type PageOfItem = ScanScreen['pages'][number];

/** The main action follows the state: scan, wait, mend, or go on. */
export type NextStep =
  | { readonly kind: 'scan' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'rescan'; readonly page: PageOfItem }
  /** The page is on the picture twice, or good enough: the way out is to keep or to drop it. */
  | { readonly kind: 'keep'; readonly page: PageOfItem }
  | { readonly kind: 'drop'; readonly page: PageOfItem }
  /** Another page than the one shown needs a look. */
  | { readonly kind: 'look'; readonly page: PageOfItem }
  | { readonly kind: 'scanOn' }
  | { readonly kind: 'done' };

export interface ScanState {
  readonly says: Trouble;
  readonly tone: 'calm' | 'warn' | 'danger';
  readonly next: NextStep;
}

export const selectedPage = (screen: ScanScreen): PageOfItem | null =>
  screen.pages.find((page) => page.id === screen.selected) ?? screen.pages.at(-1) ?? null;

/** What is wrong with a page and not yet answered by the person. */
export type PageProblem = 'blank' | 'blurred' | 'unclear' | 'glare' | 'cutEdge' | 'skewed' | 'duplicate';

export function problemOf(page: PageOfItem): PageProblem | null {
  if (page.kept) return null;
  switch (page.quality) {
    case 'cleaning':
    case 'good':
    case 'unknown':
      return null;
    case 'blurred':
      return page.serious ? 'blurred' : 'unclear';
    case 'blank':
    case 'glare':
    case 'cutEdge':
    case 'skewed':
    case 'duplicate':
      return page.quality;
    default:
      return unreachable(page.quality);
  }
}

export function scanState(screen: ScanScreen, text: ScanText): ScanState {
  const { job, pages } = screen;
  switch (job.kind) {
    case 'scanning':
      return {
        says: job.cancelling ? text.cancelling : text.scanning(job.page),
        tone: 'calm',
        next: { kind: 'wait' },
      };
    case 'stopped': {
      const { title, say } = text.stopped[job.error](job.page);
      const kept = pages.length > 0 ? text.kept(pages.length) : '';
      return { says: { title, say: `${say}${kept}` }, tone: 'danger', next: { kind: 'scanOn' } };
    }
    case 'ready':
      return readyState(screen, text);
    default:
      return unreachable(job);
  }
}

function readyState(screen: ScanScreen, text: ScanText): ScanState {
  const { pages, pagesUsed, pagesMax, scannerReady, hasScanner } = screen;
  const page = selectedPage(screen);
  const problem = page === null ? null : problemOf(page);
  if (page !== null && problem !== null) return problemState(screen, page, problem, text);
  const other = pages.find((one) => problemOf(one) !== null);
  if (other !== undefined)
    return { says: text.lookAt(other.number), tone: 'warn', next: { kind: 'look', page: other } };
  if (page?.quality === 'cleaning')
    return { says: text.checking(page.number), tone: 'calm', next: { kind: 'done' } };
  if (page?.quality === 'unknown')
    return { says: text.notChecked(page.number), tone: 'calm', next: { kind: 'done' } };
  if (pagesUsed >= pagesMax) return { says: text.full, tone: 'warn', next: { kind: 'done' } };
  if (hasScanner && !scannerReady) {
    // Without a scanner what is there is enough to go on with; with nothing there it can only be tried again.
    return {
      says: text.notReady,
      tone: 'warn',
      next: pages.length === 0 ? { kind: 'scan' } : { kind: 'done' },
    };
  }
  return {
    says: text.ready(pages.length),
    tone: 'calm',
    next: pages.length === 0 ? { kind: 'scan' } : { kind: 'done' },
  };
}

function problemState(screen: ScanScreen, page: PageOfItem, problem: PageProblem, text: ScanText): ScanState {
  switch (problem) {
    case 'duplicate':
      return {
        says: text.same(page.number, page.sameAs, screen.itemNumber),
        tone: 'warn',
        next: { kind: 'drop', page },
      };
    case 'skewed':
      // It was straightened already: scanning again is only for when that was not enough.
      return { says: text.problem.skewed(page.number), tone: 'warn', next: { kind: 'keep', page } };
    case 'blank':
    case 'blurred':
    case 'unclear':
    case 'glare':
    case 'cutEdge':
      return { says: text.problem[problem](page.number), tone: 'warn', next: { kind: 'rescan', page } };
    default:
      return unreachable(problem);
  }
}
