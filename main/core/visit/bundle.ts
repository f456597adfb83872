/** The request as it goes to the court: everything a clerk needs to check, and nothing that was not signed or shown. */
import type { ClockQuality, FileRole, RequestBundle } from '../../contract/request.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { seenOf, withCleanPages, type PageLooks } from './pageLooks.ts';
import { draftOf } from './requestForm.ts';
import type { Visit } from './visit.ts';

/** A plain file to be sealed with the bundle, in the order document, pages, each original behind its page. */
export interface PlainFile {
  readonly name: string;
  readonly role: FileRole;
  readonly originalOf?: string;
  readonly mime: string;
  /** Known since it was scanned or made. */
  readonly sha256: string;
  /** A copy that is zeroed after sealing; null where the paper cannot be read any more. */
  readonly read: () => Promise<Uint8Array | null>;
}

/** All pages of the request, each as it is handed in, and behind it the file it was cleaned from. */
export function pageFiles(
  bundle: UnsealedBundle,
  looks: PageLooks,
  read: (paper: string) => Promise<Uint8Array | null>,
): PlainFile[] {
  return bundle.request.evidence.flatMap((item) =>
    item.pages.flatMap((page, i): PlainFile[] => {
      const name = `${item.id}-${i + 1}`;
      const { sha256, mime, cleanedFrom } = page;
      const paper = seenOf(looks, page.id)?.copy?.id ?? page.id;
      const clean: PlainFile = { name, role: 'evidence', mime, sha256, read: () => read(paper) };
      if (cleanedFrom === undefined) return [clean];
      const original: PlainFile = {
        name: `${name}-original`,
        role: 'evidenceOriginal',
        originalOf: sha256,
        mime: cleanedFrom.mime,
        sha256: cleanedFrom.sha256,
        read: () => read(page.id),
      };
      return [clean, original];
    }),
  );
}

/** The bundle before sealing: the outbox adds the sealed files with their keys. */
export type UnsealedBundle = Omit<RequestBundle, 'files'>;

interface Sealed {
  readonly pack: PolicyPack;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly clock: ClockQuality;
  readonly id: string;
  /** SHA-256 of the canonical JSON of the samples. */
  readonly samplesSha256: string;
}

/** Null where the state holds no finished signature: then there is nothing to send. */
export function bundleOf(visit: Visit, sealed: Sealed): UnsealedBundle | null {
  const { identity, form, document, ink, place } = visit;
  if (
    identity === null ||
    form === null ||
    document === null ||
    ink === null ||
    ink.geometry === null ||
    ink.pad === null
  )
    return null;
  if (place.kind !== 'sign' || place.phase.kind !== 'sealing') return null;
  const { wall } = sealed.clock;
  return {
    schema: 'request/2',
    id: sealed.id,
    kind: 'mediationRequest',
    visitId: visit.id,
    capturedAt: wall,
    clock: sealed.clock,
    card: identity.card,
    identity: identity.check,
    needs: visit.needs,
    consents: [...visit.consents, ...eServiceConsent(visit)],
    request: withCleanPages(draftOf(form, identity.card, sealed.pack), form, visit.looks),
    policyVersion: sealed.pack.version,
    document: {
      templateId: sealed.templateId,
      templateVersion: sealed.templateVersion,
      title: document.title['zh-CN'],
      sha256: document.sha256,
      pages: document.pages,
    },
    signature: {
      documentSha256: document.sha256,
      geometry: ink.geometry,
      pad: ink.pad,
      samples: ink.batches.flat(),
      gaps: ink.gaps,
      startedAt: ink.startedAt,
      completedAt: wall,
      clock: sealed.clock,
      identity: identity.check,
      samplesSha256: sealed.samplesSha256,
      pagesShown: visit.seen.map((s) => s.page).toSorted((a, b) => a - b),
      // the preview offers it on its bar, with or without a voice
      readOutOffered: true,
      readOut: visit.comfort.documentRead,
      helper: visit.needs.helper,
    },
    corrects: form.corrects,
  };
}

/** Electronic service has its own consent (在线诉讼规则 29): recorded as asked, with the version and the time it was shown. */
function eServiceConsent(visit: Visit): RequestBundle['consents'] {
  const consent = visit.form?.eService ?? null;
  if (consent === null) return [];
  const { answer, textVersion, shownMs, at, readAloud = false } = consent;
  return [
    {
      stage: 'eService',
      textVersion,
      language: visit.look.language,
      shownMs: Math.round(shownMs),
      readAloud,
      answer,
      at,
    },
  ];
}
