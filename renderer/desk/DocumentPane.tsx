/** The signed document, page by page as it was signed. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import type { Mark } from '../../main/contract/ink.ts';
import type { PageCorners } from '../../main/contract/request.ts';
import { PdfPages } from '../parts/PdfPages.tsx';
import { fetchFile } from './api.ts';
import detail from './Detail.module.css';
import css from './DocumentPane.module.css';
import { PageMarks } from './search/PageMarks.tsx';
import { useKeys } from './useKeys.ts';
import { useWords } from './words.tsx';

type Bytes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'here'; readonly bytes: Uint8Array };

export function useFile(url: string): Bytes {
  const [file, setFile] = useState<{ url: string; bytes: Uint8Array | null } | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    void fetchFile(url, gone.signal).then((bytes) => {
      if (!gone.signal.aborted) setFile({ url, bytes });
    });
    return () => gone.abort();
  }, [url]);
  if (file === null || file.url !== url) return { kind: 'loading' };
  return file.bytes === null ? { kind: 'failed' } : { kind: 'here', bytes: file.bytes };
}

/** Lines to be shown on a page; each one chosen is an object of its own. */
export type DocumentMark = { readonly page: number; readonly lines: readonly PageCorners[] };

export function DocumentPane({
  url,
  title,
  mark = null,
  kept = () => [],
}: {
  readonly url: string;
  readonly title: string;
  readonly mark?: DocumentMark | null;
  /** Marks that were kept, by page. */
  readonly kept?: (page: number) => readonly Mark[];
}): ReactElement {
  const { document: words } = useWords();
  const file = useFile(url);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [failed, setFailed] = useState(false);
  const [box, width] = useWidth();
  const turn = (step: number): void => setPage((before) => Math.min(pages, Math.max(1, before + step)));
  useKeys(true, { ArrowLeft: () => turn(-1), ArrowRight: () => turn(1) });
  const [turnedTo, setTurnedTo] = useState(mark);
  if (mark !== turnedTo) {
    setTurnedTo(mark);
    if (mark !== null) setPage(mark.page);
  }
  useEffect(() => {
    if (mark !== null) box.current?.scrollIntoView({ block: 'start' });
  }, [mark, box]);
  const onRendered = useCallback((rendered: { pages: number }) => setPages(rendered.pages), []);

  return (
    <section className={detail['section']} aria-label={words.heading}>
      <div className={css['head']}>
        <h3>{title || words.heading}</h3>
        <p aria-live="polite">{words.page(page, pages)}</p>
        <button
          type="button"
          className="button"
          disabled={page <= 1}
          onClick={() => turn(-1)}
          aria-label={words.previous}
        >
          <ChevronLeft size={20} aria-hidden />
        </button>
        <button
          type="button"
          className="button"
          disabled={page >= pages}
          onClick={() => turn(1)}
          aria-label={words.next}
        >
          <ChevronRight size={20} aria-hidden />
        </button>
      </div>
      <div ref={box} className={css['well']}>
        {file.kind === 'loading' && <p role="status">{words.loading}</p>}
        {(file.kind === 'failed' || failed) && <p role="alert">{words.failed}</p>}
        {file.kind === 'here' && !failed && width > 0 && (
          <PageMarks lines={mark?.page === page ? mark.lines : []} kept={kept(page)}>
            <PdfPages
              bytes={file.bytes}
              page={page}
              widthPx={width}
              onRendered={onRendered}
              onFailed={() => setFailed(true)}
              label={`${title}，${words.page(page, pages)}`}
            />
          </PageMarks>
        )}
      </div>
    </section>
  );
}

/** The width the page may take, followed as the pane grows. */
function useWidth(): readonly [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = box.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
