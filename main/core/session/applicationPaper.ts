/** What the joint application for judicial confirmation prints: both parties, the agreement, the request and their promise. Chinese only: the Chinese text binds. */
import { lightsOf } from '../../contract/session/effect.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Seat } from '../../contract/sessionScreen.ts';
import { chineseDate, chineseTime } from '../documents/dates.ts';
import type { DocumentJob } from '../documents/documentMaker.ts';
import { manifestOf, shortDigest, type Template } from '../documents/manifest.ts';
import { badText, printable } from '../documents/printableText.ts';
import { placeOf, templateOf } from '../documents/requestDocument.ts';
import type { DocumentError } from '../documents/typstError.ts';
import { paperName, partyRows, type PaperContext } from './agreementPaper.ts';
import type { Sitter, Table } from './desk.ts';
import { ruledRegime, signersOf } from './rules.ts';
import { SEATS } from './seats.ts';

export const APPLICATION = 'confirmationApplication';

export const applicationTemplate = (pack: PolicyPack): Result<Template, DocumentError> =>
  templateOf(pack, APPLICATION);

const SIDE: Readonly<Record<Seat, string>> = { A: '申请人一', B: '申请人二' };

/** 2011 年司法确认规定 4 and practice: what both promise the court, in own words. */
const PROMISE = [
  '双方都是自愿申请，没有人强迫、欺骗。',
  '协议是双方真实的意思，所述的事实属实，没有虚构事实，没有串通起来损害国家、集体或者他人的利益。',
  '协议没有违反法律的强制性规定，没有违背公序良俗。',
  '双方愿意按法院的要求一起到场接受询问，补充材料；因内容不实给他人造成损害的，依法承担责任。',
];

export function applicationPaper(
  table: Table,
  pack: PolicyPack,
  context: Omit<PaperContext, 'terms'> & { readonly court: string },
): Result<DocumentJob, DocumentError> {
  const template = applicationTemplate(pack);
  if (!template.ok) return template;
  const { session, document } = table;
  const { A, B } = table.people;
  if (A === null || B === null || session === null || document === null)
    throw new Error('an application without its agreement');
  const bad = badText([context.court, ...[A, B].map(({ identity, acting }) => [identity.card, acting?.principal.name ?? ''])]); // prettier-ignore
  if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
  const { id, version, sha256, title, source } = template.value;
  const manifest = manifestOf({
    schema: 'confirmationManifest/1',
    policyVersion: pack.version,
    template: { id, version, sha256 },
    session: session.id,
    regime: session.regime,
    agreement: document.sha256,
  });
  const party = (seat: Seat, sitter: Sitter) => ({
    side: SIDE[seat],
    rows: [...partyRows(sitter, context.madeAt), ['联系电话', '由申请人另行告知法院'] as const],
  });
  const name = document.title['zh-CN'];
  const { organisation } = table.lead;
  return ok({
    template: { id, source },
    manifest: manifest.text,
    createdAt: Date.parse(context.madeAt),
    data: {
      title: title['zh-CN'],
      organisation,
      place: placeOf(context),
      madeAt: chineseTime(context.madeAt),
      parties: [party('A', A), party('B', B)],
      parts: [
        { title: '请求', lines: [`请求确认双方达成的《${name}》（编号${session.id}）有效。`] },
        {
          title: '事实和理由',
          lines: [
            `${chineseDate(table.openedAt.at.slice(0, 10))}，双方在${printable(context.site)}，由${organisation}主持，${ruledRegime(pack, table).paper.lead}${printable(table.people.lead.identity.card.name)}调解，自愿达成上述协议。现双方共同申请司法确认。`,
          ],
        },
        { title: '双方共同承诺', lines: PROMISE.map((line, index) => `${index + 1}．${line}`) },
      ],
      agreementTitle: '请求确认的协议',
      agreement: [
        ['名称', name],
        ['编号', session.id],
        ['生效', effectWords(table, pack)],
        ['页数', `${document.pages}页`],
        ['摘要（SHA-256）', document.sha256],
        ['附件', '协议（带全部签名）已由本机另行送交法院；调解组织盖章的原件由双方交法院'],
      ],
      court: printable(context.court),
      signing: [
        ...SEATS.map((seat): [string, string] => [SIDE[seat], `${paperName(table, seat, pack)}（电子签名附在本文件内）`]),
        ['日期', chineseDate(context.madeAt.slice(0, 10))],
      ],
      manifestShort: shortDigest(manifest.sha256),
      manifestDigest: manifest.sha256,
      manifestNote: '内容清单附在本文件内。内容清单的 SHA-256 摘要：',
      manifestTitle: '内容清单',
    },
  });
} // prettier-ignore

/** Never said of an agreement that still waits for a seal. */
function effectWords(table: Table, pack: PolicyPack): string {
  if (table.session === null) throw new Error('an application without its session');
  const regime = ruledRegime(pack, table);
  const { effectiveAt } = lightsOf(table.session, regime);
  const signed = signersOf(table, pack).includes('lead') ? '双方和调解员' : '双方';
  return effectiveAt === null
    ? `${signed}已经签名；自${regime.paper.seal}盖章之日起生效，盖章的日子以原件为准`
    : chineseDate(effectiveAt.slice(0, 10));
}
