/** Pages in the papers of a visit: a finished one goes in, and a picture of one comes out again. */
import type { DeviceError, ScannedPage } from '../../contract/devices.ts';
import type { EvidencePage, PageSource } from '../../contract/request.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { VisitPapers } from '../papers/visitPapers.ts';
import { seenOf } from './pageLooks.ts';
import type { Visit } from './visit.ts';

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
}

/** The error is of the scanner's kind: for whoever stands there it is the scan that did not work. */
export async function keepPage(
  papers: VisitPapers,
  page: ScannedPage,
  from: PageSource,
  scannedAt: string,
): Promise<Result<EvidencePage, DeviceError>> {
  const put = await papers.putPage(page.bytes);
  if (!put.ok)
    return err({ kind: 'ioError', device: 'scanner', stage: put.error.kind, retryable: true, detail: '' });
  const { sha256, mime, widthPx, heightPx, dpi } = page;
  return ok({
    id: put.value.id,
    sha256,
    size: put.value.size,
    mime,
    widthPx,
    heightPx,
    dpi,
    scannedAt,
    device: from === 'camera' ? 'camera' : 'scanner',
    source: from,
  });
}

/** As it was cleaned, else as it was scanned; null where the visit has no such page. */
export async function pictureOf(
  visit: Visit,
  papers: VisitPapers | null,
  id: string,
  original: boolean,
): Promise<Picture | null> {
  const page = visit.form?.evidence.flatMap(({ pages }) => pages).find((one) => one.id === id);
  if (page === undefined || papers === null) return null;
  const copy = original ? null : (seenOf(visit.looks, id)?.copy ?? null);
  const bytes = await papers.readPage(copy?.id ?? id);
  return bytes === null ? null : { bytes: new Uint8Array(bytes), mime: copy?.mime ?? page.mime };
}
