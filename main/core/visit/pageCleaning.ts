/** One page through the cleaner: read from the visit's papers, cleaned on the other thread, its copy kept beside it. */
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
