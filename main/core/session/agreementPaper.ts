/** What an agreement prints, in the words of its regime: the table and the pack turned into the template's data. Chinese only: the Chinese text binds. */
import { formatFen, upperCaseAmount } from '../../contract/money.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { arrived } from '../../contract/session/group.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { Who } from '../../contract/sessionScreen.ts';
import { chineseDate, chineseTime } from '../documents/dates.ts';
import type { DocumentJob, TemplateData } from '../documents/documentMaker.ts';
import { manifestOf, shortDigest, type Template } from '../documents/manifest.ts';
import { badText, printable } from '../documents/printableText.ts';
import { cardRows, placeOf, templateOf } from '../documents/requestDocument.ts';
import type { DocumentError } from '../documents/typstError.ts';
import { sha256Hex } from '../util/digest.ts';
import type { Beside, DraftClause, Sitter, Table } from './desk.ts';
import { spokenClauses } from './terms.ts';
import { ruledRegime, signersOf } from './rules.ts';
import {
  AUTHORITY,
  besideOf,
  CAPACITY,
  isVeiled,
  labelOf,
  maskPrincipal,
  nameWithCapacity,
  seatsOf,
  shownName,
  toAll,
} from './seats.ts';
import { maskName, maskPerson } from '../visit/masking.ts';
import type { CardRecord } from '../../contract/devices.ts';

export interface PaperContext {
  readonly site: string;
  readonly booth: string;
  readonly madeAt: string;
  /** SHA-256 of the canonical terms: the manifest names them, so that terms and paper are one. */
  readonly terms: string;
  /** SHA-256 of the group's roster, which the manifest names too; null: everybody is a party for themselves. */
  readonly roster: string | null;
}

/** The paper the table's regime ends in. */
export const templateFor = (table: Table, pack: PolicyPack): Result<Template, DocumentError> =>
  templateOf(pack, ruledRegime(pack, table).endDocument);

/** As it stands in the paper and in the signer's certificate; whoever leads or acts for a party with the capacity. */
export function paperName(table: Table, who: Who, pack: PolicyPack): string {
  const card = table.people[who]?.identity.card.name ?? '';
  const name = shownName(printable(card), table.apart && who !== 'lead');
  if (who === 'lead') return `${name}（${ruledRegime(pack, table).paper.lead}）`;
  const acting = table.people[who]?.acting ?? null;
  if (acting !== null) return nameWithCapacity(name, acting, table.apart);
  return (table.people[who]?.ward ?? null) === null ? name : `${name}（监护人，以自己的名义）`;
}

export function agreementPaper(
  table: Table,
  pack: PolicyPack,
  context: PaperContext,
): Result<DocumentJob, DocumentError> {
  const template = templateFor(table, pack);
  const regime = ruledRegime(pack, table);
  if (!template.ok) return template;
  if (table.session === null) throw new Error('a paper without its session');
  const parties = seatsOf(table).map((seat) => ({ seat, sitter: sitterAt(table, seat) }));
  const besides = table.beside.map(({ sitter }) => sitter);
  const bad = badText([table.draft, ...[...parties.map(({ sitter }) => sitter), ...besides].map(({ identity, acting, ward }) => [identity.card, acting?.principal.name ?? '', ward ?? ''])]); // prettier-ignore
  if (bad.length > 0) return err({ kind: 'missingGlyph', characters: bad });
  const manifest = manifestOf({
    schema: 'agreementManifest/1',
    policyVersion: pack.version,
    template: { id: template.value.id, version: template.value.version, sha256: template.value.sha256 },
    session: table.session.id,
    regime: table.session.regime,
    terms: context.terms,
    ...(context.roster === null ? {} : { roster: context.roster }),
    clauses: spokenClauses(table.draft).map(({ id, text }) => ({ id, sha256: sha256Hex(text) })),
  });
  const party = ({ seat, sitter }: (typeof parties)[number]): TemplateData => ({
    side: labelOf(table, seat),
    rows: [...partyRows(sitter, context.madeAt, table.apart), ...besideOf(table, seat).map((one) => besideRow(one, table.apart))], // prettier-ignore
  });
  const kind = pack.disputeKinds.find((one) => one.id === table.kind);
  return ok({
    template: { id: template.value.id, source: template.value.source },
    manifest: manifest.text,
    createdAt: Date.parse(context.madeAt),
    data: {
      title: template.value.title['zh-CN'],
      number: table.session.id,
      organisation: table.lead.organisation,
      place: `${table.lead.organisation} · ${placeOf(context)}`,
      madeAt: chineseTime(context.madeAt),
      parties: parties.map(party),
      kind: `纠纷类型：${kind?.label['zh-CN'] ?? '其他'}`,
      facts: printable(table.draft.facts),
      clauses: table.draft.clauses.map(clauseData),
      agreed: toAll(table, '经调解，双方自愿达成如下协议'),
      closing: [
        ...groupLines(table, context.roster),
        ...regime.paper.closing.map((line) => toAll(table, line)),
      ],
      byHand: regime.eSign !== 'allowed',
      signing: regime.eSign === 'allowed' ? signing(table, pack, context.madeAt) : ink(table, pack),
      manifestShort: shortDigest(manifest.sha256),
      manifestDigest: manifest.sha256,
      manifestNote: '内容清单附在本文件内。内容清单的 SHA-256 摘要：',
      manifestTitle: '内容清单',
    },
  });
}

