/** The words for a court's demonstration judgment at the table, in Chinese. */
import type { DemoText } from './demo.ts';

const notShown = '所以没有给大家看。可以请法院重新发。';

export const demoZh: DemoText = {
  seeking: { title: '请稍等', line: '正在看法院有没有同类的判决…' },
  title: '同类案子，法院怎么判的',
  hint: (seat, name) => `${seat}${name}，请看一看，或者听一听。`,
  hintAll: '大家再看一遍。',
  claimed: '当时要求什么',
  decided: '法院怎么判',
  case: (court, caseNo, day) => `${court}，${caseNo}，${day}`,
  final: '这份判决已经生效',
  notFinal: '这份判决还没有生效，可能会变',
  own: '这是别人案子的判决，给您参考。您的事怎么谈，由您自己定。',
  seen: (seat) => `${seat}：看过了`,
  close: '看完了',
  again: '再看同类案子怎么判的',
  offline: {
    title: '现在连不上法院，没有同类判决可以看',
    line: '法院可能有同类的判决，本机没有收到过。可以接着谈，也可以改天再来。',
  },
  refused: {
    unsigned: { title: '同类判决没有法院的签名', line: notShown },
    altered: { title: '同类判决被改动过', line: notShown },
    otherCourt: { title: '同类判决不是本院发的', line: notShown },
    expired: { title: '同类判决过了展示的期限', line: notShown },
    unreadable: { title: '同类判决读不出来', line: notShown },
  },
};
