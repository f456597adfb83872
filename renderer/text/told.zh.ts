/** What a party is told of an agreement, in Chinese. */
import type { ToldText } from './told.ts';

export const toldZh: ToldText = {
  answer: {
    received: { title: '协议法院已收到', line: '签名和内容已核对。还没有登记，有结果会显示在这里。' },
    registered: { title: '协议法院已登记', line: '登记不是司法确认，也不代表已经生效。' },
    returned: { title: '协议被退回', line: '双方签的协议还在。请按法院的说明处理，也可以问调解员。' },
  },
  number: '登记编号（不是案号）',
  registeredOn: '法院登记',
  reason: '法院的说明',
  receipt: '收件编号',
  receivedAt: (when) => `${when} 法院收到`,
  followUp: '约好的回访日',
  with: (names) => `对方：${names}`,
  effect: { since: (when) => `从 ${when} 起生效`, notYet: '还没有生效', notYetLine: '下面每一项都有了，才生效。' },
  light: { mediator: '调解员签名', organisation: '调解组织或者机关盖章', officer: '民警签名', court: '法院审查、出文书' },
  seen: (on, pages) => `${on}。盖章的纸法院核对过，共 ${pages} 页。`,
  statement: {
    number: '法院出了民事调解书',
    issued: (when) => `${when} 出具`,
    meaning: '在这里看到，不算送达。法院送到各方以后，调解书才生效。',
    service: (who) => `调解书送给${who}`,
  },
  member: {
    receipt: '您的同意书收件编号',
    sum: '协议里您名下的钱',
    everybody: '全体成员都同意',
    consented: (count, of) => `共 ${of} 人，已同意 ${count} 人`,
  },
  signature: (who) => `${who}签名`,
  on: (when) => `${when} 已有`,
  off: '还没有',
  you: '您',
  service: (who) => `送给${who}`,
  served: {
    none: '法院还没有送',
    sent: (way, when) => `${way}，${when} 送出，还没有送到的证明`,
    delivered: (way, when) => `${way}，${when} 送到`,
  },
  way: { electronic: '电子送达', paper: '纸质送达', handedOver: '当面交付' },
  confirmation: {
    open: (due, exact) => (exact ? `${due} 前，双方可以共同申请司法确认` : `约 ${due} 前，双方可以共同申请司法确认`),
    left: (days) => `不收费。还剩 ${days} 天。`,
    applied: (when) => `${when}，法院记下双方共同申请司法确认`,
    appliedLine: '法院还要审查，结果以法院的文书为准。',
    over: (due) => `共同申请司法确认的期限到 ${due} 为止，已经过了`,
  },
  application: {
    received: { title: '法院已收到双方的共同申请', line: '还没有处理。处理以后会显示在这里。' },
    taken: { title: '已收到申请', line: '收到不是受理。是否受理，结果以法院的文书为准。' },
    returned: { title: '共同申请被退回', line: (reason) => `${reason}　协议不受影响，期限之内还可以再申请。` },
    receipt: (number) => `收件编号 ${number}`,
    number: '申请编号（不是案号）',
  },
}; // prettier-ignore
