/** Whether the court records now, since when and why not: in words, never by a sign alone, and heard by who does not see it. */
import { CirclePause, CircleSlash2, Disc } from 'lucide-react';
import type { ReactElement } from 'react';
import { NOT_RECORDED, type RecordState, type RecordingView } from '../../../main/contract/recording.ts';
import { useCallWords } from '../text.ts';
import css from './recording.module.css';
import type { RecordingText } from './text.ts';

const ICONS = { on: Disc, paused: CirclePause, off: CircleSlash2 } as const;

export function RecordingLine({ recording }: { readonly recording: RecordingView | undefined }): ReactElement {
  const { recording: words } = useCallWords();
  const { state } = recording ?? NOT_RECORDED;
  const Icon = ICONS[state.kind];
  return (
    <p role="status" className={css['line']} data-recording={state.kind} data-state={state.kind}>
      <Icon aria-hidden />
      {lineOf(state, words)}
    </p>
  );
} // prettier-ignore

function lineOf(state: RecordState, words: RecordingText): string {
  switch (state.kind) {
    case 'on':
      return words.on(timeOf(state.since), words.ground[state.ground]);
    case 'paused':
      return words.paused(words.pause[state.why]);
    case 'off':
      return state.why === null ? words.off : `${words.off} · ${words.offWhy[state.why]}`;
  }
}

const timeOf = (instant: string): string =>
  new Date(instant).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
