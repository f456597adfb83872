/** Evidence page by page: the cleaned file, the original it was made from, and what the booth says it did. */
import type { CheckedFile } from '../../main/contract/desk.ts';
import type { EvidencePage, RequestDraft } from '../../main/contract/request.ts';

export interface PageOfEvidence {
  readonly file: CheckedFile;
  /** `none`: the file is as it came out of the device. `lost`: the request names an original that is not among its files. */
  readonly original:
    | { readonly kind: 'none' }
    | { readonly kind: 'lost' }
    | { readonly kind: 'here'; readonly file: CheckedFile };
  /** What the request says of this page; requests of older booths say less. */
  readonly page: EvidencePage | null;
}

/** In the order they were handed in. Originals are found by the digest of the page they belong to. */
export function evidencePages(files: readonly CheckedFile[], request: RequestDraft): PageOfEvidence[] {
  const said = request.evidence.flatMap((item) => item.pages);
  const originals = files.filter((file) => file.role === 'evidenceOriginal');
  return files
    .filter((file) => file.role === 'evidence')
    .map((file, i) => {
      const at = said[i];
      const page = at?.sha256 === file.promised ? at : (said.find((p) => p.sha256 === file.promised) ?? null);
      const from = page?.cleanedFrom ?? null;
      const original = originals.find(
        (one) => one.originalOf === file.promised && (from === null || one.promised === from.sha256),
      );
      return {
        file,
        page,
        original:
          original !== undefined
            ? { kind: 'here', file: original }
            : from === null
              ? { kind: 'none' }
              : { kind: 'lost' },
      };
    });
}
