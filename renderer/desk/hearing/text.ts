/** The words of the desk's part for hearings, both languages complete by type. */
import type { FaultKind } from '../../../main/contract/hearing/border.ts';
import type { Absence, Hearing, HearingRole, OfflineReason, OnlineBar, Standing } from '../../../main/contract/hearing/hearing.ts'; // prettier-ignore

type Words<K extends string> = Readonly<Record<K, string>>;
export type HearingsText = {
  readonly heading: string;
  readonly words: string;
  readonly none: string;
  readonly fix: string;
  readonly field: Words<'caseNumber' | 'cause' | 'startsAt' | 'courtroom' | 'judge' | 'phone' | 'rules' | 'role' | 'name' | 'idNumber' | 'booth'>; // prettier-ignore
  readonly anyBooth: string;
  readonly add: string;
  readonly remove: string;
  readonly person: (number: number) => string;
  readonly save: string;
  readonly codes: string;
  readonly codesWords: string;
  readonly role: Words<HearingRole>;
  readonly court: Words<Hearing['court']>;
  readonly standing: Words<Exclude<Standing['at'], 'away'>>;
  readonly away: Words<Absence>;
  readonly columns: Words<'who' | 'standing' | 'seat' | 'notes' | 'actions'>;
  readonly called: string;
  readonly warned: (count: number) => string;
  readonly floor: string;
  readonly wants: (reason: string) => string;
  readonly reason: Words<OfflineReason>;
  readonly act: Words<'open' | 'enter' | 'call' | 'release' | 'floor' | 'floorBack' | 'warn' | 'bar' | 'unbar' | 'close' | 'noBar'>; // prettier-ignore
  readonly ready: string;
  readonly warnWords: string;
  readonly bar: Words<OnlineBar>;
  readonly barred: (why: string) => string;
  readonly faults: string;
  readonly fault: Words<FaultKind>;
  readonly faultAt: (booth: string, kind: string, from: string, until: string) => string;
  readonly lasts: string;
};

export const hearingsZh: HearingsText = {
  heading: '开庭',
  words: '当事人带着传票上的号码和身份证到舱里参加。法院不录音录像，不保存画面和声音。',
  none: '现在没有排好的开庭。',
  fix: '排一次开庭',
  field: {
    caseNumber: '案号', cause: '案由', startsAt: '开庭时间', courtroom: '法庭', judge: '法官（显示用）', phone: '书记员电话',
    rules: '给当事人的要求（一行一条）', role: '身份', name: '姓名', idNumber: '身份证号', booth: '留座位的舱',
  },
  anyBooth: '任何舱',
  add: '加一个人',
  remove: '去掉',
  person: (number) => `第 ${number} 人`,
  save: '排好，生成传票号码',
  codes: '传票号码',
  codesWords: '只显示这一次。请写进各人的传票。',
  role: { plaintiff: '原告', defendant: '被告', thirdParty: '第三人', agent: '代理人', witness: '证人', interpreter: '翻译' },
  court: { notOpen: '还没有开', open: '正在开庭', closed: '已经结束' },
  standing: { identified: '已核对证件', instructed: '已接受纪律', waiting: '在等候', inCourt: '在庭' },
  away: {
    notYet: '还没有到', left: '自己离开', interrupted: '断线或断电', released: '作证完毕', sentAway: '被请离开', tooLong: '等得太久',
    barred: '不在网上开', closed: '已结束',
  },
  columns: { who: '人', standing: '到场', seat: '座位', notes: '备注', actions: '操作' },
  called: '已传证人',
  warned: (count) => `警告 ${count} 次`,
  floor: '正在发言',
  wants: (reason) => `想到法庭来：${reason}`,
  reason: { cannotUse: '不会用', showOriginals: '要出示原件', health: '身体', badLine: '线路', other: '其他' },
  act: {
    open: '开庭，坐到法官席', enter: '进入法庭', call: '传证人', release: '作证完毕', floor: '请他发言', floorBack: '收回发言',
    warn: '警告', bar: '不在网上开', unbar: '可以在网上开', close: '结束开庭', noBar: '选原因',
  },
  ready: '法官席已留好。法庭在新的标签页里打开，在那里请人进来、休庭、出示材料。',
  warnWords: '警告的话',
  bar: {
    partiesRefuse: '当事人不同意', noMeans: '没有条件', onSiteCheck: '要现场核对', complex: '案情复杂', secrecy: '涉及秘密',
    publicInterest: '社会关注', other: '其他',
  },
  barred: (why) => `不在网上开庭：${why}`,
  faults: '舱自动报告的故障',
  fault: { powerOrProgram: '断电或程序重启', lineLost: '线路断开', refusedOffline: '连不上法院，没有进来' },
  faultAt: (booth, kind, from, until) => `${booth}：${kind}，${from} 到 ${until}`,
  lasts: '当时还没有恢复',
}; // prettier-ignore

