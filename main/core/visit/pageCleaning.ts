/** Pages through the cleaner, one after the other: read from the visit's papers, cleaned on the other thread, the copy kept beside it. */
import type { Log } from '../../contract/events.ts';
import type { PageThresholds } from '../../contract/policy.ts';
import type { EvidencePage } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Cropping } from '../pages/planning.ts';
import type { PageCleaner } from '../pages/pageThread.ts';
import type { VisitPapers } from '../papers/visitPapers.ts';
import type { LookedAt } from './pageLooks.ts';

export interface KeptPageJob {
  readonly page: EvidencePage;
  readonly cropping: Cropping;
  readonly limits: PageThresholds;
}

/** An error names why the page stays as it came: the cleaner's own kinds, `ended`, `diskFull`, or `paperLost`. */
export async function cleanKeptPage(
  { page, cropping, limits }: KeptPageJob,
  papers: VisitPapers,
  cleaner: PageCleaner,
): Promise<Result<LookedAt, { readonly kind: string }>> {
  const bytes = await papers.readPage(page.id);
  if (bytes === null) return err({ kind: 'paperLost' });
  const { mime, dpi, source } = page;
  const cleaned = await cleaner.clean({ bytes, mime, dpi, source: source ?? 'feeder', cropping, limits });
  if (!cleaned.ok) return cleaned;
  const { findings, corners, copy, oversize } = cleaned.value;
  if (copy === null) return ok({ findings, corners, copy: null, oversize });
  const kept = await papers.putCopy(copy.bytes);
  if (!kept.ok) return kept;
  const { widthPx, heightPx, dpi: dense, steps } = copy;
  return ok({
    findings,
    corners,
    copy: { ...kept.value, mime: copy.mime, widthPx, heightPx, dpi: dense, steps },
    oversize,
  });
}

export interface CleaningPorts {
  readonly pages: PageCleaner;
  readonly log: Log;
  limits(): PageThresholds;
  /** Null once the visit is over. */
  papersOf(visitId: string): Promise<VisitPapers | null>;
  /** Called for every page; the visit may be over by then. */
  cleaned(visitId: string, page: string, seen: LookedAt | null): void;
}

export function createCleaning(ports: CleaningPorts) {
  let last: Promise<void> = Promise.resolve();

  async function clean(page: EvidencePage, cropping: Cropping, visitId: string): Promise<void> {
    const papers = await ports.papersOf(visitId);
    if (papers === null) return;
    const seen = await cleanKeptPage({ page, cropping, limits: ports.limits() }, papers, ports.pages);
    if (!seen.ok) ports.log('pageNotChecked', { kind: seen.error.kind });
    ports.cleaned(visitId, page.id, seen.ok ? seen.value : null);
  }

  return {
    queue({ page, cropping }: Pick<KeptPageJob, 'page' | 'cropping'>, visitId: string): void {
      last = last.then(() => clean(page, cropping, visitId));
    },
    /** When every page that was queued so far is looked at. */
    idle: (): Promise<void> => last,
    /** The thread goes with everything it held; again after the last page, which may just have begun. */
    async forget(): Promise<void> {
      await ports.pages.forget();
      await last;
      await ports.pages.forget();
    },
  };
}
