/** A party's own part in a mediation, in Chinese. */
import type { TableText } from './text.ts';

export const tableZh: TableText = {
  label: '我的调解',
  number: (digits) => `主持人会问您这六位数字：${digits}`,
  card: {
    title: '您是这次调解的一方吗？', words: '请照着您的身份证填。填好以后，主持人会请您把身份证对着镜头比对。', name: '姓名', number: '公民身份号码', nation: '民族',
    address: '住址', authority: '签发机关', validFrom: '有效期从（8 位数字）', validTo: '有效期到（8 位数字，或者“长期”）', date: '例如 20190315',
    send: '填好了，请主持人比对', given: '已经交给主持人', givenWords: '请念出上面的六位数字，把身份证正反面对着镜头，再露出脸。', missing: '还有空着的，或者日期不是 8 位数字。',
  },
  who: (party, name) => `${party}　${name}`,
  noticeOf: (number, of) => `第 ${number} 份告知，共 ${of} 份`,
  acknowledge: '我看懂了',
  electronic: '电子送达，我同意',
  paper: '要纸的',
  waiting: { title: '请等一等', words: '现在是别人的事，或者正在起草。轮到您时这里会变。', draft: '正在起草的内容' },
  clause: (number) => (number === 0 ? '主要事实' : `第 ${number} 条`),
  reading: {
    title: '请一条一条看', words: '每一条看懂了，再点“看懂了”。没看懂就点“没看懂”，没有人能越过您签字。', heard: '看懂了', doubt: '没看懂', clear: '现在明白了', isHeard: '您看懂了',
    isDoubted: '您说没看懂', allHeard: '您都看完了。等大家都看完，就到签字。',
  },
  document: (title, pages) => `《${title}》，共 ${pages} 页`,
  digest: { label: '文书指纹（SHA-256）', words: '舱里和其他各方看到的是同一个指纹。' },
  sign: {
    title: '签名', compare: '请主持人先看一眼您的脸和身份证，然后您才能签。', aloneQuestion: '您旁边现在没有别人看着您签、替您签吧？', alone: '只有我一个人', notAlone: '有别人',
    draw: '请在框里写您的名字', box: '签名的框，用手指或鼠标写', again: '重写', done: '写好了', preview: '这是您的签名', previewWords: '确认以后不能收回，签的是上面这一份。', confirm: '确认签名',
    adding: '正在把您的签名写进文书…', signed: '您已签名', empty: '框里还没有字。', refuse: '不签', refuseTitle: '您可以不签', refuseWords: '可以说出意见再谈，也可以就此结束。', object: '说出我的意见',
    objectLabel: '您的意见（最多 200 字）', note: '记下这句话', back: '回去', end: '不签，结束调解',
  },
  signedAt: (time) => `${time} 写进了文书`,
  lights: { none: '还没有生效', off: '还没有签', you: '（您）', since: (time) => `从 ${time} 起生效`, on: (time) => `${time} 已签` },
  light: { mediator: '调解员', organisation: '盖章', officer: '民警', court: '法院' },
  stop: { stop: '我不调解了', question: '点“是”，调解马上结束。', yes: '是，不调解了', no: '不是，接着谈' },
  sealed: { title: '已经封存，送给法院', words: '文书由法院或舱里给您。这里不留您的任何材料。' },
  halted: '有一方停下了。请等主持人。',
  ended: '这次调解已经结束。',
  busy: '正在送出…',
  refused: {
    later: '舱里有人正在操作，马上轮到您。', notNow: '现在不能这样做。', notYours: '这一页还没有和您对上，请主持人再比对。', needsLink: '线路断了，请稍等。', remoteExcluded: '这种调解不收远方的签名。',
    badNumber: '身份证号码不对，请再看一遍。', badNation: '民族不对，请照身份证填，例如“汉”。', minor: '未成年人请由监护人到舱里来。', leadsCard: '这是主持人的号码。', otherPartysCard: '这个号码已经是另一方的。',
    differentPerson: '和先前比对过的不是同一个人。', notCompared: '主持人没有对上。请检查填的内容，再交一次。', otherDocument: '文书已经改了。请看新的一份。', alreadySigned: '已经签过了，不用再签。',
    identityMissing: '请主持人再看一眼您的脸和身份证。', notHeard: '还有没看完的条款。', doubtsOpen: '还有没说明白的地方，先谈。', notAlone: '旁边有别人时不能签。', badSignature: '签名没有通过核对，请重写。',
    inkProblem: '写得太短或者太小，请写大一点，再签一次。', notKept: '没有写进去，请再签一次。',
    badStatement: '那个舱的读卡记录没有通过核对，请重新放卡。', unknownBooth: '法院不认识那个舱，它读的卡不能用。', otherStatement: '读卡记录不是为这一次的，请重新放卡。', staleStatement: '读卡过了一会儿了，请重新放卡。',
    chipWanted: '先前是在舱里读卡的，这次也要在舱里读卡。',
  },
}; // prettier-ignore
