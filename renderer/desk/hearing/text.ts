/** The words of the desk's part for hearings, both languages complete by type. */
import type { FaultKind } from '../../../main/contract/hearing/border.ts';
import type { RecordAnswerKind } from '../../../main/contract/hearing/record.ts';
import type { RecordFlaw } from '../../../main/contract/hearing/recordBorder.ts';
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
  readonly act: Words<'open' | 'enter' | 'call' | 'release' | 'floor' | 'floorBack' | 'warn' | 'bar' | 'unbar' | 'move' | 'close' | 'noBar'>; // prettier-ignore
  readonly ready: string;
  readonly warnWords: string;
  readonly bar: Words<OnlineBar>;
  readonly barred: (why: string) => string;
  readonly faults: string;
  readonly fault: Words<FaultKind>;
  readonly faultAt: (booth: string, kind: string, from: string, until: string) => string;
  readonly lasts: string;
  readonly record: {
    readonly title: string;
    readonly state: (version: number, asked: number, without: number) => string;
    readonly fetching: string;
    readonly write: string;
    readonly noSpeaker: string;
    readonly lines: (count: number) => string;
    readonly keep: string;
    readonly lay: string;
    readonly asked: (who: string, line: number) => string;
    readonly newWords: string;
    readonly correct: string;
    readonly why: string;
    readonly note: string;
    readonly newest: (version: number, pages: number, digest: string) => string;
    readonly closedAll: string;
    readonly closedWithout: (names: string) => string;
    readonly answers: string;
    readonly columns: Words<'who' | 'answer' | 'signed' | 'received'>;
    readonly kind: Words<RecordAnswerKind>;
    readonly version: (version: number) => string;
    readonly none: string;
    readonly clockUnsure: string;
    readonly refused: string;
    readonly flaw: Words<RecordFlaw>;
    readonly trouble: Readonly<Record<string, string>>;
  };
};

export const hearingsZh: HearingsText = {
  heading: '开庭',
  words: '当事人带着传票上的号码和身份证到舱里参加。是否录音录像由法官决定。',
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
    barred: '不在网上开', closed: '已结束', moved: '改期',
  },
  columns: { who: '人', standing: '到场', seat: '座位', notes: '备注', actions: '操作' },
  called: '已传证人',
  warned: (count) => `警告 ${count} 次`,
  floor: '正在发言',
  wants: (reason) => `想到法庭来：${reason}`,
  reason: { cannotUse: '不会用', showOriginals: '要出示原件', health: '身体', badLine: '线路', other: '其他' },
  act: {
    open: '开庭，坐到法官席', enter: '进入法庭', call: '传证人', release: '作证完毕', floor: '请他发言', floorBack: '收回发言',
    warn: '警告', bar: '不在网上开', unbar: '可以在网上开', move: '改期到', close: '结束开庭', noBar: '选原因',
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
  record: {
    title: '庭审笔录',
    state: (version, asked, without) => `第 ${version} 版，${asked} 处待答复，${without} 人未确认`,
    fetching: '正在取笔录…',
    write: '一行一句，先写说话人和冒号',
    noSpeaker: '第一行没有说话人：请写“说话人：话”。',
    lines: (count) => `共 ${count} 行`,
    keep: '先存着',
    lay: '交各方核对',
    asked: (who, line) => `${who} 请改第 ${line} 行`,
    newWords: '改成',
    correct: '改，交各方重看',
    why: '不改的理由',
    note: '不改，附记在案',
    newest: (version, pages, digest) => `现在是第 ${version} 版，共 ${pages} 页，核对码 ${digest}`,
    closedAll: '结束时各方都已确认。',
    closedWithout: (names) => `结束时没有确认的：${names}（已记明）`,
    answers: '各方的确认',
    columns: { who: '人', answer: '确认', signed: '舱内时间', received: '法院收到' },
    kind: { confirmed: '已签名确认', notSigned: '没有签名' },
    version: (version) => `第 ${version} 版`,
    none: '还没有',
    clockUnsure: '（舱的钟没有校准）',
    refused: '没有收下的确认',
    flaw: {
      sealBroken: '封套打不开', unreadable: '内容读不了', noSuchHearing: '没有这次开庭', notHere: '不是这次到场的人', otherPerson: '证件不是被传唤人的',
      noSuchVersion: '没有这一版', otherDigest: '核对码不符', pagesUnseen: '有没看过的页', notFresh: '证件不是签名前核对的', noInk: '没有笔迹或笔迹不符', repeated: '已经确认过',
    },
    trouble: { unchanged: '和上一版一样，不用再交。', empty: '还没有写一行。', over: '这次开庭已经结束。', tooMany: '版数太多了。', noSuchRequest: '没有这个请求。' },
  },
}; // prettier-ignore

