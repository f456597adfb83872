/** What the mediation request prints: the draft, the card and the pack turned into the template's data. Chinese only: the Chinese text binds. */
import type { CardRecord } from '../../contract/devices.ts';
import { formatFen, upperCaseAmount } from '../../contract/money.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { Claim, EvidenceItem, EvidencePage, RequestDraft, Respondent } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { cardName, nationName, sexName } from './codes.ts';
import { ageOn, cardDate, chineseDate, chineseTime } from './dates.ts';
import type { DocumentJob, TemplateData } from './documentMaker.ts';
import { requestManifest, shortDigest, type Template } from './manifest.ts';
import { badText, printable } from './printableText.ts';
import type { DocumentError } from './typstError.ts';

export const MEDIATION_REQUEST = 'mediationRequest';

export interface DocumentContext {
  readonly site: string;
  readonly booth: string;
  /** RFC 3339 with Beijing's offset: printed, and the PDF's own creation time. */
  readonly madeAt: string;
  /** Ink as SVG for a later copy. The document that is signed is made before the signature and has none. */
  readonly signatureSvg: string | null;
}

type Row = readonly [label: string, value: string];
const BLANK = '（未填写）';
const UNKNOWN = '（不清楚）';
const orBlank = (text: string): string => printable(text) || BLANK;

/** The job for the maker; an error when the pack lacks the template or a text is no text. */
export function requestDocument(
  draft: RequestDraft,
  card: CardRecord,
  pack: PolicyPack,
  context: DocumentContext,
): Result<DocumentJob, DocumentError> {
  const template = templateOf(pack, MEDIATION_REQUEST);
  if (!template.ok) return template;
  const bad = badText([draft, card]);
  if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
  return ok(jobOf(template.value, draft, card, pack, context));
}

function jobOf(
  template: Template,
  draft: RequestDraft,
  card: CardRecord,
  pack: PolicyPack,
  context: DocumentContext,
): DocumentJob {
  const manifest = requestManifest(draft, pack, template);
  const name = printable(card.name);
  const data: TemplateData = {
    title: template.title['zh-CN'],
    subtitle: '请求人民调解组织或者特邀调解员主持调解',
    court: pack.court,
    place: `${pack.court} · ${placeOf(context)}`,
    madeAt: chineseTime(context.madeAt),
    none: '（无）',
    applicant: applicantRows(draft, card, context.madeAt),
    respondents: draft.respondents.map(respondentRows),
    dispute: disputeRows(draft, pack),
    claims: draft.claims.map((claim) => claimData(claim, pack)),
    total: totalData(draft.claims, pack),
    facts: draft.facts.map((fact) => ({
      when: fact.date === null ? '时间记不清' : chineseDate(fact.date),
      words: printable(fact.words),
    })),
    evidence: draft.evidence.map((item) => evidenceData(item, pack)),
    evidenceNote: evidenceNote(draft.evidence),
    voluntary: voluntaryLines(draft),
    service: serviceRows(draft),
    serviceNotes: [
      '以上送达地址由本人提供并确认准确。地址有变动时，本人会及时书面告知法院和调解组织；因地址不准确或者未告知变动而无法送达的，由本人承担相应后果。',
      '本地址适用于调解以及之后的诉讼、执行等各个阶段，但本人书面变更的除外。',
    ],
    honesty: {
      title: pack.honesty.title['zh-CN'],
      paragraphs: pack.honesty.paragraphs.map((paragraph) => paragraph['zh-CN']),
    },
    signing: {
      name,
      date: chineseDate(context.madeAt.slice(0, 10)),
      note: '（签名见签名记录）',
      svg: context.signatureSvg,
    },
    manifestShort: shortDigest(manifest.sha256),
    manifestDigest: manifest.sha256,
    manifestNote: '材料清单附在本文件内。材料清单的 SHA-256 摘要：',
    manifestTitle: '材料清单',
  };
  return {
    template: { id: template.id, source: template.source },
    data,
    manifest: manifest.text,
    createdAt: Date.parse(context.madeAt),
  };
}

