/** The words of the desk's part for recordings, both languages complete by type. */
import type { RecordGround, RecordStop } from '../../../main/contract/recording.ts';
import type {
  RecordingAnswerRow,
  RecordingBreak,
  RecordingFile,
} from '../../../main/contract/recordingDesk.ts';

export type RecordingsText = {
  readonly heading: string;
  readonly words: string;
  readonly none: string;
  readonly running: string;
  readonly collecting: string;
  readonly ground: Readonly<Record<RecordGround, string>>;
  readonly stop: Readonly<Record<RecordStop, string>>;
  readonly value: string;
  readonly breaks: string;
  readonly noBreaks: string;
  readonly why: Readonly<Record<RecordingBreak['why'], string>>;
  /** Nobody was there to note the moment. */
  readonly unknown: string;
  readonly answers: string;
  readonly answer: Readonly<Record<RecordingAnswerRow['answer'], string>>;
  readonly seat: (role: string, seat: number) => string;
  readonly files: string;
  readonly columns: Readonly<Record<'seat' | 'kind' | 'time' | 'size' | 'digest' | 'actions', string>>;
  readonly kind: Readonly<Record<RecordingFile['kind'], string>>;
  readonly cut: string;
  readonly save: string;
  readonly saveManifest: string;
};

export const recordingsZh: RecordingsText = {
  heading: '录音录像',
  words: '由法官决定、法院录制。文件加密保存，不能删除；每次下载都记入审计。',
  none: '还没有录音录像。',
  running: '正在录',
  collecting: '已停止，正在收存',
  ground: { hearing: '开庭', mediationByJudge: '法官主持调解' },
  stop: {
    ordered: '法官停止', judgeLeft: '法官离开', sessionEnded: '会话结束', diskFull: '磁盘已满', notWritten: '没有录成',
    courtRestarted: '法院程序重新启动',
  }, // prettier-ignore
  value: '完整性校验值',
  breaks: '中断',
  noBreaks: '没有中断',
  why: {
    break: '休息', apart: '单独谈', relayLost: '转送服务器故障', ordered: '法官停止', judgeLeft: '法官离开', sessionEnded: '会话结束',
    diskFull: '磁盘已满', notWritten: '没有录成', courtRestarted: '法院程序重新启动', notBegun: '决定时正在休息或单独谈',
  }, // prettier-ignore
  unknown: '时刻不明',
  answers: '在场人的答复',
  answer: { confirmed: '确认', objected: '有异议', none: '没有答复' },
  seat: (role, seat) => `${role}（${seat} 号）`,
  files: '文件',
  columns: { seat: '谁', kind: '内容', time: '起止', size: '大小', digest: 'SHA-256', actions: '操作' },
  kind: { audio: '声音', video: '画面', data: '数据' },
  cut: '未正常收尾',
  save: '下载',
  saveManifest: '下载清单',
};

export const recordingsEn: RecordingsText = {
  heading: 'Recordings',
  words:
    'Ordered by a judge, made by the court. The files are encrypted and cannot be deleted; each download is noted.',
  none: 'There is no recording yet.',
  running: 'Being recorded',
  collecting: 'Stopped, being stored',
  ground: { hearing: 'Hearing', mediationByJudge: 'Mediation led by a judge' },
  stop: {
    ordered: 'stopped by the judge', judgeLeft: 'the judge left', sessionEnded: 'end of the session', diskFull: 'disk full',
    notWritten: 'could not be written', courtRestarted: 'the court’s program was started again',
  }, // prettier-ignore
  value: 'Integrity value',
  breaks: 'Interruptions',
  noBreaks: 'No interruption',
  why: {
    break: 'break', apart: 'talk apart', relayLost: 'fault of the relay', ordered: 'stopped by the judge', judgeLeft: 'the judge left',
    sessionEnded: 'end of the session', diskFull: 'disk full', notWritten: 'could not be written',
    courtRestarted: 'the court’s program was started again', notBegun: 'ordered in a break or a talk apart',
  }, // prettier-ignore
  unknown: 'time unknown',
  answers: 'Answers of those present',
  answer: { confirmed: 'Confirmed', objected: 'Objected', none: 'No answer' },
  seat: (role, seat) => `${role} (seat ${seat})`,
  files: 'Files',
  columns: {
    seat: 'Who',
    kind: 'What',
    time: 'From, until',
    size: 'Size',
    digest: 'SHA-256',
    actions: 'Actions',
  },
  kind: { audio: 'Sound', video: 'Picture', data: 'Data' },
  cut: 'cut off',
  save: 'Download',
  saveManifest: 'Download the manifest',
};
