/** A live session in Chinese. */
import { draftZh } from './draft/textZh.ts';
import { paperZh } from './paper/textZh.ts';
import { recordingZh } from './recording/textZh.ts';
import { tableZh } from './table/textZh.ts';
import type { CallText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  badCode: '没有这个号码。请对照电话里读给您的号码，再输一遍。',
  codeUsed: '这个号码已经用过了。请主持人再给您一个新号码。',
  codeExpired: '这个号码过了十分钟，已经失效。请主持人再给您一个新号码。',
  roomOver: '这次会话已经结束。',
  full: '这次会话的座位已满。请告诉主持人。',
  unreachable: '连不上法院。请看看网络，再试一次。',
};

export const callZh: CallText = {
  language: 'zh-CN',
  role: {
    booth: '舱内各位', party: '当事人', agent: '代理人', interpreter: '翻译', mediator: '调解员',
    judicialOfficer: '司法所工作人员', policeOfficer: '民警', judge: '法官',
    plaintiff: '原告', defendant: '被告', thirdParty: '第三人', witness: '证人',
  }, // prettier-ignore
  numbered: (role, seat) => `${role}（${seat} 号）`,
  you: '您',
  host: '主持人',
  recording: recordingZh,
  line: {
    connecting: '正在连接法院…',
    up: '线路正常',
    lost: '与法院的线路断了，正在重连。画面和声音可能还在。',
  },
  check: {
    title: '先看看设备好不好', why: '对方现在看不到您，也听不到您。', opening: '正在打开摄像头和麦克风…', picture: '您的画面',
    noCamera: '没有画面：摄像头没接好，或没有允许使用。没有画面也能参加。', microphone: '麦克风', speakNow: '请说一句话，看绿条会不会动。',
    noMicrophone: '没有声音：麦克风没接好，或没有允许使用。', speaker: '扬声器', play: '放一段声音', heard: '我听到了', notHeard: '我没听到',
    notHeardAdvice: '请把音量调大，或换一副耳机，再放一次。', allowAdvice: '浏览器问您时，请点「允许」。', tryAgain: '重新打开设备',
    enter: '都好了，进去等', enterAsHost: '都好了，开始', needAnswer: '先放一段声音，再告诉我们您听到没有。',
  }, // prettier-ignore
  level: (percent) => `音量 ${percent}%`,
  lobby: {
    title: '请稍等，主持人会请您进去', words: '主持人看得到您在等。这时别人看不到您，也听不到您。',
    noHost: '主持人还没到，或线路断了。请不要离开，人到了就能继续。', leave: '不等了，离开',
  }, // prettier-ignore
  waited: (minutes) => (minutes === 0 ? '刚开始等' : `已经等了 ${minutes} 分钟`),
  room: {
    title: '视频会话', alone: '现在只有您一位。别人进来后会出现在这里。', joining: '正在接通…', away: '线路断了，正在等他回来',
    cameraOff: '画面已关', muted: '静音', cannotHear: '他听不清', apart: '正在外面等', apartTitle: '主持人正在和另一方单独谈',
    apartWords: '这段时间您听不到他们，他们也听不到您、看不到您。谈完会自动接上，请稍等。', asideTitle: '正在单独谈：另一方听不到、看不到',
    pausedTitle: '休息一下', pausedWords: '现在谁也听不到谁、看不到谁。主持人会叫大家继续。', relayLostTitle: '大家的画面和声音断了',
    relayLostWords: '法院转送画面的服务器出了故障，不是您的设备。现在谁也听不到谁、看不到谁。请稍等，恢复后会自动接上。',
  }, // prettier-ignore
  wish: { speak: '想说话', break: '想休息', aside: '想单独谈' },
  controls: {
    label: '您的操作', microphoneOn: '我的声音：开', microphoneOff: '我的声音：关', cameraOn: '我的画面：开', cameraOff: '我的画面：关',
    speak: '我要说话', speaking: '已举手，放下', cannotHear: '没听清', hearsAgain: '现在听清了', aside: '想单独谈', asking: '不单独谈了',
    break: '想休息一下', breaking: '不用休息了', leave: '离开会话', leaveQuestion: '真的要离开吗？',
    leaveWords: '离开以后，要主持人再给一个新号码才能回来。', stay: '不离开',
  }, // prettier-ignore
  hosting: {
    title: '主持', waiting: '在等的人', nobodyWaits: '现在没有人在等。', admit: '请进来', sendAway: '请离开', checking: '正在看设备',
    invite: '请远方的人加入', people: '看在场的人', inviteWords: '选他是谁，再把号码在电话里读给他。', code: '加入号码', aside: '和他单独谈',
    together: '谈完了，接回大家', pause: '大家休息', goOn: '休息好了，继续', end: '结束会话', endQuestion: '结束这次会话？',
    endWords: '所有人的画面和声音都会断开，号码全部作废。', full: '已有三方在场，请先让一方离开。', health: '线路',
  }, // prettier-ignore
  inviteRole: { party: '当事人', agent: '代理人', interpreter: '翻译', mediator: '调解员' },
  codeWords: (role, until) => `给${role}，只能用一次，${until} 前有效。`,
  codeHow: '请他打开法院网址后面加 /live 的网页，或者在别的舱点“参加远方的调解”。',
  equipment: (camera, microphone, heard) =>
    [
      camera ? '有画面' : '没有画面',
      microphone ? '有声音' : '没有声音',
      heard ? '听得到' : '没确认听得到',
    ].join('，'),
  health: { good: '线路好', weak: '线路有点差', bad: '线路很差', none: '还没有数据' },
  end: {
    left: ['您已离开', '画面和声音都已关掉。可以关上这个网页。'],
    sentAway: ['主持人请您离开了', '画面和声音都已关掉。有疑问请打法院电话。'],
    ended: ['会话结束了', '画面和声音都已关掉。这台设备上没有留下录音录像。'],
    tooLong: ['等得太久，座位已收回', '请主持人再给您一个新号码。'],
    forgotten: ['这个座位已经没有了', '会话已结束，或您离开太久了。请主持人再给您一个新号码。'],
    elsewhere: ['您在另一个网页上打开了这个座位', '这个网页的画面和声音已关掉。请用另一个网页。'],
  }, // prettier-ignore
  entry: {
    title: '加入视频会话', words: '请输入电话里读给您的号码。', label: '加入号码', enter: '填好了，下一步',
    empty: '还没有填号码。请填十个字母和数字。', again: '用新号码加入',
  }, // prettier-ignore
  refused: (kind) => REFUSED[kind] ?? '现在不行。请再试一次，或告诉主持人。',
  paper: paperZh,
  draft: draftZh,
  table: tableZh,
  otherLanguage: 'English',
  tell: {
    waits: (who) => `${who}在等着进来`,
    came: (who) => `${who}进来了`,
    went: (who) => `${who}离开了`,
    wishes: (who, wish) => `${who}${wish}`,
  },
};