export function templateOf(pack: PolicyPack, id: string): Result<Template, DocumentError> {
  const template = pack.templates.find((candidate) => candidate.id === id);
  if (template !== undefined) return ok(template);
  return err({ kind: 'templateError', messages: [`the policy pack has no template ${id}`] });
}

export const placeOf = (at: { readonly site: string; readonly booth: string }): string =>
  `${printable(at.site)} · ${printable(at.booth)}`;

/** 人民调解申请书 (司法部 format): name, sex, nation, age, occupation, contact, address. */
function applicantRows(draft: RequestDraft, card: CardRecord, madeAt: string): Row[] {
  const residence = printable(draft.applicant.habitualResidence);
  const address = 'address' in card ? printable(card.address) : '';
  return [
    ...cardRows(card, madeAt),
    ['经常居住地', residence === '' ? (address === '' ? BLANK : '同住所') : residence],
    ['职业或者职务', BLANK],
    ['联系电话', orBlank(draft.applicant.phone)],
  ];
}

/** Who somebody is, as far as their card says it. */
export function cardRows(card: CardRecord, madeAt: string): Row[] {
  const birth = cardDate(card.birth);
  const address = 'address' in card ? printable(card.address) : '';
  return [
    ['姓名', printable(card.name)],
    ...otherName(card),
    ['性别', sexName(card.sex)],
    ...origin(card),
    ['出生日期', `${chineseDate(birth)}（${ageOn(birth, madeAt.slice(0, 10))}周岁）`],
    ['证件', `${cardName(card.type)} ${card.number}`],
    ...(address === '' ? [] : [['住所', address] as const]),
  ];
}

function otherName(card: CardRecord): Row[] {
  if (card.type === 'foreign2017' && card.chineseName !== '')
    return [['中文姓名', printable(card.chineseName)]];
  if (card.type === 'foreign2023' && card.englishName !== card.name) {
    return [['外文姓名', printable(card.englishName)]];
  }
  return [];
}

function origin(card: CardRecord): Row[] {
  switch (card.type) {
    case 'resident':
      return [['民族', nationName(card.nation)]];
    case 'hmtPermit':
      return [['通行证号码', card.passNumber]];
    case 'foreign2017':
    case 'foreign2023':
      return [['国籍', card.nationality]];
  }
}

function respondentRows(respondent: Respondent): Row[] {
  const contact: Row[] = [
    ['联系电话', orBlank(respondent.phone)],
    ['住所或者地址', orBlank(respondent.address)],
  ];
  switch (respondent.kind) {
    case 'person':
      return [
        ['姓名', orBlank(respondent.name)],
        ...(respondent.sex === '9' ? [] : [['性别', sexName(respondent.sex)] as const]),
        ...(respondent.idNumber === '' ? [] : [['证件号码', printable(respondent.idNumber)] as const]),
        ...contact,
      ];
    case 'organisation':
      return [
        ['名称', orBlank(respondent.name)],
        ['统一社会信用代码', orBlank(respondent.uscc)],
        ...(respondent.legalRepresentative === ''
          ? []
          : [['法定代表人', printable(respondent.legalRepresentative)] as const]),
        ...contact,
      ];
  }
}

const PATHS = {
  mediate: '先请人调解',
  court: '请法院处理',
  both: '先调解，不成再请法院处理',
} as const;

function disputeRows(draft: RequestDraft, pack: PolicyPack): Row[] {
  const kind = pack.disputeKinds.find((candidate) => candidate.id === draft.disputeKind);
  const causes = pack.causes.filter((cause) => draft.causes.includes(cause.code));
  return [
    ['纠纷类型', kind?.label['zh-CN'] ?? '由工作人员判断'],
    // Name alone: the codes are local keys, not official numbers. The bundle carries code and version (domain.md 9, trap 26).
    ['拟定案由', causes.map((cause) => cause.name['zh-CN']).join('\n') || '由工作人员判断'],
    ['希望的办法', draft.path === null ? BLANK : PATHS[draft.path]],
  ]; // prettier-ignore
}

function claimKindOf(claim: Claim, pack: PolicyPack): PolicyPack['claimKinds'][number] | undefined {
  return pack.claimKinds.find((kind) => kind.id === claim.kind);
}

