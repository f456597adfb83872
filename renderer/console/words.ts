/** The console's words: Chinese and English side by side, since newcomers and testers read either. */
import type { SimulatedCard } from '../../main/contract/simulation.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

const w = (zh: string, en: string): Words => ({ zh, en });

export const CARD_WORDS: Readonly<Record<SimulatedCard, Words>> = {
  resident: w('居民身份证 张明华', 'resident card'),
  residentElder: w('老人 陈秀兰（长期）', 'elder, no end date'),
  residentRareName: w('生僻字姓名 欧阳𬭸䶮', 'rare characters'),
  secondResident: w('另一人 李建国', 'another person'),
  worker: w('名册上的人 钱友一', 'one of a group'),
  thirdResident: w('第三人 何秀云', 'a third person'),
  fourthResident: w('第四人 罗成林', 'a fourth person'),
  fifthResident: w('第五人 蒋玉梅', 'a fifth person'),
  sixthResident: w('第六人 谭志强', 'a sixth person'),
  seventhResident: w('第七人 冉春燕', 'a seventh person'),
  hmtPermit: w('港澳台居住证', 'HK/Macao/Taiwan permit'),
  foreign2017: w('外国人永居证 2017', 'foreigner 2017'),
  foreign2023: w('外国人永居证 2023', 'foreigner 2023'),
  expired: w('过期的证件', 'expired card'),
  minor: w('未成年人', 'minor'),
  badCheckDigit: w('校验码不符', 'wrong check digit'),
  mediator: w('人民调解员 周正平', 'people’s mediator'),
  gridStaff: w('网格员 吴晓兰', 'grid staff'),
  policeOfficer: w('民警 赵卫东', 'police officer'),
  judicialOfficer: w('司法所 孙文静', 'judicial officer'),
  judge: w('法官 钱志远', 'judge'),
  agencyRep: w('市场监管 郑雪梅', 'agency’s officer'),
  deputy: w('人大代表 向春华', 'deputy'),
  educationOfficer: w('教委 龙丽萍', 'education commission'),
  consumerCommittee: w('消委会 温国栋', 'consumer committee'),
  unknownType: w('不认识的卡', 'unknown card type'),
};

/** Pages not listed here show their file name. */
export const PAGE_WORDS: Readonly<Record<string, Words>> = {
  iou: w('借条', 'IOU'),
  'transfer-record': w('转账凭证', 'transfer record'),
  'chat-print': w('聊天记录', 'chat print'),
  'repair-invoice': w('维修结算单', 'repair invoice'),
  'lease-1': w('租赁合同 第 1 页', 'lease, page 1'),
  'lease-2': w('租赁合同 第 2 页', 'lease, page 2'),
  'wage-note': w('工资证明', 'wage note'),
  'transfer-record-blurred': w('转账记录（糊的）', 'transfer record (blurred)'),
  'lease-1-askew': w('租约第 1 页（放歪）', 'lease page 1 (askew)'),
  photos: w('现场照片', 'photos'),
};

/** Faults by name; the name itself is always shown too. */
export const FAULT_WORDS: Readonly<Record<string, string>> = {
  garbageBefore: '答复前有杂讯', truncated: '答复中断', oversized: '答复过长', flippedBit: '位错误', silent: '无应答',
  wrongBaud: '波特率不符', cardLiftedMidRead: '读卡中移开', authFailed: '认证失败', selectFailed: '选卡失败',
  samSelfTest: '模块自检失败', samUnauthorised: '模块未授权', unplugged: '拔出', lengthMismatch: '长度不符',
  unplugMidRead: '读卡中拔出', noRights: '没有权限', locked: '被占用', nodeVanishes: '端口一现即失', garbageBetween: '答复后有杂讯',
  samSaysChecksum: '模块称校验错', samSaysLength: '模块称长度错', cardMoved: '读卡中移动', unknownCard: '卡类型不明',
  cardRefusesSam: '卡不认模块', verifyFailed: '内容验证失败', fingerprintFailed: '指纹验证失败', commandError: '命令错误',
  notPermitted: '越权', unrecognised: '不能识别的错误', lengthError: '信息长度错', randomFailed: '随机数失败',
  selfTestOnce: '自检失败一次', oldAddressCommand: '旧式地址命令', stall: '拒绝命令', stallOption: '拒绝计数功能', stuckInImage: '停在传图状态', silentPen: '笔尖不抬', wrongSession: '别次会话的数据', busy: '忙', dropReports: '丢失笔迹点', wrongState: '状态不符', jam: '卡纸', jamOnPage3: '第三页卡纸',
  feederEmpty: '没有纸', coverOpen: '盖子打开', ioError: '读写错误', backendCrash: '程序崩溃', slow: '很慢',
  truncatedImage: '图像不全',
}; // prettier-ignore
