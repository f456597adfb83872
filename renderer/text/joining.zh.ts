/** Joining a mediation of another booth, in Chinese. */
import type { JoiningText } from './joining.ts';

export const joiningZh: JoiningText = {
  door: '参加远方的调解',
  code: {
    title: '请输入加入号码',
    hint: '主持人在电话里念给您，一共十个，数字和字母都有。',
    keys: '数字和字母',
    count: (typed) => `已输入 ${typed} 个，共 10 个`,
    next: '填好了，下一步',
    problem: {
      short: { title: '号码还没有填完', line: '一共是十个，请再对一对。' },
      badCode: { title: '没有这个号码', line: '请再对一对，或者请主持人重新念一遍。' },
      codeUsed: { title: '这个号码已经用过了', line: '请主持人给您一个新的号码。' },
      codeExpired: { title: '这个号码过期了', line: '请主持人给您一个新的号码。' },
      roomOver: { title: '这场调解已经结束', line: '有不清楚的，请打给主持人。' },
      full: { title: '里面已经坐满了', line: '请打给主持人。' },
      unreachable: { title: '现在连不上法院，进不去', line: '这是线路的毛病，不怪您。过一会儿再试。' },
    },
  },
  entering: { title: '正在进去…', line: '一般几秒钟就好。' },
  waits: {
    connecting: { title: '正在接上…', line: '一般几秒钟就好。' },
    check: { title: '先看看设备好不好', line: '请看上面的画面和声音。' },
    lobby: { title: '您已到，请等主持人请您进去', line: '现在里面看不到您，也听不到您。' },
    in: { title: '您在调解里', line: '轮到您时，这里会变。请看着画面，听主持人说。' },
    apart: { title: '主持人正在和别人单独谈', line: '现在您听不到他们，他们也听不到您。' },
    break: { title: '休息一会儿', line: '现在谁也听不到谁。请不要离开。' },
  },
  lineLost: { title: '和法院的线路断了，正在重连', line: '不怪您。签过的不会丢。' },
  whole: '看大画面',
  mine: '看我的这一份',
  asked: {
    title: '您是这次调解的一方吗？',
    digits: '主持人会问您这六位数字，请念给他听',
    noDigits: '正在接上主持人那边…',
    me: '是我，交给主持人',
    given: { title: '已经交给主持人', line: '请念出六位数字，再露出脸，主持人要看一看。' },
  },
  clause: {
    title: (at, of) => `请一条一条看（第 ${at} 段，共 ${of} 段）`,
    doubted: '您说没看懂。没有说明白以前，谁也不能签。',
  },
  digest: (groups) => `文书指纹 ${groups}，别的各方看到的是同一个`,
  card: {
    offer: '请再放一次身份证',
    sign: '签名前，请再放一次身份证',
    line: '平放在读卡区，不要拿开',
    reading: '正在读卡，请不要拿开…',
    again: '再试一次',
  },
  mayRefuse: '您可以不签。',
  stop: { title: '真的不调解了吗？', line: '点“是”，调解马上结束。' },
  finish: '离开',
  again: '输新的号码',
};
