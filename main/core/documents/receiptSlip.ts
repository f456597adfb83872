/** What the receipt slip prints: captured here is never called received; only the court's signed receipt is (电子签名法 11, ux.md 47). */
import type { PolicyPack } from '../../contract/policy.ts';
import { ok, type Result } from '../../contract/result.ts';
import { chineseTime } from './dates.ts';
import type { DocumentJob } from './documentMaker.ts';
import { digestLines, manifestOf } from './manifest.ts';
import { placeOf, templateOf } from './requestDocument.ts';
import type { DocumentError } from './typstError.ts';

export const RECEIPT_SLIP = 'receiptSlip';

export interface ReceiptFacts {
  /** Title of the paper that was signed. */
  readonly document: string;
  readonly capturedAt: string;
  /** False: the booth's clock had no trusted source; the slip says so (domain.md 4.7). */
  readonly clockTrusted: boolean;
  readonly documentSha256: string;
  readonly evidencePages: number;
  /** From the court's signed receipt with the same id and hash, or null. */
  readonly received: { readonly number: string; readonly at: string } | null;
}

/** The job for the maker. The slip carries no name: it may be left lying about. */
export function receiptSlip(
  facts: ReceiptFacts,
  pack: PolicyPack,
  context: { readonly site: string; readonly booth: string; readonly printedAt: string },
): Result<DocumentJob, DocumentError> {
  const found = templateOf(pack, RECEIPT_SLIP);
  if (!found.ok) return found;
  const template = found.value;
  const { received } = facts;
  const manifest = manifestOf({ schema: 'receiptSlip/1', ...facts });
  const capturedAt = chineseTime(facts.capturedAt) + (facts.clockTrusted ? '' : '（本机时间未校准）');
  const rows: [string, string][] = [
    ['材料', `${facts.document}，扫描材料${facts.evidencePages}页`],
    ['本机封存时间', capturedAt],
    ...(received === null
      ? []
      : ([
          ['法院收到时间', chineseTime(received.at)],
          ['法院回执编号', received.number],
        ] satisfies [string, string][])),
  ];
  return ok({
    template: { id: template.id, source: template.source },
    manifest: manifest.text,
    createdAt: Date.parse(context.printedAt),
    data: {
      title: received === null ? '材料暂存凭条' : '材料接收凭条',
      court: pack.court,
      place: placeOf(context),
      printedAt: `打印时间 ${chineseTime(context.printedAt)}`,
      state: received === null ? '已在本机封存\n尚未送达法院' : '法院已收到',
      rows,
      digestLabel: '文件摘要（SHA-256）',
      digestLines: digestLines(facts.documentSha256),
      notes: received === null ? WAITING : RECEIVED,
      manifestTitle: '凭条内容',
    },
  });
}

const WAITING = ['法院收到的时间以法院回复为准。', '如果时限将到，请同时带纸质材料到法院窗口，或者邮寄。'];
/** 受理 ≠ 收到 ≠ 立案 (domain.md 9, trap 1). */
const RECEIVED = ['收到材料不等于立案。是否接收调解，请等法院答复。', '请保存本凭条，查询时出示编号。'];