export const hearingsEn: HearingsText = {
  heading: 'Hearings',
  words: 'People come to a booth with the number on their summons and their card. The court records and keeps nothing of it.',
  none: 'No hearing is fixed.',
  fix: 'Fix a hearing',
  field: {
    caseNumber: 'Case number', cause: 'Cause', startsAt: 'Time', courtroom: 'Courtroom', judge: 'Judge (as shown)', phone: 'The clerk’s telephone',
    rules: 'What is asked of people (one a line)', role: 'Role', name: 'Name', idNumber: 'ID number', booth: 'Seat kept at',
  },
  anyBooth: 'any booth',
  add: 'Add a person',
  remove: 'Remove',
  person: (number) => `Person ${number}`,
  save: 'Fix it and make the summons numbers',
  codes: 'Summons numbers',
  codesWords: 'Shown this once. Write them into each summons.',
  role: { plaintiff: 'Plaintiff', defendant: 'Defendant', thirdParty: 'Third party', agent: 'Agent', witness: 'Witness', interpreter: 'Interpreter' },
  court: { notOpen: 'not open', open: 'in session', closed: 'over' },
  standing: { identified: 'card compared', instructed: 'discipline accepted', waiting: 'waiting', inCourt: 'in court' },
  away: {
    notYet: 'not here yet', left: 'left', interrupted: 'cut off', released: 'evidence given', sentAway: 'sent away', tooLong: 'waited too long',
    barred: 'not online', closed: 'over',
  },
  columns: { who: 'Who', standing: 'Standing', seat: 'Seat', notes: 'Notes', actions: 'Actions' },
  called: 'witness called',
  warned: (count) => `warned ${count} times`,
  floor: 'has the word',
  wants: (reason) => `wants to come in person: ${reason}`,
  reason: { cannotUse: 'cannot use it', showOriginals: 'originals', health: 'health', badLine: 'line', other: 'other' },
  act: {
    open: 'Open the court, take the judge’s seat', enter: 'Enter the court', call: 'Call the witness', release: 'Evidence is given', floor: 'Give the word',
    floorBack: 'Take the word back', warn: 'Warn', bar: 'Not online', unbar: 'Online after all', close: 'Close the hearing', noBar: 'choose a reason',
  },
  ready: 'The judge’s seat is kept. The court opens in a new tab: let people in, break, and show papers there.',
  warnWords: 'Words of the warning',
  bar: {
    partiesRefuse: 'parties refuse', noMeans: 'no means', onSiteCheck: 'check on the spot', complex: 'complex', secrecy: 'secrecy',
    publicInterest: 'public interest', other: 'other',
  },
  barred: (why) => `Not heard online: ${why}`,
  faults: 'Faults told by booths of themselves',
  fault: { powerOrProgram: 'power cut or restart', lineLost: 'line lost', refusedOffline: 'court not reached, not let in' },
  faultAt: (booth, kind, from, until) => `${booth}: ${kind}, ${from} to ${until}`,
  lasts: 'not back at that time',
}; // prettier-ignore
