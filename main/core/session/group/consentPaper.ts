/** What one member's consent prints: themselves, the agreement in full, their own annex and nobody else's, and what they say with their signature. Chinese only: the Chinese text binds. */
import { formatFen, upperCaseAmount } from '../../../contract/money.ts';
import type { PolicyPack } from '../../../contract/policy.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { memberOf } from '../../../contract/session/group.ts';
import { chineseDate, chineseTime } from '../../documents/dates.ts';
import type { DocumentJob } from '../../documents/documentMaker.ts';
import { manifestOf, shortDigest, type Template } from '../../documents/manifest.ts';
import { badText, printable } from '../../documents/printableText.ts';
import { cardRows, placeOf, templateOf } from '../../documents/requestDocument.ts';
import type { DocumentError } from '../../documents/typstError.ts';
import { regimeOfGroup, type Consenting, type GroupDesk } from './groupDesk.ts';
import { annexDigest, annexFor } from './rosterFile.ts';

export const CONSENT = 'groupConsent';

export const consentTemplate = (pack: PolicyPack): Result<Template, DocumentError> =>
  templateOf(pack, CONSENT);

export interface ConsentContext {
  readonly site: string;
  readonly booth: string;
  readonly madeAt: string;
}

export interface ConsentJob {
  readonly job: DocumentJob;
  readonly annex: string;
}

export function consentPaper(
  desk: GroupDesk,
  person: Consenting,
  pack: PolicyPack,
  context: ConsentContext,
): Result<ConsentJob, DocumentError> {
  const template = consentTemplate(pack);
  if (!template.ok) return template;
  const { group } = desk;
  const { master } = group;
  const member = memberOf(group, person.no);
  if (master === null || member === null || pack.group === null) throw new Error('a consent to nothing');
  const { card } = person.identity;
  const bad = badText([card, master.facts, [...master.clauses]]);
  if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
  const { id, version, sha256, title, source } = template.value;
  const annex = annexFor(group, master.days, member);
  const digest = annexDigest(annex);
  const manifest = manifestOf({
    schema: 'groupConsentManifest/1',
    policyVersion: pack.version,
    template: { id, version, sha256 },
    session: master.session,
    regime: desk.regime,
    agreement: master.sha256,
    annex: digest,
  });
  const name = printable(card.name);
  return ok({
    annex: digest,
    job: {
      template: { id, source },
      manifest: manifest.text,
      createdAt: Date.parse(context.madeAt),
      data: {
        title: title['zh-CN'],
        organisation: desk.lead.organisation,
        place: `${desk.lead.organisation} · ${placeOf(context)}`,
        madeAt: chineseTime(context.madeAt),
        person: { side: `申请人（名册第${member.no}号）`, rows: cardRows(card, context.madeAt) },
        agreementTitle: '同意的协议',
        agreement: [
          ['名称', master.title],
          ['编号', master.session],
          ['主持', `${desk.lead.organisation} ${regimeOfGroup(pack, desk).paper.lead}${printable(desk.sitter.identity.card.name)}`],
          ['封存时间', chineseTime(master.sealedAt)],
          ['摘要（SHA-256）', master.sha256],
        ],
        parts: [
          ...(master.facts === '' ? [] : [{ title: '协议认定的事实', lines: [printable(master.facts)] }]),
          { title: '协议全文条款', lines: master.clauses.map((text, index) => `${index + 1}．${printable(text)}`) },
        ],
        annexTitle: '只属于本人的付款附件',
        annexHead: ['期次', '付款日', '数额（元）', '大写'],
        annex: [
          ...annex.rows.map(({ no, due, fen }) => [`第${no}期`, chineseDate(due), formatFen(fen), upperCaseAmount(fen)]),
          ['合计', `${annex.rows.length}期`, formatFen(annex.fen), upperCaseAmount(annex.fen)],
        ],
        sayTitle: '本人的意思',
        say: pack.group.consent.map((line, index) => `${index + 1}．${line}`),
        signing: [
          ['本人', `${name}（电子签名附在本文件内）`],
          ['日期', chineseDate(context.madeAt.slice(0, 10))],
        ],
        manifestShort: shortDigest(manifest.sha256),
        manifestDigest: manifest.sha256,
        manifestNote: '内容清单附在本文件内。内容清单的 SHA-256 摘要：',
        manifestTitle: '内容清单',
      },
    },
  });
} // prettier-ignore
