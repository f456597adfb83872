/** Opens a PDF from memory and draws its pages; no network, no eval, fonts only from the document itself. */
// The legacy build, because the booth's oldest browser engine (Chrome 130) lacks what the modern build needs.
import {
  getDocument,
  PDFWorker,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Words that stand together on a page; sizes in fractions of the page's width, from its top left. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly endsLine: boolean;
}

/** A page as it was drawn. `whole`: every picture and every font of it was there; what lacks one may look like another page. */
export interface PageDrawn {
  /** Height against width. */
  readonly ratio: number;
  readonly whole: boolean;
}

/** One open document. `close` frees its worker; drawing after it rejects. */
export type PdfPages = {
  readonly pages: number;
  /** Draws page 1…pages into the canvas, `widthPx` CSS pixels wide, sharp on this screen; a later call for the same canvas wins. */
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<PageDrawn>;
  /** The words of a page in reading order, with their places. */
  runs(page: number): Promise<readonly TextRun[]>;
  close(): Promise<void>;
};

const MAX_PIXELS = 16_000_000;

/** Rejects when the bytes are not a PDF. The bytes are copied: the caller keeps its own. */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const port = new Worker(new URL('./pdfWorker.ts', import.meta.url), { type: 'module', name: 'pdf' });
  const worker = PDFWorker.create({ port });
  const end = (): void => {
    worker.destroy();
    port.terminate();
  };
  const loading = getDocument({
    data: bytes.slice(),
    worker,
    isEvalSupported: false,
    // The page may not fetch: image decoders in WebAssembly and outside fonts are left out, PDF/A embeds all it needs.
    useWasm: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return pagesOf(await loading.promise, async () => {
      await loading.destroy();
      end();
    });
  } catch (error) {
    end();
    throw error;
  }
}

function pagesOf(pdf: PDFDocumentProxy, close: () => Promise<void>): PdfPages {
  const drawing = new WeakMap<HTMLCanvasElement, { cancel(): void }>();
  return {
    pages: pdf.numPages,
    async draw(pageNumber, canvas, widthPx) {
      const page = await pdf.getPage(pageNumber);
      const natural = page.getViewport({ scale: 1 });
      const cssScale = widthPx / natural.width;
      const wanted = cssScale * window.devicePixelRatio;
      const most = Math.sqrt(MAX_PIXELS / (natural.width * natural.height));
      const viewport = page.getViewport({ scale: Math.min(wanted, most) });
      drawing.get(canvas)?.cancel();
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const task = page.render({ canvas, viewport });
      drawing.set(canvas, task);
      try {
        await task.promise;
      } catch (error) {
        // A newer drawing of the same canvas took over: that one tells when it is done.
        if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error;
      }
      return { ratio: natural.height / natural.width, whole: isWhole(page) };
    },
    async runs(pageNumber) {
      const page = await pdf.getPage(pageNumber);
      const { width, height: pageHeight } = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      return content.items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [left = 0, baseline = 0] = item.transform.slice(4).map(Number);
        // the baseline lies about a fifth of the height above the lower edge
        const top = pageHeight - baseline - item.height * 0.88;
        return [
          {
            text: item.str,
            left: left / width,
            top: top / width,
            width: item.width / width,
            height: (item.height * 1.08) / width,
            endsLine: item.hasEOL,
          },
        ];
      });
    },
    close,
  };
}

/** A picture that could not be decoded is kept as null, a font that could not be read as the error's text. */
function isWhole({ objs, commonObjs }: PDFPageProxy): boolean {
  const kept = [...objs, ...commonObjs].map((entry): unknown => entry[1]);
  return kept.every(
    (one) =>
      one !== null &&
      typeof one !== 'string' &&
      !(typeof one === 'object' && 'missingFile' in one && one.missingFile === true),
  );
}
