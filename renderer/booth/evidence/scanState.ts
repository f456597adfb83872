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
  | { readonly kind: 'scanOn' }
  | { readonly kind: 'done' };

export interface ScanState {
  readonly says: Trouble;
  readonly tone: 'calm' | 'warn' | 'danger';
  readonly next: NextStep;
}

export const selectedPage = (screen: ScanScreen): PageOfItem | null =>
  screen.pages.find((page) => page.id === screen.selected) ?? screen.pages.at(-1) ?? null;

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
  const { pages, pagesUsed, pagesMax, scannerReady } = screen;
  const page = selectedPage(screen);
  if (page?.quality === 'blank')
    return { says: text.blank(page.number), tone: 'warn', next: { kind: 'rescan', page } };
  if (pagesUsed >= pagesMax) return { says: text.full, tone: 'warn', next: { kind: 'done' } };
  if (!scannerReady) {
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
