/** Which file of a request is laid, and its version: the digest by which marks know it again. Pure. */
import { PAPER_PAGES_MAX } from '../../contract/coview.ts';
import type { RequestBundle, SealedFile } from '../../contract/request.ts';
import { sha256Hex } from '../digest.ts';

/** Of evidence as it is laid: a page each. */
export const evidenceFiles = ({ files }: RequestBundle): readonly SealedFile[] =>
  files.filter(({ role }) => role === 'evidence').slice(0, PAPER_PAGES_MAX);

/** The version of what can be laid of a request; null: there is none of that. */
export function digestOf(bundle: RequestBundle, what: string): string | null {
  if (what === 'document') return bundle.document.sha256;
  const files = evidenceFiles(bundle);
  return what === 'evidence' && files.length > 0
    ? sha256Hex(files.map(({ sha256 }) => `${sha256}\n`).join(''))
    : null;
}
