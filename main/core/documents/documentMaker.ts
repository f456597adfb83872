/** Makes PDF/A-3b documents from a template of the policy pack with Typst; the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { err, ok, type Result } from '../../contract/result.ts';
import { checkFonts } from './fonts.ts';
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
  /** Drops what the compiler remembers of the last person. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** The plain maker for tools and tests: compiles in the calling thread, which is blocked for 20–150 ms. The core uses the thread. */
export interface DocumentPress {
  make(job: DocumentJob): DocumentResult;
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
  const make = (job: DocumentJob): DocumentResult => {
    const bad = badText(job.data);
    if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
    const compiled = compiler.compile({
      mainFileContent: job.template.source,
      inputs: { data: JSON.stringify(job.data), manifest: job.manifest },
    });
    const messages = [compiled.takeError(), compiled.takeWarnings()].flatMap(
      (found) => found?.shortDiagnostics.map(messageOf) ?? [],
    );
    // A warning counts as an error: an unknown font family is only a warning to Typst.
    if (compiled.result === null || messages.length > 0) return err({ kind: 'templateError', messages });
    try {
      const pdf = compiler.pdf(compiled.result, {
        pdfStandard: 'a-3b',
        creationTimestamp: Math.floor(job.createdAt / 1000),
      });
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      return ok({ pdf: new Uint8Array(pdf), pages: compiled.result.numOfPages, sha256 });
    } catch (thrown) {
      return err(readCompileError(thrown));
    }
  };
  return ok({ make, forget });
}

function messageOf(diagnostic: unknown): string {
  if (typeof diagnostic !== 'object' || diagnostic === null || !('message' in diagnostic))
    return String(diagnostic);
  return String(diagnostic.message);
}