/** For whom the applicants speak, and that everybody consents for themselves (民诉法 56); no name of those who are not here. */
function groupLines({ group }: Table, roster: string | null): readonly string[] {
  if (group === null || roster === null) return [];
  const [all, here] = [group.members.length, arrived(group).length];
  return [
    `申请人是名册上${all}人推选的${group.representatives.length}名代表人；制作本协议时到场${here}人，没有到场${all - here}人。`,
    ...(group.changes.length === 0
      ? []
      : [`开始签到以后，名册改过${group.changes.length}处，各处的时间和编号记在名册里。`]),
    '名册上每一个人是否同意，由本人另行签名；各人只有本人的附件，不看到别人的附件。',
    `名册另行封存送交人民法院，名册的 SHA-256 摘要：${roster}`,
  ];
}

export function sitterAt(table: Table, seat: Seat): Sitter {
  const sitter = table.people[seat];
  if (sitter === null) throw new Error(`a paper without its party ${seat}`);
  return sitter;
}

type Rows = readonly (readonly [string, string])[];

/** Who signs here does so in this file; a seal and the court's word are given elsewhere. */
function signing(table: Table, pack: PolicyPack, madeAt: string): Rows {
  const { paper, needs } = ruledRegime(pack, table);
  const signs = signersOf(table, pack);
  const lead = printable(table.people.lead.identity.card.name);
  const here = (name: string): string => `${name}（电子签名附在本文件内）`;
  return [
    ...seatsOf(table).map((seat) => [labelOf(table, seat), here(paperName(table, seat, pack))] as const),
    [paper.lead, signs.includes('lead') ? here(lead) : `${lead}（主持，没有在本机签名）`],
    [
      paper.seal,
      needs.includes('court') ? '由人民法院另行审查、签名或者盖章' : `${table.lead.organisation}（印章另盖）`,
    ],
    ['日期', chineseDate(madeAt.slice(0, 10))],
  ];
}

/** Signed by hand on the print: each line has room beside it, and the day is written by hand too. */
function ink(table: Table, pack: PolicyPack): Rows {
  const { paper } = ruledRegime(pack, table);
  return [
    ...seatsOf(table).map((seat) => [labelOf(table, seat), paperName(table, seat, pack)] as const),
    [paper.lead, printable(table.people.lead.identity.card.name)],
    [paper.seal, `${table.lead.organisation}（盖章）`],
    ['日期', '年　　月　　日'],
  ];
}

/** The party as its card says it; one that did not come as its paper names it, with whoever acts for it. */
export function partyRows(
  { identity, acting, ward }: Sitter,
  madeAt: string,
  apart: boolean,
): readonly (readonly [string, string])[] {
  if (apart) return [...apartRows(identity.card, acting), ...wardRows(ward)];
  const rows = cardRows(identity.card, madeAt);
  if (acting === null) return [...rows, ...wardRows(ward)];
  const { as, authority, principal } = acting;
  const person = principal.kind === 'person';
  const card = rows.find(([label]) => label === '证件')?.[1] ?? '';
  const { masked, last4 } = maskPrincipal(principal);
  return [
    ...(isVeiled(acting, apart)
      ? ([
          ['姓名', printable(masked)],
          ['身份证号码后四位', last4 === '' ? '没有提供' : last4],
        ] as const)
      : ([
          [person ? '姓名' : '名称', printable(principal.name)],
          [
            person ? '身份证号码' : '统一社会信用代码',
            principal.number === '' ? '没有提供' : principal.number,
          ],
        ] as const)),
    [CAPACITY[as], printable(identity.card.name)],
    ...(authority === null ? [] : [['代理权限', AUTHORITY[authority]] as const]),
    [`${CAPACITY[as]}证件`, card],
  ];
}

/** In whose name a guardian stands here, and for whom it was bought. */
const wardRows = (ward: string | null): Rows =>
  ward === null
    ? []
    : [
        [
          '说明',
          `本人是监护人，以自己的名义参加（法释〔2025〕4号）；合同约定由其监护的${maskName(printable(ward))}接受服务`,
        ],
      ];

/** What the other families may know; the court has the cards themselves in the sealed evidence. */
function apartRows({ name, number }: CardRecord, acting: Sitter['acting']): Rows {
  const own = maskPerson(printable(name), number);
  const card = ['证件号码后四位', own.last4] as const;
  if (acting === null) return [['姓名', own.masked], card];
  const { as, authority, principal } = acting;
  const { masked, last4 } = maskPrincipal(principal);
  return [
    [principal.kind === 'person' ? '姓名' : '名称', printable(masked)],
    ...(last4 === '' ? [] : [['号码后四位', last4] as const]),
    [CAPACITY[as], own.masked],
    ...(authority === null ? [] : [['代理权限', AUTHORITY[authority]] as const]),
    [`${CAPACITY[as]}证件号码后四位`, own.last4],
  ];
}

const BESIDE: Readonly<Record<Beside['role'], string>> = {
  supporter: '陪同人',
  interpreter: '翻译',
  agent: '委托代理人（一般授权）',
};
const besideRow = ({ role, sitter }: Beside, apart: boolean): readonly [string, string] => [
  BESIDE[role],
  shownName(printable(sitter.identity.card.name), apart),
];

function clauseData({ text, payment }: DraftClause, index: number): TemplateData {
  const rows = payment === null || payment.rows.length === 1 ? [] : payment.rows;
  return {
    number: index + 1,
    words: printable(text),
    rows: rows.map(({ no, due, fen }) => [
      `第${no}期`,
      chineseDate(due),
      formatFen(fen),
      upperCaseAmount(fen),
    ]),
  };
}