function claimData(claim: Claim, pack: PolicyPack): TemplateData {
  const kind = claimKindOf(claim, pack);
  const label = kind?.label['zh-CN'] ?? '其他请求';
  const own = printable(claim.words);
  const unknown = claim.fen === null && kind?.form === 'money';
  return {
    words: own === '' || own === label ? label : `${label}：${own}`,
    digits: claim.fen === null ? null : formatFen(claim.fen),
    capital: claim.fen === null ? null : upperCaseAmount(claim.fen),
    note: unknown ? `金额：${UNKNOWN}` : null,
  };
}

/** The total amount (element forms, common block 5); null when no claim is about money. */
function totalData(claims: readonly Claim[], pack: PolicyPack): TemplateData {
  const money = claims.filter((claim) => claim.fen !== null || claimKindOf(claim, pack)?.form === 'money');
  if (money.length === 0) return null;
  const sum = money.reduce((total, claim) => total + (claim.fen ?? 0), 0);
  const unknown = money.filter((claim) => claim.fen === null).length;
  if (unknown === money.length) return null;
  return {
    digits: formatFen(sum),
    capital: upperCaseAmount(sum),
    note: unknown === 0 ? null : `另有${unknown}项金额不清楚，没有计入合计。`,
  };
}

function evidenceData(item: EvidenceItem, pack: PolicyPack): TemplateData {
  return {
    name: orBlank(item.name),
    kind: pack.evidenceKinds.find((kind) => kind.id === item.kind)?.label['zh-CN'] ?? '其他',
    pages: item.pages.length,
    proves: orBlank(item.proves),
    original: item.originalShown === null ? '未说明' : item.originalShown ? '有原件' : '无原件',
    cleaned: item.pages.flatMap(cleanedLine),
  };
}

function evidenceNote(evidence: readonly EvidenceItem[]): string {
  const pages = evidence.reduce((sum, item) => sum + item.pages.length, 0);
  const cleaned = evidence.flatMap((item) => item.pages.filter((page) => page.cleanedFrom !== undefined));
  const done =
    cleaned.length === 0
      ? '图像未经修改'
      : `其中${cleaned.length}页由本机扶正、裁边或者压缩，原图一并密封提交，摘要见上，其余图像未经修改`;
  return `共${evidence.length}项，${pages}页，由申请人在本机扫描，${done}。来源：申请人提交。`;
}

/** "第2页由原图 3f8a 91c4 … 处理"; a page that is the file as it came has no line. */
function cleanedLine(page: EvidencePage, index: number): string[] {
  const from = page.cleanedFrom;
  return from === undefined ? [] : [`第${index + 1}页由原图处理，原图 SHA-256：${from.sha256}`];
}

/** 人民调解法 17: a request is voluntary; refusing mediation never blocks a filing (民诉法 125). */
function voluntaryLines(draft: RequestDraft): string[] {
  const rules = '本人知道：人民调解不收费；本人可以随时停止；不愿调解不影响起诉。';
  switch (draft.mediationWish) {
    case 'yes':
      return ['本人自愿请求调解，愿意由调解员主持，与对方平等协商。', rules];
    case 'no':
      return ['本人目前不愿意调解，请告知其他办法。', rules];
    case 'unsure':
      return ['本人还没有想好是否调解，希望先了解情况。', rules];
    case null:
      return ['本人没有回答是否愿意调解。', rules];
  }
}

/** 送达地址确认书; electronic service only on its own consent (在线诉讼规则 29). */
function serviceRows(draft: RequestDraft): Row[] {
  const { service, eService } = draft;
  const answer =
    eService === null
      ? '没有回答，按纸质方式送达'
      : eService.answer
        ? `同意通过手机号码 ${orBlank(eService.mobile)} 接收电子送达，仍可要求纸质文书`
        : '不同意，按纸质方式送达';
  const text =
    eService === null
      ? []
      : [['所看说明', `${eService.textVersion}，${chineseTime(eService.at)}作答`] as const];
  return [
    ['送达地址', orBlank(service.address)],
    ['收件人', orBlank(service.receiver)],
    ['联系电话', orBlank(service.phone)],
    ['电子送达', answer],
    ...text,
  ];
}
