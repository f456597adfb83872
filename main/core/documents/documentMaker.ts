/** Makes PDF/A-3b documents from a template of the policy pack with Typst; the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { err, ok, type Result } from '../../contract/result.ts';
import { checkFonts } from './fonts.ts';
import { padPicture, type PadPictureResult } from './padPicture.ts';
import type { PadPictureJob } from './padPrompt.ts';
import { readCompileError, type DocumentError } from './typstError.ts';
import { badText } from './printableText.ts';

/** Values a template can read: plain JSON, in which every text of a person is data and never source. */
export type TemplateData =
  string | number | boolean | null | readonly TemplateData[] | { readonly [key: string]: TemplateData };

export interface DocumentJob {
  /** `id` and `source` of a template of the pack. */
  readonly template: { readonly id: string; readonly source: string };
  readonly data: TemplateData;
  /** Exact text attached to the PDF as `manifest.json`: what the document was made from. */
  readonly manifest: string;
  /** Epoch milliseconds written into the PDF; passed in, so that the bytes depend on the input alone. */
  readonly createdAt: number;
}

export interface MadeDocument {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Lower-case hex SHA-256 of `pdf`. */
  readonly sha256: string;
}

export type DocumentResult = Result<MadeDocument, DocumentError>;

export interface DocumentMaker {
  /** Loads the fonts ahead of the first document: 0.6 to 1.6 s. */
  warm(): Promise<void>;
  make(job: DocumentJob): Promise<DocumentResult>;
  /** The prompt on a signature pad's own screen. */
  drawPad(job: PadPictureJob): Promise<PadPictureResult>;
  /** Drops what the compiler remembers of the last person. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** The plain maker for tools and tests: compiles in the calling thread, which is blocked for 20–150 ms. The core uses the thread. */
export interface DocumentPress {
  make(job: DocumentJob): DocumentResult;
  drawPad(job: PadPictureJob): Promise<PadPictureResult>;
  forget(): void;
}

/** `error.files` are missing from `fontDir` or differ from their pinned digest. */
export function createDocumentPress(options: {
  readonly fontDir: string;
}): Result<DocumentPress, { kind: 'badFonts'; files: string[] }> {
  const fonts = checkFonts(options.fontDir);
  if (!fonts.ok) return fonts;
  // Typst reads files below its workspace only: a template can reach the fonts and nothing else.
  const compiler = NodeCompiler.create({
    workspace: options.fontDir,
    fontArgs: [{ fontPaths: [options.fontDir] }],
  });
  const forget = () => {
    // Overwrites the last inputs, then empties the memo tables: both hold text of the last document.
    compiler.compile({ mainFileContent: '', inputs: {} });
    compiler.evictCache(0);
  };
  const compile = (
    source: string,
    data: TemplateData,
    manifest: string,
  ): Result<NodeTypstDocument, DocumentError> => {
    const bad = badText(data);
    if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
    const compiled = compiler.compile({
      mainFileContent: source,
      inputs: { data: JSON.stringify(data), manifest },
    });
    const messages = [compiled.takeError(), compiled.takeWarnings()].flatMap(
      (found) => found?.shortDiagnostics.map(messageOf) ?? [],
    );
    // A warning counts as an error: an unknown font family is only a warning to Typst.
    return compiled.result === null || messages.length > 0
      ? err({ kind: 'templateError', messages })
      : ok(compiled.result);
  };
  const pdfOf = (document: NodeTypstDocument, createdAt: number): Result<Buffer, DocumentError> => {
    try {
      return ok(
        compiler.pdf(document, { pdfStandard: 'a-3b', creationTimestamp: Math.floor(createdAt / 1000) }),
      );
    } catch (thrown) {
      return err(readCompileError(thrown));
    }
  };
  const make = (job: DocumentJob): DocumentResult => {
    const compiled = compile(job.template.source, job.data, job.manifest);
    if (!compiled.ok) return compiled;
    const pdf = pdfOf(compiled.value, job.createdAt);
    if (!pdf.ok) return pdf;
    const sha256 = createHash('sha256').update(pdf.value).digest('hex');
    return ok({ pdf: new Uint8Array(pdf.value), pages: compiled.value.numOfPages, sha256 });
  };
  /** Only the PDF exporter refuses a missing glyph; a picture would just show a box. */
  const svgOf = (source: string, data: TemplateData): Result<string, DocumentError> => {
    const compiled = compile(source, data, '');
    if (!compiled.ok) return compiled;
    const checked = pdfOf(compiled.value, 0);
    return checked.ok ? ok(compiler.plainSvg(compiled.value)) : checked;
  };
  return ok({ make, drawPad: (job) => padPicture(job, svgOf), forget });
}

function messageOf(diagnostic: unknown): string {
  if (typeof diagnostic !== 'object' || diagnostic === null || !('message' in diagnostic))
    return String(diagnostic);
  return String(diagnostic.message);
}
