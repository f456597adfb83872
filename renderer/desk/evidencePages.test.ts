/** Pages and their originals, from new requests and from those of booths that sent no originals. */
import { expect, it } from 'vitest';
import type { CheckedFile } from '../../main/contract/desk.ts';
import type { EvidencePage, RequestDraft } from '../../main/contract/request.ts';
import { evidencePages } from './evidencePages.ts';

const digest = (n: number): string => String(n).padStart(64, '0');
const file = (n: number, role: CheckedFile['role'], originalOf: string | null = null): CheckedFile => ({
  name: `file ${n}`, role, originalOf, mime: 'image/jpeg', size: 1, promised: digest(n), recomputed: digest(n), matches: true, url: `/${n}`,
}); // prettier-ignore
const page = (n: number, from?: number): EvidencePage => ({
  id: `p${n}`, sha256: digest(n), size: 1, mime: 'image/jpeg', widthPx: 1, heightPx: 1, dpi: 300, scannedAt: '2026-11-23T10:00:00+08:00', device: 'scanner',
  ...(from === undefined ? {} : { cleanedFrom: { sha256: digest(from), size: 1, mime: 'image/jpeg', widthPx: 1, heightPx: 1, steps: [] } }),
}); // prettier-ignore
const request = (pages: EvidencePage[]): RequestDraft => ({
  disputeKind: 'loan', causes: [], path: 'mediate', applicant: { phone: '', habitualResidence: '' }, respondents: [], claims: [], facts: [],
  evidence: [{ id: 'e1', kind: '', name: '', proves: '', originalShown: null, pages }],
  service: { address: '', phone: '', receiver: '' }, eService: null, mediationWish: null,
}); // prettier-ignore

it('pairs each page with the original it was cleaned from', () => {
  const files = [
    file(9, 'document'),
    file(1, 'evidence'),
    file(11, 'evidenceOriginal', digest(1)),
    file(2, 'evidence'),
  ];
  const pages = evidencePages(files, request([page(1, 11), page(2)]));
  expect(pages.map(({ original }) => original)).toEqual([{ kind: 'here', file: files[2] }, { kind: 'none' }]);
});

it('tells when the original that the request names is not there, or is another', () => {
  const lost = evidencePages([file(1, 'evidence')], request([page(1, 11)]));
  const other = evidencePages(
    [file(1, 'evidence'), file(12, 'evidenceOriginal', digest(1))],
    request([page(1, 11)]),
  );
  expect([lost, other].map((pages) => pages[0]?.original)).toEqual([{ kind: 'lost' }, { kind: 'lost' }]);
});

it('shows pages of booths that sent no originals as they came', () => {
  const pages = evidencePages([file(1, 'evidence'), file(2, 'evidence')], request([page(1), page(2)]));
  expect(pages.map((one) => [one.page?.id, one.original.kind])).toEqual([
    ['p1', 'none'],
    ['p2', 'none'],
  ]);
});
