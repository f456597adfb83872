/** The words of a PDF, line by line as it was set: known exactly, nothing is guessed. */
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageCorners } from '../../../contract/request.ts';
import type { ReadLine } from './lines.ts';

/** No document of a court has more. */
export const DOCUMENT_PAGES_MAX = 500;

/** Of each page its lines. Throws on what is no PDF. */
export async function documentText(bytes: Uint8Array): Promise<readonly (readonly ReadLine[])[]> {
  const loading = getDocument({
    data: bytes,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > DOCUMENT_PAGES_MAX) throw new Error(`${pdf.numPages} pages`);
    const pages: (readonly ReadLine[])[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) pages.push(await linesOf(await pdf.getPage(page)));
    return pages;
  } finally {
    await loading.destroy();
  }
}

type Run = { text: string; left: number; top: number; right: number; bottom: number };

async function linesOf(page: PDFPageProxy): Promise<readonly ReadLine[]> {
  const size = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const lines: Run[][] = [[]];
  for (const item of items) {
    if (!('str' in item)) continue;
    const [left = 0, baseline = 0] = item.transform.slice(4).map(Number);
    // The baseline lies about a fifth of the height above the lower edge.
    const bottom = size.height - baseline + item.height * 0.2;
    const run = { text: item.str, left, right: left + item.width, top: bottom - item.height * 1.1, bottom };
    lines.at(-1)?.push(run);
    if (item.hasEOL) lines.push([]);
  }
  return lines.flatMap((runs) => lineOf(runs, size));
}

function lineOf(runs: readonly Run[], size: { width: number; height: number }): readonly ReadLine[] {
  const seen = runs.filter(({ text }) => text.trim() !== '');
  if (seen.length === 0) return [];
  const x = (value: number): number => Math.min(1, Math.max(0, value / size.width));
  const y = (value: number): number => Math.min(1, Math.max(0, value / size.height));
  const [left, right] = [Math.min(...seen.map((r) => r.left)), Math.max(...seen.map((r) => r.right))];
  const [top, bottom] = [Math.min(...seen.map((r) => r.top)), Math.max(...seen.map((r) => r.bottom))];
  const corners: PageCorners = [
    { x: x(left), y: y(top) },
    { x: x(right), y: y(top) },
    { x: x(right), y: y(bottom) },
    { x: x(left), y: y(bottom) },
  ];
  return [{ text: runs.map(({ text }) => text).join(''), corners, confidence: 1 }];
}
