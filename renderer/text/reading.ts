/** The words of the reader and of working by keys. */
import { textHook } from './language.ts';

export interface ReadingText {
  readonly panel: string;
  readonly stop: string;
  readonly pause: string;
  readonly goOn: string;
  readonly repeat: string;
  readonly speed: Readonly<Record<'slow' | 'normal' | 'fast', string>>;
  readonly aloud: string;
  readonly aloudPractice: string;
  readonly noVoice: string;
  readonly notSpoken: string;
  readonly privateNoHeadset: string;
  readonly privateNoJack: string;
  readonly paused: string;
}

export const readingZh: ReadingText = {
  panel: '朗读',
  stop: '停止朗读',
  pause: '停一下',
  goOn: '接着读',
  repeat: '再读一句',
  speed: { slow: '语速 慢', normal: '语速 中', fast: '语速 快' },
  aloud: '正在朗读，点屏幕别处就停',
  aloudPractice: '正在朗读 · 演练用的声音',
  noVoice: '这里没有声音，正在读的字标了颜色',
  notSpoken: '这句读不出声，请看标了颜色的字',
  privateNoHeadset: '这句是您的信息，不出声。插上耳机就能听',
  privateNoJack: '这句是您的信息，不出声，请看标了颜色的字',
  paused: '停下来了，点“接着读”继续',
};

export const readingEn: ReadingText = {
  panel: 'Reading',
  stop: 'Stop',
  pause: 'Pause',
  goOn: 'Go on',
  repeat: 'Again',
  speed: { slow: 'Slow', normal: 'Medium', fast: 'Fast' },
  aloud: 'Reading. Touch anywhere else to stop',
  aloudPractice: 'Reading · practice voice',
  noVoice: 'No voice here: the words being read are marked',
  notSpoken: 'This cannot be spoken: see the marked words',
  privateNoHeadset: 'This is about you: plug in a headset to hear it',
  privateNoJack: 'This is about you: see the marked words',
  paused: 'Paused. Press “Go on” to continue',
};

export const useReadingText = textHook<ReadingText>({ 'zh-CN': readingZh, en: readingEn });
