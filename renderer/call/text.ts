/** The words of a live session, zh-CN first; a language is complete when it compiles. */
import { createContext, useContext } from 'react';
import type { GuestRole, Health, LiveRole, Wish } from '../../main/contract/live.ts';
import type { Language } from '../../main/contract/policy.ts';
import type { RecordingText } from './recording/text.ts';
import type { DraftText } from './draft/text.ts';
import type { PaperText } from './paper/text.ts';
import type { TableText } from './table/text.ts';
import type { CallEnd } from './call.ts';
import { callEn } from './textEn.ts';
import { callZh } from './textZh.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

export interface CallText {
  readonly language: Language;
  readonly role: Words<LiveRole>;
  /** Where two have the same role the seat's number tells them apart. */
  readonly numbered: (role: string, seat: number) => string;
  readonly you: string;
  readonly host: string;
  readonly recording: RecordingText;
  readonly line: Words<'connecting' | 'up' | 'lost'>;
  readonly check: Words<
    | 'title' | 'why' | 'opening' | 'picture' | 'noCamera' | 'microphone' | 'speakNow' | 'noMicrophone' | 'speaker'
    | 'play' | 'heard' | 'notHeard' | 'notHeardAdvice' | 'allowAdvice' | 'tryAgain' | 'enter' | 'enterAsHost' | 'needAnswer'
  >; // prettier-ignore
  readonly level: (percent: number) => string;
  readonly lobby: Words<'title' | 'words' | 'noHost' | 'leave'>;
  readonly waited: (minutes: number) => string;
  readonly room: Words<
    | 'title' | 'alone' | 'joining' | 'away' | 'cameraOff' | 'muted' | 'cannotHear' | 'apart' | 'apartTitle' | 'apartWords'
    | 'asideTitle' | 'pausedTitle' | 'pausedWords' | 'relayLostTitle' | 'relayLostWords'
  >; // prettier-ignore
  readonly wish: Readonly<Record<Exclude<Wish, 'none'>, string>>;
  readonly controls: Words<
    | 'label' | 'microphoneOn' | 'microphoneOff' | 'cameraOn' | 'cameraOff' | 'speak' | 'speaking' | 'cannotHear' | 'hearsAgain'
    | 'aside' | 'asking' | 'break' | 'breaking' | 'leave' | 'leaveQuestion' | 'leaveWords' | 'stay'
  >; // prettier-ignore
  readonly hosting: Words<
    | 'title' | 'waiting' | 'nobodyWaits' | 'admit' | 'sendAway' | 'checking' | 'invite' | 'inviteWords' | 'code' | 'aside'
    | 'together' | 'pause' | 'goOn' | 'end' | 'endQuestion' | 'endWords' | 'people' | 'full' | 'health'
  >; // prettier-ignore
  readonly inviteRole: Words<GuestRole>;
  readonly codeWords: (role: string, until: string) => string;
  readonly codeHow: string;
  readonly equipment: (camera: boolean, microphone: boolean, heard: boolean) => string;
  readonly health: Words<Health['level'] | 'none'>;
  readonly end: Readonly<Record<CallEnd, readonly [heading: string, words: string]>>;
  readonly entry: Words<'title' | 'words' | 'label' | 'enter' | 'empty' | 'again'>;
  readonly refused: (kind: string) => string;
  readonly paper: PaperText;
  readonly draft: DraftText;
  readonly table: TableText;
  readonly otherLanguage: string;
  readonly tell: {
    readonly waits: (who: string) => string;
    readonly came: (who: string) => string;
    readonly went: (who: string) => string;
    readonly wishes: (who: string, wish: string) => string;
  };
}

export const callTexts: Readonly<Record<Language, CallText>> = { 'zh-CN': callZh, en: callEn };
export const CallWords = createContext<CallText>(callZh);
export const useCallWords = (): CallText => useContext(CallWords);
