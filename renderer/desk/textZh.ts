/** The desk in Chinese. */
import { agreementsZh } from './agreements/textZh.ts';
import { hearingsZh } from './hearing/text.ts';
import { groupsZh } from './groups/text.ts';
import { inkedZh } from './inked/text.ts';
import { recordingsZh } from './recording/text.ts';
import { liveZh } from './live/text.ts';
import { marksZh } from './marks/text.ts';
import { searchZh } from './search/text.ts';
import type { DeskText } from './text.ts';

const DEVICES: Readonly<Record<string, string>> = {
  idReader: '读卡器',
  signaturePad: '签名板',
  scanner: '扫描仪',
};
const DEVICE_STATES: Readonly<Record<string, string>> = {
  absent: '没有', opening: '正在连接', ready: '正常', busy: '使用中', fault: '故障', disconnected: '已断开',
}; // prettier-ignore
const TROUBLE: Readonly<Record<string, string>> = {
  noSession: '本次登录已失效。请用法院程序启动时显示的最新网址打开工作台。',
  unreachable: '法院服务没有应答。正在自动重试。',
  sealBroken: '这份材料不能用本院密钥打开，或在途中被改动。请联系技术人员，不要接收。',
  notFound: '没有这份请求。',
  waitingFiles: '证据文件还在传送，收齐后才能处理。',
  alreadyDecided: '这份请求已由他人作出另一种处理。',
  dueInThePast: '补正期限已经过去，请另选日期。',
  notLinked: '这类纠纷不关联，不能写示范判决。',
  timeOver: '展示的期限已经过去，请另选日期。',
  notYet: '判决日期还没有到，请核对。',
  notMissing: '这一项不缺，或者已经补记过。',
  wrongDay: '日期不对：不能早于最后一个签名，也不能晚于今天。',
  notReceived: '这份协议还没有收下，没有全文可看。',
  unreadable: '存放的文件已经不能打开。请联系技术人员，不要使用这份协议。',
  alreadyAnswered: '这份协议已由他人作出另一种处理。',
  noConsent: '电子送达要先有本人同意。',
  unknownParty: '这份协议里没有这位当事人。',
  notConfirmable: '还没有生效，或这类协议不办理司法确认。',
  tooLate: '共同申请司法确认的三十天已经过去。',
  sealedCopyNeeded: '盖章要凭盖章件的扫描页登记。',
  alreadySealed: '这份协议的盖章件已经登记过，不能再登记。',
  otherPaper: '这些页是另一份文书的，请核对。',
  pagesDiffer: '页数不够，或者有一页重复了。',
  notAPage: '扫描页要用 JPEG 或 PNG。',
  tooLarge: '文件合起来太大，最多 24 MB。',
  noStatement: '这种调解法院不出调解书。',
  notIssued: '调解书还没有出具。',
  alreadyIssued: '这份协议的调解书已经出具。',
  numberTaken: '这个案号已经用在另一份调解书上。',
  notAPdf: '调解书要用 PDF。',
  storeUnavailable: '法院暂时不能保存。请稍后再试。',
  badShape: '填写的内容不符合要求。舱位编号只能用小写字母、数字和短横线。',
};

