/** The type of every word of a hearing at the booth. */
import type { ArrivalRefusal } from '../../main/contract/hearing/border.ts';
import type { Absence, HearingRole, OfflineReason, OnlineBar } from '../../main/contract/hearing/hearing.ts';
import { hearingEn } from './hearing.en.ts';
import { hearingZh } from './hearing.zh.ts';
import { textHook } from './language.ts';

interface Said {
  readonly title: string;
  readonly line: string;
}

export interface HearingText {
  readonly door: {
    readonly join: string;
    readonly cut: Said;
    readonly kept: (from: string, until: string) => Said;
  };
  readonly role: Readonly<Record<HearingRole, string>>;
  readonly code: {
    readonly title: string;
    readonly hint: string;
    readonly short: Said;
    readonly next: string;
  };
  readonly checking: Said;
  readonly refused: Readonly<Record<ArrivalRefusal | 'offline', Said>> & {
    readonly bar: Readonly<Record<OnlineBar, string>>;
    readonly from: (time: string) => string;
    readonly clerk: (phone: string) => string;
    readonly noted: string;
    readonly again: string;
    readonly cardAgain: string;
    readonly cardLies: string;
    readonly finish: string;
  };
  readonly kept: {
    readonly title: string;
    readonly line: (from: string, until: string) => string;
    readonly join: string;
    readonly finish: string;
  };
  readonly info: {
    readonly title: string;
    readonly hint: string;
    readonly case: string;
    readonly time: string;
    readonly where: string;
    readonly judge: string;
    readonly you: string;
    readonly clerk: string;
    readonly rules: string;
    readonly next: string;
    readonly offline: string;
  };
  readonly discipline: {
    readonly hint: string;
    readonly witness: string;
    readonly alone: string;
    readonly aloneLine: string;
    readonly accept: string;
    readonly needAlone: Said;
  };
  readonly equipment: {
    readonly title: string;
    readonly hint: string;
    readonly picture: string;
    readonly pictureLine: string;
    readonly noCamera: string;
    readonly opening: string;
    readonly microphone: string;
    readonly speak: string;
    readonly noMicrophone: string;
    readonly quiet: string;
    readonly good: string;
    readonly loud: string;
    readonly speaker: string;
    readonly play: string;
    readonly playing: string;
    readonly heard: string;
    readonly notHeard: string;
    readonly notHeardLine: string;
    readonly untried: string;
    readonly echo: string;
    readonly noEcho: string;
    readonly line: string;
    readonly lineMs: (ms: number) => string;
    readonly lineSlow: (ms: number) => string;
    readonly lineUnknown: string;
    readonly next: string;
    readonly needSpeaker: Said;
  };
  readonly waiting: Readonly<Record<'notOpen' | 'lobby' | 'notCalled' | 'cardOld', Said>> & {
    readonly title: string;
    readonly lineLost: Said;
    readonly offlineAsked: string;
    readonly offline: string;
    readonly cardAgain: string;
    readonly connecting: string;
  };
  readonly court: {
    readonly title: string;
    readonly notRecorded: string;
    readonly yours: string;
    readonly others: string;
    readonly noFloor: string;
    readonly warned: (count: number) => string;
    readonly lineLost: string;
    readonly paused: Said;
    readonly relayLost: Said;
    readonly connecting: Said;
    readonly more: (page: number, of: number) => string;
    readonly controls: string;
    readonly microphoneOn: string;
    readonly microphoneOff: string;
    readonly cameraOn: string;
    readonly cameraOff: string;
    readonly hand: string;
    readonly handUp: string;
    readonly cannotHear: string;
    readonly hearsAgain: string;
    readonly break: string;
    readonly breakAsked: string;
  };
  readonly offlineReason: {
    readonly title: string;
    readonly hint: string;
    readonly reason: Readonly<Record<OfflineReason, Said>>;
  };
  readonly ended: Readonly<Record<Absence | 'forgotten', Said>> & {
    readonly back: string;
    readonly finish: string;
  };
}

export const useHearingText = textHook<HearingText>({ 'zh-CN': hearingZh, en: hearingEn });
