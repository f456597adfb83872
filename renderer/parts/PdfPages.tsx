/** Shows one page of a PDF held in memory, drawn as it will be printed. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { openPdf, type PageDrawn, type PdfPages as OpenPdf } from './pdf.ts';
import css from './PdfPages.module.css';

export type Rendered = PageDrawn & { readonly pages: number; readonly page: number };

export type PdfPagesProps = {
  readonly bytes: Uint8Array;
  /** 1…pages; out of range shows the nearest. */
  readonly page: number;
  readonly widthPx: number;
  /** Called when the page stands on the screen, not before. */
  readonly onRendered?: (rendered: Rendered) => void;
  /** Called when the bytes cannot be shown. */
  readonly onFailed?: () => void;
  /** Called with the open document, whose words can be asked for until it is closed. */
  readonly onOpened?: (pdf: OpenPdf) => void;
  /** What a screen reader calls the picture, for example "调解申请书，第 1 页". */
  readonly label: string;
};

export function PdfPages({
  bytes,
  page,
  widthPx,
  onRendered,
  onFailed,
  onOpened,
  label,
}: PdfPagesProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const told = useRef({ onRendered, onFailed, onOpened });
  useEffect(() => {
    told.current = { onRendered, onFailed, onOpened };
  });

  useEffect(() => {
    let gone = false;
    let opened: OpenPdf | null = null;
    openPdf(bytes).then(
      (pdf) => {
        opened = pdf;
        if (gone) void pdf.close();
        else {
          setOpen(pdf);
          told.current.onOpened?.(pdf);
        }
      },
      () => {
        if (!gone) told.current.onFailed?.();
      },
    );
    return () => {
      gone = true;
      setOpen(null);
      void opened?.close();
    };
  }, [bytes]);

  useEffect(() => {
    const target = canvas.current;
    if (open === null || target === null) return undefined;
    let gone = false;
    const shown = Math.min(Math.max(1, page), open.pages);
    open.draw(shown, target, widthPx).then(
      (drawn) => {
        if (!gone) told.current.onRendered?.({ ...drawn, pages: open.pages, page: shown });
      },
      () => {
        if (!gone) told.current.onFailed?.();
      },
    );
    return () => {
      gone = true;
    };
  }, [open, page, widthPx]);

  return (
    <canvas
      ref={canvas}
      className={css['page']}
      role="img"
      aria-label={label}
      aria-busy={open === null}
      width={widthPx}
      height={Math.round(widthPx * Math.SQRT2)}
      style={{ width: `${widthPx}px` }}
    />
  );
}
