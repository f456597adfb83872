/** The six things everybody can do in a session, and leaving it; a state is said in words, never by colour alone. */
import { DoorOpen, Ear, Hand, Hourglass, MessagesSquare, Mic, MicOff, Video, VideoOff, type LucideIcon } from 'lucide-react'; // prettier-ignore
import { useState, type ReactElement } from 'react';
import type { Wish } from '../../main/contract/live.ts';
import { NOT_RECORDED, type RecordingView } from '../../main/contract/recording.ts';
import type { Call, OwnSettings } from './call.ts';
import css from './call.module.css';
import { Question } from './Question.tsx';
import { useCallWords } from './text.ts';

export interface ControlsProps {
  readonly call: Call;
  readonly own: OwnSettings;
  readonly host: boolean;
  readonly recording: RecordingView | undefined;
}

export function Controls({ call, own, host, recording = NOT_RECORDED }: ControlsProps): ReactElement {
  const { controls, hosting, recording: recordingWords } = useCallWords();
  const unanswered = recording.state.kind !== 'off' || recording.made.some(({ value, missing }) => value === null || missing.length > 0); // prettier-ignore
  const [leaving, setLeaving] = useState(false);
  const wish = (kind: Exclude<Wish, 'none'>): void => call.set({ wish: own.wish === kind ? 'none' : kind });
  const control = (
    Icon: LucideIcon,
    words: string,
    pressed: boolean | null,
    onPress: () => void,
  ): ReactElement => (
    <button
      type="button"
      className={css['button']}
      {...(pressed === null ? {} : { 'aria-pressed': pressed })}
      onClick={onPress}
    >
      <Icon aria-hidden />
      <span>{words}</span>
    </button>
  );
  return (
    <nav className={css['controls']} aria-label={controls.label}>
      {control(
        own.microphone ? Mic : MicOff,
        own.microphone ? controls.microphoneOn : controls.microphoneOff,
        null,
        () => call.set({ microphone: !own.microphone }),
      )}
      {control(own.camera ? Video : VideoOff, own.camera ? controls.cameraOn : controls.cameraOff, null, () =>
        call.set({ camera: !own.camera }),
      )}
      {control(Ear, own.hears ? controls.cannotHear : controls.hearsAgain, !own.hears, () =>
        call.set({ hears: !own.hears }),
      )}
      {!host && (
        <>
          {control(
            Hand,
            own.wish === 'speak' ? controls.speaking : controls.speak,
            own.wish === 'speak',
            () => wish('speak'),
          )}
          {control(
            MessagesSquare,
            own.wish === 'aside' ? controls.asking : controls.aside,
            own.wish === 'aside',
            () => wish('aside'),
          )}
          {control(
            Hourglass,
            own.wish === 'break' ? controls.breaking : controls.break,
            own.wish === 'break',
            () => wish('break'),
          )}
        </>
      )}
      {control(DoorOpen, host ? hosting.end : controls.leave, null, () => setLeaving(true))}
      {leaving && (
        <Question
          heading={host ? hosting.endQuestion : controls.leaveQuestion}
          words={
            host ? `${unanswered ? recordingWords.endWithout : ''}${hosting.endWords}` : controls.leaveWords
          }
          no={controls.stay}
          yes={host ? hosting.end : controls.leave}
          onNo={() => setLeaving(false)}
          onYes={() => {
            setLeaving(false);
            if (host) call.endForAll();
            else call.leave();
          }}
        />
      )}
    </nav>
  );
}
