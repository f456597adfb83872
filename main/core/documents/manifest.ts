/** The manifest of a document: what it was made from, by digest alone; attached to the PDF and named on every page. */
import canonicalize from 'canonicalize';
import type { PolicyPack } from '../../contract/policy.ts';
import type { RequestDraft } from '../../contract/request.ts';
import { sha256Hex } from '../util/digest.ts';

export type Template = PolicyPack['templates'][number];

export interface DocumentManifest {
  /** Canonical JSON (RFC 8785). */
  readonly text: string;
  readonly sha256: string;
}

/** Holds no name, no number and no word of the person: digests only (R-ES-5: any later change can be found). */
export function requestManifest(draft: RequestDraft, pack: PolicyPack, template: Template): DocumentManifest {
  return manifestOf({
    schema: 'documentManifest/1',
    policyVersion: pack.version,
    template: { id: template.id, version: template.version, sha256: template.sha256 },
    requestSha256: sha256Hex(canonical(draft)),
    evidence: draft.evidence.map((item) => ({
      id: item.id,
      pages: item.pages.map(({ sha256, size, cleanedFrom: from }) => ({
        sha256,
        size,
        ...(from === undefined ? {} : { cleanedFrom: { sha256: from.sha256, size: from.size } }),
      })),
    })),
  });
}

export function manifestOf(value: unknown): DocumentManifest {
  const text = canonical(value);
  return { text, sha256: sha256Hex(text) };
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a manifest must be plain JSON');
  return text;
}

/** The first sixteen digits in groups of four, as a person can compare them with the pad. */
export const shortDigest = (sha256: string): string => (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

/** All 64 digits in lines of two groups of eight. */
export const digestLines = (sha256: string): string[] =>
  (sha256.match(/.{16}/g) ?? []).map((line) => `${line.slice(0, 8)} ${line.slice(8)}`);