export const hearingsEn: HearingsText = {
  heading: 'Hearings',
  words: 'People come to a booth with the number on their summons and their card. Whether it is recorded is for the judge to decide.',
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
    barred: 'not online', closed: 'over', moved: 'taken to another time',
  },
  columns: { who: 'Who', standing: 'Standing', seat: 'Seat', notes: 'Notes', actions: 'Actions' },
  called: 'witness called',
  warned: (count) => `warned ${count} times`,
  floor: 'has the word',
  wants: (reason) => `wants to come in person: ${reason}`,
  reason: { cannotUse: 'cannot use it', showOriginals: 'originals', health: 'health', badLine: 'line', other: 'other' },
  act: {
    open: 'Open the court, take the judge’s seat', enter: 'Enter the court', call: 'Call the witness', release: 'Evidence is given', floor: 'Give the word',
    floorBack: 'Take the word back', warn: 'Warn', bar: 'Not online', unbar: 'Online after all', move: 'Move to', close: 'Close the hearing', noBar: 'choose a reason',
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
  record: {
    title: 'Record of the hearing',
    state: (version, asked, without) => `version ${version}, ${asked} to answer, ${without} without confirmation`,
    fetching: 'Fetching the record…',
    write: 'One line each: who speaks, a colon, what is said',
    noSpeaker: 'The first line has no speaker: write “speaker: words”.',
    lines: (count) => `${count} lines`,
    keep: 'Keep for now',
    lay: 'Lay before everybody',
    asked: (who, line) => `${who} asks to correct line ${line}`,
    newWords: 'It reads now',
    correct: 'Correct, lay it anew',
    why: 'Why not',
    note: 'Do not correct, note it',
    newest: (version, pages, digest) => `Version ${version}, ${pages} pages, check code ${digest}`,
    closedAll: 'Everybody had confirmed when it was closed.',
    closedWithout: (names) => `Closed without the confirmation of ${names} (noted)`,
    answers: 'Who said what',
    columns: { who: 'Who', answer: 'Answer', signed: 'Time at the booth', received: 'Received' },
    kind: { confirmed: 'confirmed by signature', notSigned: 'did not sign' },
    version: (version) => `version ${version}`,
    none: 'not yet',
    clockUnsure: '(the booth’s clock was not set)',
    refused: 'Confirmations that were not taken',
    flaw: {
      sealBroken: 'its seal cannot be opened', unreadable: 'cannot be read', noSuchHearing: 'no such hearing', notHere: 'not of this coming', otherPerson: 'another person’s card',
      noSuchVersion: 'no such version', otherDigest: 'another digest', pagesUnseen: 'pages not seen', notFresh: 'an old card', noInk: 'no ink, or not this one', repeated: 'confirmed before',
    },
    trouble: { unchanged: 'The same as the version before.', empty: 'There is no line yet.', over: 'This hearing is over.', tooMany: 'Too many versions.', noSuchRequest: 'There is no such request.' },
  },
}; // prettier-ignore
