/** The words of the desk's part for linked matters and demonstration judgments, both languages complete by type. */
import type { MatterGroup } from '../../../main/contract/demoJudgment.ts';

type State = MatterGroup['matters'][number]['state'];
type JudgmentState = MatterGroup['judgments'][number]['state'];

export type GroupsText = {
  readonly heading: string;
  readonly words: string;
  readonly none: string;
  readonly group: (kind: string, key: string) => string;
  readonly totals: (what: 'request' | 'agreement', count: number, yuan: string) => string;
  readonly columns: Readonly<Record<'number' | 'what' | 'received' | 'parties' | 'fen' | 'state', string>>;
  readonly what: Readonly<Record<'request' | 'agreement', string>>;
  readonly state: Readonly<Record<State, string>>;
  readonly judgments: string;
  readonly noJudgment: string;
  readonly judgment: (caseNo: string, day: string, until: string) => string;
  readonly final: string;
  readonly notFinal: string;
  readonly judgmentState: Readonly<Record<JudgmentState, string>>;
  readonly withdraw: (caseNo: string) => string;
  readonly note: string;
  readonly noteHint: string;
  readonly field: Readonly<
    Record<
      'kind' | 'respondent' | 'caseNo' | 'claimed' | 'decided' | 'decidedOn' | 'final' | 'validTo',
      string
    >
  >;
  readonly sign: string;
  readonly signed: string;
  readonly badForm: string;
};

export const groupsZh: GroupsText = {
  heading: '关联纠纷',
  words: '同一被申请人、同一类纠纷归在一个编号下。编号不含姓名；当事人看不到编号，也看不到别家。',
  none: '还没有关联的纠纷。',
  group: (kind, key) => `${kind} · 编号 ${key.slice(0, 8)}`,
  totals: (what, count, yuan) => (what === 'request' ? `申请 ${count} 件，共 ${yuan} 元` : `协议 ${count} 件，共 ${yuan} 元`),
  columns: { number: '收件号', what: '种类', received: '收到', parties: '当事人', fen: '金额（元）', state: '状态' },
  what: { request: '调解申请', agreement: '调解协议' },
  state: { waitingFiles: '等材料', new: '待处理', accepted: '已同意调解', returned: '已退回', received: '已收到', registered: '已登记' },
  judgments: '示范判决',
  noJudgment: '还没有给这些纠纷写示范判决。',
  judgment: (caseNo, day, until) => `${caseNo}，${day}判决，展示到 ${until}`,
  final: '已生效',
  notFinal: '还没有生效',
  judgmentState: { inForce: '各舱可以展示', expired: '过了展示期限', withdrawn: '已收回' },
  withdraw: (caseNo) => `收回 ${caseNo}`,
  note: '写一份示范判决',
  noteHint: '用大白话写，每句一行，以句号结束，不超过 60 字。不写任何人的姓名。保存后由本院签名，发到各舱。',
  field: {
    kind: '纠纷种类', respondent: '被申请人全称（只用来算编号，不展示）', caseNo: '案号', claimed: '当时要求什么（每句一行）', decided: '法院怎么判（每句一行）',
    decidedOn: '判决日期', final: '判决生效了没有', validTo: '展示到哪天',
  },
  sign: '签名并发到各舱',
  signed: '已签名。',
  badForm: '请看一下：案号写全；每句一行，4 到 60 字，以句号结束；日期填好。',
}; // prettier-ignore

export const groupsEn: GroupsText = {
  heading: 'Linked disputes',
  words: 'Disputes of one kind against one respondent stand under one key. It names nobody; no party sees it, nor any other family.',
  none: 'No disputes are linked yet.',
  group: (kind, key) => `${kind} · key ${key.slice(0, 8)}`,
  totals: (what, count, yuan) => `${what === 'request' ? 'Requests' : 'Agreements'}: ${count}, ${yuan} yuan in all`,
  columns: { number: 'Number', what: 'What', received: 'Received', parties: 'Parties', fen: 'Yuan', state: 'State' },
  what: { request: 'request', agreement: 'agreement' },
  state: { waitingFiles: 'files missing', new: 'waiting', accepted: 'accepted', returned: 'returned', received: 'received', registered: 'registered' },
  judgments: 'Demonstration judgments',
  noJudgment: 'None is noted for these disputes.',
  judgment: (caseNo, day, until) => `${caseNo}, decided ${day}, shown until ${until}`,
  final: 'final',
  notFinal: 'not final',
  judgmentState: { inForce: 'booths may show it', expired: 'its time is over', withdrawn: 'taken back' },
  withdraw: (caseNo) => `Take back ${caseNo}`,
  note: 'Note a demonstration judgment',
  noteHint: 'Plain words, one sentence a line, each ends with 。 and has at most 60 characters. Name nobody. The court signs it and booths get it.',
  field: {
    kind: 'Kind of dispute', respondent: 'Respondent’s full name (for the key alone)', caseNo: 'Case number', claimed: 'What was asked for (one sentence a line)',
    decided: 'What was decided (one sentence a line)', decidedOn: 'Decided on', final: 'Is the judgment final?', validTo: 'Shown until',
  },
  sign: 'Sign and send to booths',
  signed: 'Signed.',
  badForm: 'Please look again: whole case number; one sentence a line, 4 to 60 characters, ending with 。; the dates.',
}; // prettier-ignore
