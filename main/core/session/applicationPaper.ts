/** What the joint application for judicial confirmation prints: both parties, the agreement, the request and their promise. Chinese only: the Chinese text binds. */
import { lightsOf } from '../../contract/session/effect.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Seat } from '../../contract/session/parties.ts';
import { chineseDate, chineseTime } from '../documents/dates.ts';
import type { DocumentJob } from '../documents/documentMaker.ts';
import { manifestOf, shortDigest, type Template } from '../documents/manifest.ts';
import { badText, printable } from '../documents/printableText.ts';
import { placeOf, templateOf } from '../documents/requestDocument.ts';
import type { DocumentError } from '../documents/typstError.ts';
import { paperName, partyRows, sitterAt, type PaperContext } from './agreementPaper.ts';
import type { Table } from './desk.ts';
import type { Applies } from './group/memberTable.ts';
import { ruledRegime, signersOf } from './rules.ts';
import { isMany, seatsOf } from './seats.ts';

export const APPLICATION = 'confirmationApplication';

export const applicationTemplate = (pack: PolicyPack): Result<Template, DocumentError> =>
  templateOf(pack, APPLICATION);

const NUMBERS = [...'一二三四五六七八'];
const applicantNo = (table: Table, seat: Seat): string =>
  `申请人${NUMBERS[seatsOf(table).indexOf(seat)] ?? ''}`;

/** 2011 年司法确认规定 4 and practice: what all promise the court, in own words. */
const promises = (all: string): readonly string[] => [
  `${all}都是自愿申请，没有人强迫、欺骗。`,
  `协议是${all}真实的意思，所述的事实属实，没有虚构事实，没有串通起来损害国家、集体或者他人的利益。`,
  '协议没有违反法律的强制性规定，没有违背公序良俗。',
  `${all}愿意按法院的要求一起到场接受询问，补充材料；因内容不实给他人造成损害的，依法承担责任。`,
];

export function applicationPaper(
  table: Table,
  pack: PolicyPack,
  context: Omit<PaperContext, 'terms' | 'roster'> & { readonly court: string },
): Result<DocumentJob, DocumentError> {
  const template = applicationTemplate(pack);
  if (!template.ok) return template;
  const { session, document } = table;
  if (session === null || document === null) throw new Error('an application without its agreement');
  const all = isMany(table) ? '各方' : '双方';
  const parties = seatsOf(table).map((seat) => ({ seat, sitter: sitterAt(table, seat) }));
  const bad = badText([context.court, ...parties.map(({ sitter: { identity, acting } }) => [identity.card, acting?.principal.name ?? ''])]); // prettier-ignore
  if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
  const { id, version, sha256, title, source } = template.value;
  const manifest = manifestOf({
    schema: 'confirmationManifest/1',
    policyVersion: pack.version,
    template: { id, version, sha256 },
    session: session.id,
    regime: session.regime,
    agreement: document.sha256,
    ...(table.applies === null ? {} : { annex: table.applies.annex, consent: table.applies.consent }),
  });
  const party = ({ seat, sitter }: (typeof parties)[number]) => ({
    side: applicantNo(table, seat),
    rows: [...partyRows(sitter, context.madeAt, table.apart), ['联系电话', '由申请人另行告知法院'] as const],
  });
  const name = document.title['zh-CN'];
  const { organisation } = table.lead;
  const who = table.applies === null ? all : '名册上的人推选的代表人和申请人二';
  const mediated = `${chineseDate(table.openedAt.at.slice(0, 10))}，${who}在${printable(context.site)}，由${organisation}主持，${ruledRegime(pack, table).paper.lead}${printable(table.people.lead.identity.card.name)}调解`;
  return ok({
    template: { id, source },
    manifest: manifest.text,
    createdAt: Date.parse(context.madeAt),
    data: {
      title: title['zh-CN'],
      organisation,
      place: placeOf(context),
      madeAt: chineseTime(context.madeAt),
      parties: parties.map(party),
      parts: [
        { title: '请求', lines: [table.applies === null ? `请求确认${all}达成的《${name}》（编号${session.id}）有效。` : memberAsks(table.applies, name, session.id)] },
        { title: '事实和理由', lines: table.applies === null ? [`${mediated}，自愿达成上述协议。现${all}共同申请司法确认。`] : memberTells(table.applies, mediated) },
        { title: `${all}共同承诺`, lines: promises(all).map((line, index) => `${index + 1}．${line}`) },
      ],
      agreementTitle: '请求确认的协议',
      agreement: [
        ['名称', name],
        ['编号', session.id],
        ['生效', effectWords(table, pack)],
        ['页数', `${document.pages}页`],
        ['摘要（SHA-256）', document.sha256],
        ...(table.applies === null ? [] : [['本人附件摘要', table.applies.annex], ['本人同意书摘要', table.applies.consent]]),
        ['附件', '协议（带全部签名）已由本机另行送交法院；调解组织盖章的原件由申请人交法院'],
      ],
      court: printable(context.court),
      signing: [
        ...seatsOf(table).map((seat): [string, string] => [applicantNo(table, seat), `${paperName(table, seat, pack)}（电子签名附在本文件内）`]),
        ['日期', chineseDate(context.madeAt.slice(0, 10))],
      ],
      manifestShort: shortDigest(manifest.sha256),
      manifestDigest: manifest.sha256,
      manifestNote: '内容清单附在本文件内。内容清单的 SHA-256 摘要：',
      manifestTitle: '内容清单',
    },
  });
} // prettier-ignore

/** Of a group: what is confirmed is between these two, and nobody else of the roster is named. */
const memberAsks = ({ no }: Applies, title: string, session: string): string =>
  `请求确认申请人一（名册第${no}号）和申请人二之间按《${title}》（编号${session}）和申请人一的付款附件达成的约定有效。`;

const memberTells = ({ consentedAt }: Applies, mediated: string): readonly string[] => [
  `${mediated}，自愿达成上述协议。`,
  `${chineseDate(consentedAt.slice(0, 10))}，申请人一看过协议全文和只属于本人的付款附件，本人签名表示同意。现双方共同申请司法确认，只对申请人一和申请人二有效。`,
];

/** Never said of an agreement that still waits for a seal. */
function effectWords(table: Table, pack: PolicyPack): string {
  if (table.session === null) throw new Error('an application without its session');
  const regime = ruledRegime(pack, table);
  const { effectiveAt } = lightsOf(table.session, regime);
  const all = isMany(table) ? '各方' : '双方';
  const signed = signersOf(table, pack).includes('lead') ? `${all}和调解员` : all;
  return effectiveAt === null
    ? `${signed}已经签名；自${regime.paper.seal}盖章之日起生效，盖章的日子以原件为准`
    : chineseDate(effectiveAt.slice(0, 10));
}
