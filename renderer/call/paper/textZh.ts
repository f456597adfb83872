/** A paper that is looked at together, in Chinese. */
import type { PaperText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  noSuchPaper: '没有找到。请对照收到回执上的号码，再输一遍。',
  unreadable: '这份文书打不开。请换一份，或告诉技术人员。',
  notNow: '现在不行。请等一下再试；号码输错多次后，要重开会话。',
  full: '这份文书上的笔迹已经太多。请主持人先清掉一页。',
  deskOnly: '只有法院一方主持时，批注才能留在卷里。',
  mayNotDraw: '主持人现在没有让您画。',
  mayNotKeep: '这个座位不能保存文件。',
};

export const paperZh: PaperText = {
  what: { document: '申请书', evidence: '证据', agreement: '调解协议' },
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  version: (digest) => `文件指纹 ${digest}`,
  leads: (who) => `由${who}翻页`,
  own: (page) => `您在自己看。大家在看第 ${page} 页。`,
  marks: (who, strokes) => `${who}画了 ${strokes} 笔`,
  note: (who) => `${who}写：`,
  catalogueOf: (number) => `${number} 的目录`,
  range: (from, to) => (from === to ? `第 ${from} 页` : `第 ${from} 至 ${to} 页`),
  found: (count, more, going) =>
    `${count === 0 ? (going ? '已读的部分里还没有。' : '没有找到。') : more ? `找到 ${count} 处，还有更多。` : `找到 ${count} 处。`}${going ? '还在识别，会接着找。' : ''}`,
  noteBy: (who) => `${who}的批注`,
  earlierSign: (sign) => `旧${sign}`,
  kept: (marks) =>
    marks === null
      ? '批注还没有存进卷里：法院的磁盘写不进去，有了地方会再存。请告诉技术人员。'
      : marks === 0
        ? '没有批注可留。'
        : `${marks} 处批注已留在卷里。`,
  sign: {
    booth: '舱', party: '当', agent: '代', interpreter: '译', mediator: '调', judicialOfficer: '司', policeOfficer: '警', judge: '法',
    plaintiff: '原', defendant: '被', thirdParty: '三', witness: '证',
  }, // prettier-ignore
  words: {
    following: '您和大家看的是同一页。', youLead: '您翻到哪页，大家就看到哪页。', follow: '回到大家那一页', before: '上一页', next: '下一页',
    larger: '放大', smaller: '缩小', loading: '正在取这一页…', failed: '这一页打不开。', draw: '我要画', drawing: '正在画，停笔',
    write: '写一句话', undo: '收回我的上一笔', clear: '清掉这一页', toolsLeft: '工具放左边', toolsRight: '工具放右边', tools: '画和写',
    marksHere: '这一页上的笔迹', save: '保存这份文件', saveFailed: '没有保存成。请告诉主持人。', mayNotSave: '只能看，不能保存。',
    noteTitle: '写一句话，贴在这一页上', noteLabel: '要写的话（最多 200 字）', noteWhere: '贴在哪里', noteTop: '上面', noteMiddle: '中间',
    noteBottom: '下面', notePut: '贴上', noteCancel: '不写了', onPicture: '文书图片',
    marksStay: '批注留在卷里：从现在起画的、写的，会随文书存进卷宗，以后看得到。', marksGo: '批注不留：文书拿下来，画的、写的就没有了。',
    showEarlier: '看以前的批注', hideEarlier: '不看以前的批注',
  }, // prettier-ignore
  host: {
    open: '一起看文书', title: '一起看文书', number: '收到号', numberHint: '回执上的号码，例如 收20261123-000012', idTail: '身份证最后四位',
    idTailHint: '请在场的本人报出，证明材料是他的。', document: '放申请书', evidence: '放证据', empty: '还没有填收到号。',
    opening: '正在打开…', takeOff: '拿下来，谁都看不到', letDraw: '让他画', stopDraw: '不让他画', letLead: '让他翻页', stopLead: '我来翻页',
    release: '允许他保存', withdraw: '不许他保存', nobody: '现在没有别人在场。', back: '看在场的人',
    keeping: '批注留不留', keep: '批注留在卷里', keepNot: '批注不留',
    keepHint: '改成“留在卷里”时，大家的屏幕上都会写明；之前画的不留。', keepApart: '单独谈的时候，批注都不留。', catalogue: '看目录', find: '在这份文书里查找', findGo: '查找',
    foundHere: '找到的地方',
  }, // prettier-ignore
  refused: (why) => REFUSED[why] ?? '现在不行。请再试一次。',
};
