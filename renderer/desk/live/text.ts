/** The words of the desk's part for live sessions, both languages complete by type. */
import type { DeskRole, LiveRole } from '../../../main/contract/live.ts';

export type LiveText = {
  readonly heading: string;
  readonly words: string;
  readonly none: string;
  readonly table: string;
  readonly columns: Readonly<Record<'opened' | 'host' | 'inside' | 'waiting' | 'actions', string>>;
  readonly host: Readonly<Record<LiveRole, string>>;
  readonly as: string;
  readonly role: Readonly<Record<DeskRole, string>>;
  readonly open: string;
  readonly join: string;
  readonly ready: string;
  readonly enter: string;
};

export const liveZh: LiveText = {
  heading: '视频会话',
  words: '不在舱里的人用画面和声音参加。没有法官的决定，不录音录像，不保存画面和声音。',
  none: '现在没有进行中的会话。',
  table: '进行中的会话',
  columns: { opened: '开始', host: '主持', inside: '在场', waiting: '在等', actions: '操作' },
  host: {
    booth: '舱内', party: '当事人', agent: '代理人', interpreter: '翻译', mediator: '调解员', judicialOfficer: '司法所',
    policeOfficer: '民警', judge: '法官',
    plaintiff: '原告', defendant: '被告', thirdParty: '第三人', witness: '证人',
  }, // prettier-ignore
  as: '我的身份',
  role: { mediator: '调解员', judicialOfficer: '司法所工作人员', policeOfficer: '民警', judge: '法官' },
  open: '开一个会话',
  join: '加入',
  ready: '座位已留好。会话在新的标签页里打开。',
  enter: '进入会话',
};

export const liveEn: LiveText = {
  heading: 'Video sessions',
  words:
    'People who are not at the booth take part by picture and sound. Nothing of it is recorded or kept unless a judge orders it.',
  none: 'No session is going on.',
  table: 'Sessions going on',
  columns: { opened: 'Began', host: 'Host', inside: 'Inside', waiting: 'Waiting', actions: 'Actions' },
  host: {
    booth: 'Booth', party: 'Party', agent: 'Agent', interpreter: 'Interpreter', mediator: 'Mediator', judicialOfficer: 'Judicial office',
    policeOfficer: 'Police', judge: 'Judge',
    plaintiff: 'Plaintiff', defendant: 'Defendant', thirdParty: 'Third party', witness: 'Witness',
  }, // prettier-ignore
  as: 'I come as',
  role: {
    mediator: 'Mediator',
    judicialOfficer: 'Judicial officer',
    policeOfficer: 'Police officer',
    judge: 'Judge',
  },
  open: 'Open a session',
  join: 'Join',
  ready: 'The seat is kept. The session opens in a new tab.',
  enter: 'Enter the session',
};