export const zhCN: DeskText = {
  title: '云舱 · 法院工作台',
  otherLanguage: 'English',
  skip: '跳到收件箱',
  nav: {
    label: '工作台',
    inbox: '收件箱',
    agreements: '调解协议',
    groups: '关联纠纷',
    hearings: '开庭',
    live: '视频会话',
    booths: '各舱状态',
  },
  search: { label: '查找', placeholder: '查编号、姓名、舱位（按 /）' },
  line: { live: '实时更新', lost: '与法院服务断开，正在重连' },
  inbox: {
    heading: '收件箱',
    waiting: (count) => (count === 0 ? '没有待办' : `${count} 件待办`),
    empty: '还没有收到请求。新的请求到达后会自动出现在这里。',
    noMatch: '没有符合条件的请求。',
    filter: { all: '全部', new: '待处理', waitingFiles: '待收齐', returned: '待补正', accepted: '已接收' },
    filterLabel: '按状态筛选',
    columns: {
      received: '收到',
      parties: '双方',
      dispute: '纠纷',
      booth: '来自',
      pages: '页数',
      state: '状态',
    },
    keys: '快捷键：J / K 上下移动，回车打开，A 接收，C 要求补正，? 全部快捷键',
    table: '收到的请求',
  },
  state: { waitingFiles: '待收齐', new: '待处理', accepted: '已接收', returned: '待补正' },
  dispute: {
    loan: '民间借贷', propertyFee: '物业服务', purchase: '买卖退款', training: '培训退费', rent: '房屋租赁', neighbour: '相邻关系',
    wages: '劳动报酬', traffic: '交通事故', family: '婚姻家庭', injury: '人身损害', company: '公司合伙', other: '其他纠纷',
  }, // prettier-ignore
  disputeUnknown: '由书记员确定',
  detail: {
    none: '选中左侧一件请求，按回车打开全文。',
    opens: '打开全文会记入日志。',
    open: '打开全文',
    opening: '正在打开并核对…',
    logged: (clerk) => `本次打开已记入日志：${clerk}`,
    received: (time, number) => `收到 ${time} · ${number}`,
    rows: {
      claims: '请求', facts: '经过', applicant: '申请人', respondents: '被申请人', identity: '身份核对', needs: '需要',
      path: '意愿', service: '送达', booth: '来自', corrects: '补正自',
    }, // prettier-ignore
    material: (pages) => `材料 ${pages} 页`,
    total: (amount, upper) => `合计 ${amount} 元（${upper}）`,
    unknownAmount: '金额未定',
    nothing: '未填写',
    unknownDate: '日期不详',
    eService: { yes: '同意电子送达', no: '不同意电子送达', unanswered: '未选择电子送达，按纸质送达' },
    identity: (at) => `L1 · 身份证芯片，${at}`,
    warnings: '读卡提示',
    close: '关闭全文',
  },
  needs: {
    larger: '大字',
    readAloud: '需要朗读',
    keys: '用按键办理',
    helper: {
      none: '',
      relative: '有亲属陪同',
      gridStaff: '有网格员陪同',
      interpreter: '有翻译陪同',
      other: '有人陪同',
    },
    none: '无特别需要',
  },
  card: {
    resident: '居民身份证',
    hmtPermit: '港澳台居民居住证',
    foreign2017: '外国人永久居留身份证（2017）',
    foreign2023: '外国人永久居留身份证（2023）',
  },
  path: { mediate: '先请人调解', court: '请法院处理', both: '先调解，不成再请法院处理' },
  checks: {
    heading: '核对',
    envelopeSignature: { yes: '信封由该舱的密钥签名，签名有效。', no: '信封的签名与该舱的密钥不符。' },
    chain: { yes: '与该舱上一件首尾相接，中间没有缺件。', no: '该舱的上一件还没有收到或已被改动。' },
    documentDigestSigned: { yes: '签名所签的正是这份申请书，文件未改动。', no: '签名所签的不是这份申请书。' },
    samplesDigest: { yes: '笔迹数据完整，与签名时一致。', no: '笔迹数据与签名时不一致。' },
    allFiles: { yes: '全部文件与舱内封存时一致（SHA-256 相同）。', no: '有文件缺失，或与舱内封存时不一致。' },
  },
  document: {
    heading: '申请书',
    page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    previous: '上一页',
    next: '下一页',
    failed: '文件不能显示。',
    loading: '正在显示…',
  },
  evidence: {
    heading: (count) => `证据 ${count} 页`,
    none: '没有提交证据。',
    matches: '一致',
    differs: '不一致',
    missing: '未收到',
    digest: (digest) => `SHA-256 ${digest}`,
    origin: { none: '设备原样，未处理', lost: '原图未收到', here: '处理过，附原图' },
    clean: '处理后',
    original: '设备原图',
    asCame: '设备原样',
    showOriginal: '看设备原图',
    showClean: '看处理后的',
    cleanedFrom: (digest) => `由原图 ${digest}… 处理而成：`,
    step: (step) => {
      switch (step.kind) {
        case 'oriented':
          return `按相机记录转正（EXIF ${step.exif}）`;
        case 'cropped':
          return step.byPerson ? '按本人所点四角裁出纸面' : '按找到的四角裁出纸面';
        case 'straightened':
          return `旋转 ${step.degrees}°`;
        case 'converted':
          return '转为 8 位颜色';
        case 'scaled':
          return `缩至 ${step.dpi} dpi`;
        case 'encoded':
          return `JPEG 质量 ${step.quality}`;
      }
    },
    and: '；',
    verdict: {
      good: '清楚',
      blank: '像是空白',
      blurred: '不够清楚',
      glare: '有反光',
      cutEdge: '可能没扫全',
      skewed: '放歪，已扶正',
      duplicate: '像是与前面某页相同',
      unknown: '未能检查',
    },
    quality: (verdict, keptDespite, oversize) =>
      `终端检查：${verdict}${keptDespite ? '（本人看过提示，仍要使用）' : ''}${oversize ? '；文件超过一般大小' : ''}。`,
    show: (name) => `查看 ${name}`,
    close: '关闭',
  },
  signature: {
    heading: '签名',
    picture: (seconds, strokes) => `手写签名，${strokes} 笔，用时 ${seconds} 秒`,
    replay: '重放书写',
    moment: '书写进度',
    facts: (model, from, to, samples) => `签名板 ${model}，${from}–${to}，${samples} 个采样点。`,
    gaps: (count) => (count === 0 ? '采样无中断。' : `采样有 ${count} 处中断。`),
  },
  searchIn: searchZh,
  marks: marksZh,
  agreements: agreementsZh,
  live: liveZh,
  hearings: hearingsZh,
  recordings: recordingsZh,
  groups: groupsZh,
  inked: inkedZh,
  decide: {
    accept: '接收并编号',
    acceptQuestion: '接收这份调解申请？',
    acceptWords: '将按本院顺序取得案号，当事人刷卡后可以看到。接收后不能改为补正。',
    acceptDo: '确认接收',
    return: '要求补正…',
    returnHeading: '要求补正',
    returnWords: '请一次性告知全部需要补正的内容。',
    reasons: '需要补正的内容',
    otherReason: '其他（请写明）',
    otherLabel: '其他需要补正的内容',
    note: '给当事人的说明（可不填）',
    due: '补正期限',
    dueExact: '已按法定节假日和调休日计算；落在休息日的顺延到下一个工作日。',
    dueAbout: '该年度的节假日表还没有收到，日期为约数，请核对。',
    returnDo: '发出补正要求',
    cancel: '取消',
    needReason: '请至少选择或写明一项需要补正的内容。',
    needDue: '请选择补正期限。',
    accepted: (number, at) => `已接收：${number}（${at}）`,
    returned: (due, at) => `已要求补正，期限 ${due}（${at} 发出）`,
    waiting: '证据文件还在传送，收齐后才能处理。',
  },
  roster: {
    button: '送名册',
    heading: (booth) => `给 ${booth} 送集体名册`,
    what: '一行一个人：姓名、身份证号码、金额（元）。CSV 或者制表符分开的文字。只在内存里等十二小时，不写进数据库。',
    file: '名册文件',
    send: '送到舱里',
    taken: (members, sum, until) => `已收下 ${members} 人，合计 ${sum} 元。舱里可以在 ${until} 以前取。`,
    nothingTaken: '一行也没有收下，请改好再送：',
    problem: (line, what, of) =>
      line === 0 ? what : `第 ${line} 行：${what}${of === null ? '' : `（和第 ${of} 行）`}`,
    wrong: {
      unreadable: '文件读不了：要 UTF-8 或者 GB18030 的文字',
      empty: '没有一行',
      tooMany: '人数超过上限',
      tooLarge: '文件太大',
      columns: '不是三列，或者金额里的逗号没有加引号',
      name: '姓名不对',
      number: '身份证号码不是 18 位',
      checkDigit: '身份证号码的校验位不对',
      sum: '金额不对',
      twice: '号码重复',
    },
  },
  booths: {
    heading: '各舱状态',
    cards: '各舱状态一览',
    online: '在线',
    offline: (since) => `离线，最后联系 ${since}`,
    never: '尚未联系',
    revoked: '已停用',
    queued: (count) => (count === 0 ? '没有待传' : `待传 ${count} 件`),
    gap: '有缺件',
    noGap: '连续',
    devicesFine: '设备正常',
    device: (name) => DEVICES[name] ?? name,
    deviceState: (state) => DEVICE_STATES[state] ?? state,
    columns: {
      name: '舱位',
      state: '状态',
      seen: '最后联系',
      seq: '最后序号',
      gap: '连续性',
      queued: '待传',
      devices: '设备',
      actions: '操作',
    },
    empty: '还没有登记的舱。先发一个登记码，由技术人员在舱内输入。',
    newBooth: '登记新舱',
    codeFor: (name) => `为 ${name} 发登记码`,
    newCode: '重发登记码',
    id: '舱位编号',
    idHint: '小写字母、数字和短横线，例如 hw-03',
    site: '所在地点',
    booth: '舱名',
    issue: '发登记码',
    codeWords: (until) => `请技术人员在舱内输入。只能用一次，${until} 前有效，关闭后不再显示。`,
    done: '完成',
    revoke: '停用',
    revokeQuestion: (name) => `停用 ${name}？`,
    revokeWords: '停用后本院不再接收该舱的任何请求。要恢复使用，须重新登记。',
    revokeDo: '确认停用',
  },
  shortcuts: {
    heading: '快捷键',
    open: '快捷键 ?',
    rows: [
      ['J / K', '下一件 / 上一件'], ['回车', '打开选中的一件'], ['A', '接收打开的一件'], ['C', '要求补正'],
      ['← / →', '申请书上一页 / 下一页'], ['/', '查找（打开全文后在全文里）'], ['Esc', '关闭全文或对话框'], ['?', '显示快捷键'],
    ], // prettier-ignore
    close: '关闭',
  },
  trouble: { of: (kind) => TROUBLE[kind] ?? '操作没有成功，请重试。', again: '重试' },
  locale: 'zh-CN',
};
