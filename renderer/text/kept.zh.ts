/** The words of a mediation that was cut and may go on, in Chinese. */
import type { KeptText } from './kept.ts';

export const keptZh: KeptText = {
  told: {
    lost: '上一场调解中途断电或者重启，没有能留下来，要重新开始。',
    kept: '有一场调解中途断了，可以接着办。请主持那一场的人放身份证。',
    expired: '上一场断了的调解一直没有人来接着办，已经全部销毁，要重新开始。',
  },
  title: '这场调解中途断了，可以接着办',
  since: (time) => `保存到 ${time}。签过的名都在。`,
  until: (time) => `最晚 ${time} 以前接着办，过时全部销毁。现在不办，返回就行。`,
  waits: '还要签名、还要谈的人先各自放一次身份证。签过名的不用再签。',
  allSigned: '各方都签过了，不用再签。',
  signedAt: (time) => `${time} 已签名，不用再签`,
  back: '身份核对过了，还没有签',
  away: '还没有签，先放身份证',
  paper: '代理的材料读不回来，要再扫描',
  comeBack: '我来了',
  ofPerson: (name, does) => `${name}：${does}`,
  scanAgain: '再扫描',
  goOn: '接着办',
  end: '结束这一场',
  card: '中途断过，要再核对一次是不是本人。',
  cardSigned: (time) => `您 ${time} 已经签过名，不用再签。`,
  still: {
    cleared: '您看过的已经清除',
    title: '断了的那场调解还封存着',
    line: (time) => `主持人最晚 ${time} 以前放卡接着办，过时全部销毁。`,
  },
};
