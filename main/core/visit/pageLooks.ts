/** What is known of each scanned page beside the scan itself: how it looks, its cleaned copy, and what the person said to that. */
import type { CleaningStep, EvidencePage, PageVerdict, RequestDraft } from '../../contract/request.ts';
import type { PageView } from '../../contract/screen.ts';
import type { PageCorners } from '../../contract/request.ts';
import { likeness } from '../pages/fingerprint.ts';
import type { Findings } from '../pages/judging.ts';
import type { RequestForm } from './requestForm.ts';

/** The cleaned copy as the visit's papers keep it, under an id of its own. */
export interface CleanedCopy {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  readonly steps: readonly CleaningStep[];
}

export interface LookedAt {
  readonly findings: Findings;
  readonly corners: PageCorners | null;
  /** Null: the page is the file as it came. */
  readonly copy: CleanedCopy | null;
  readonly oversize: boolean;
}

/** `version` grows with each new picture of the page. `unknown`: it could not be looked at and stays as it came. */
export type PageLook =
  | { readonly kind: 'cleaning'; readonly version: number; readonly last: LookedAt | null }
  | { readonly kind: 'unknown'; readonly version: number }
  | {
      readonly kind: 'judged';
      readonly version: number;
      readonly seen: LookedAt;
      /** Pages it looks like, whether they are still there or not. */
      readonly like: readonly string[];
      readonly kept: boolean;
    };

/** By the id of the page. Pages that were taken away stay in it: taking them away can be undone. */
export type PageLooks = Readonly<Record<string, PageLook>>;

const NEW: PageLook = { kind: 'cleaning', version: 0, last: null };

export const lookOf = (looks: PageLooks, page: string): PageLook => looks[page] ?? NEW;

/** A page that is looked at again keeps its last picture meanwhile. */
export function lookAgain(looks: PageLooks, page: string): PageLooks {
  const { version } = lookOf(looks, page);
  return { ...looks, [page]: { kind: 'cleaning', version, last: seenOf(looks, page) } };
}

/** `seen` null: looking failed. What was cleaned before is then kept: a failed second look loses nothing. */
export function looked(looks: PageLooks, page: string, seen: LookedAt | null, alike: number): PageLooks {
  const before = lookOf(looks, page);
  const version = before.version + 1;
  const now = seen ?? seenOf(looks, page);
  if (now === null) return { ...looks, [page]: { kind: 'unknown', version } };
  const like = Object.keys(looks).filter((other) => {
    const print = other === page ? null : (seenOf(looks, other)?.findings.fingerprint ?? null);
    return print !== null && likeness(print, now.findings.fingerprint) >= alike;
  });
  return { ...looks, [page]: { kind: 'judged', version, seen: now, like, kept: false } };
}

export function keepDespite(looks: PageLooks, page: string): PageLooks {
  const look = lookOf(looks, page);
  return look.kind === 'judged' ? { ...looks, [page]: { ...look, kept: true } } : looks;
}

export function seenOf(looks: PageLooks, page: string): LookedAt | null {
  const look = lookOf(looks, page);
  switch (look.kind) {
    case 'cleaning':
      return look.last;
    case 'unknown':
      return null;
    case 'judged':
      return look.seen;
  }
}

/** Where in the request a page is, both from 1. */
export interface PagePlace {
  readonly item: number;
  readonly page: number;
}

/** The first page before this one, in the order of the request, that shows the same. A blank page is not worth comparing. */
export function sameBefore(form: RequestForm, looks: PageLooks, id: string): PagePlace | null {
  if (seenOf(looks, id)?.findings.verdict === 'blank') return null;
  for (const [item, row] of form.evidence.entries())
    for (const [page, other] of row.pages.entries()) {
      if (other.id === id) return null;
      if (alike(looks, other.id, id)) return { item: item + 1, page: page + 1 };
    }
  return null;
}

function alike(looks: PageLooks, one: string, other: string): boolean {
  const names = (from: string, to: string): boolean => {
    const look = looks[from];
    return look?.kind === 'judged' && look.like.includes(to);
  };
  return names(one, other) || names(other, one);
}

/** What spoils a page itself is told before its likeness to another. */
export function verdictOf(form: RequestForm, looks: PageLooks, id: string): PageVerdict {
  const seen = seenOf(looks, id);
  if (seen === null) return 'unknown';
  const { verdict, serious } = seen.findings;
  return serious || sameBefore(form, looks, id) === null ? verdict : 'duplicate';
}

/** The page on the screen: its cleaned picture, and why it may have to be scanned again. */
export function pageView(form: RequestForm, looks: PageLooks, page: EvidencePage, number: number): PageView {
  const look = lookOf(looks, page.id);
  const seen = seenOf(looks, page.id);
  const verdict = verdictOf(form, looks, page.id);
  return {
    id: page.id,
    number,
    widthPx: seen?.copy?.widthPx ?? page.widthPx,
    heightPx: seen?.copy?.heightPx ?? page.heightPx,
    version: look.version,
    quality: look.kind === 'cleaning' ? 'cleaning' : verdict,
    serious: look.kind === 'judged' && look.seen.findings.serious,
    kept: look.kind === 'judged' && look.kept,
    sameAs: verdict === 'duplicate' ? sameBefore(form, looks, page.id) : null,
    marks: look.kind === 'judged' && verdict !== 'duplicate' ? [...look.seen.findings.marks] : [],
    corners: seen?.corners ?? null,
    mayCrop: page.source !== undefined && page.source !== 'feeder' && look.kind !== 'cleaning',
    originalWidthPx: page.widthPx,
    originalHeightPx: page.heightPx,
  };
}

/** The draft with each page as it is handed in: the cleaned copy, its original named beside it. */
export function withCleanPages(draft: RequestDraft, form: RequestForm, looks: PageLooks): RequestDraft {
  return {
    ...draft,
    evidence: draft.evidence.map((item) => ({
      ...item,
      pages: item.pages.map((page) => cleanPage(page, form, looks)),
    })),
  };
}

function cleanPage(page: EvidencePage, form: RequestForm, looks: PageLooks): EvidencePage {
  const look = lookOf(looks, page.id);
  const seen = seenOf(looks, page.id);
  const quality = {
    verdict: verdictOf(form, looks, page.id),
    keptDespite: look.kind === 'judged' && look.kept,
    oversize: seen?.oversize ?? false,
  };
  if (seen === null || seen.copy === null) return { ...page, quality };
  const { sha256, size, mime, widthPx, heightPx } = page;
  const { copy } = seen;
  return {
    ...page,
    sha256: copy.sha256,
    size: copy.size,
    mime: copy.mime,
    widthPx: copy.widthPx,
    heightPx: copy.heightPx,
    dpi: copy.dpi,
    quality,
    cleanedFrom: { sha256, size, mime, widthPx, heightPx, steps: [...copy.steps] },
  };
}
