/** The court's recording, in Chinese. */
import type { RecordingText } from './text.ts';

const REFUSED: Readonly<Record<string, string>> = {
  judgeOnly: '只有法官可以决定录音录像。',
  noRelay: '法院的转送服务器现在没有应答，不能录。会话可以继续。',
  noPlace: '法院没有可以存放录音录像的地方，或地方不够了，不能录。请告诉法院的技术人员。',
  neverRecorded: '这种会话不录音录像。',
};

export const recordingZh: RecordingText = {
  on: (since, ground) => `正在由法院录音录像（${ground}，${since} 起）`,
  paused: (why) => `录音录像已暂停：${why}`,
  off: '当前未录音录像',
  offWhy: {
    ordered: '法官已停止', judgeLeft: '法官离开了', sessionEnded: '会话结束了', diskFull: '法院存不下了，会话可以继续',
    notWritten: '法院没有录成，会话可以继续', courtRestarted: '法院的程序重新启动了',
  }, // prettier-ignore
  ground: { hearing: '开庭', mediationByJudge: '法官主持调解' },
  pause: { break: '正在休息', apart: '正在单独谈', relayLost: '法院的服务器出了故障，恢复后继续录' },
  control: {
    start: '开始录音录像', startQuestion: '开始录音录像？', startWords: '由法院录制，在场的每个人都会看到。休息和单独谈的时候自动暂停。',
    stop: '停止录音录像', stopQuestion: '停止录音录像？', stopWords: '停止以后，法院算出完整性校验值，请在场的人确认。', keep: '先不',
  }, // prettier-ignore
  refused: (kind) => REFUSED[kind] ?? '现在不行。请再试一次。',
  made: {
    title: '请确认刚才的录音录像', waiting: '录音录像已停止，法院正在计算完整性校验值…',
    words: '这是完整性校验值，录像改动一点它就会变。',
    confirm: '确认', object: '有异议', objection: '请写一两句：有什么异议', send: '写好了，提交', back: '返回',
    confirmed: '您已确认这份录音录像', objected: '您提出了异议，法院已记下', needWords: '还没有写异议的内容。',
  }, // prettier-ignore
  missing: (who) => `还没有答复：${who}`,
  endWithout: '录音录像还没有人人确认。现在结束，没有答复的会如实记下。',
};
