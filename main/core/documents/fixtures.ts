/** Synthetic request, card and pack for the tests of this folder, and where the fonts are on this machine. */
import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { pack } from '../../../build/policy/pack.ts';
import type { CardRecord } from '../../contract/devices.ts';
import type { EvidencePage, RequestDraft } from '../../contract/request.ts';
import type { DocumentContext } from './requestDocument.ts';
import { FONT_FILES } from './fonts.ts';

export { pack };

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder the set-up fills; before the first set-up a folder of links to the system's own files. */
export function fontDir(): string {
  const cached = join(repository, '.cache', 'fonts');
  if (FONT_FILES.every((name) => existsSync(join(cached, name)))) return cached;
  const sources = z
    .object({ files: z.record(z.string(), z.object({ from: z.string() })) })
    .parse(JSON.parse(readFileSync(join(repository, 'build', 'setup', 'fonts.json'), 'utf8')));
  const linked = mkdtempSync(join(tmpdir(), 'fonts-'));
  for (const name of FONT_FILES) {
    const source = sources.files[name]?.from;
    if (source !== undefined) symlinkSync(source, join(linked, name));
  }
  return linked;
}

/** Characters that common fonts lack: 𠮷 (Ext. B), 䶮 and 㛃 (Ext. A), 𬭎 (Ext. E). */
export const RARE_NAME = '𠮷䶮㛃𬭎';

export const card: CardRecord = {
  type: 'resident',
  name: RARE_NAME,
  sex: '2',
  nation: '06',
  birth: '19900307',
  address: '重庆市渝中区演示街道大阳沟社区1号1单元2-1',
  number: '110101199003071348',
  authority: '渝中区公安分局（演示）',
  validFrom: '20200101',
  validTo: '长期',
};

const page = (n: number): EvidencePage => ({
  id: `page${n}`,
  sha256: String(n).padStart(64, '0'),
  size: 450_000 + n,
  mime: 'image/jpeg',
  widthPx: 2480,
  heightPx: 3508,
  dpi: 300,
  scannedAt: '2026-11-22T10:20:00.000+08:00',
  device: 'simulated',
});

export const draft: RequestDraft = {
  disputeKind: 'loan',
  causes: ['110303'],
  path: 'both',
  applicant: { phone: '13800138000', habitualResidence: '' },
  respondents: [
    { kind: 'person', id: 'r1', name: '李某某', sex: '9', phone: '13900139000', address: '重庆市渝中区演示路2号', idNumber: '' },
    { kind: 'organisation', id: 'r2', name: '重庆演示物业服务有限公司', uscc: '91500103MA5U000T1B', phone: '', address: '', legalRepresentative: '' },
  ],
  claims: [
    { id: 'c1', kind: 'principal', fen: 3_560_000, words: '请对方归还借款本金。' },
    { id: 'c2', kind: 'interest', fen: null, words: '请对方支付借款利息，算到还清那天。' },
    { id: 'c3', kind: 'apology', fen: null, words: '请对方当面道歉。' },
  ],
  facts: [
    { id: 'f1', date: '2024-03', words: '对方找我借钱，说很快就还。我用银行转账把钱给了对方。' },
    { id: 'f2', date: '2025-01-15', words: '到了日子，对方没有还钱。' },
    { id: 'f3', date: null, words: '我打电话催过很多次。对方总说过几天就还。' },
  ],
  evidence: [
    { id: 'e1', kind: 'documentary', name: '借条', proves: '证明对方向我借了钱。', originalShown: true, pages: [page(1)] },
    { id: 'e2', kind: 'electronic', name: '转账记录', proves: '证明我把钱转给了对方。', originalShown: false, pages: [page(2), page(3)] },
  ],
  service: { address: '重庆市渝中区演示街道大阳沟社区1号1单元2-1', phone: '13800138000', receiver: RARE_NAME },
  eService: { answer: true, mobile: '13800138000', textVersion: 'eService-1', shownMs: 9_000, at: '2026-11-22T10:30:00.000+08:00' },
  mediationWish: 'yes',
}; // prettier-ignore

export const context: DocumentContext = {
  site: '大阳沟派出所',
  booth: '1号舱',
  madeAt: '2026-11-22T10:40:05.000+08:00',
  signatureSvg: null,
};
