/** The reader's own controls, in the place of the screen's actions while it reads, and how what is read can be heard. */
import { useSyncExternalStore, type ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components';
import type { Hearing } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/icons.ts';
import { useReader, useReadingState } from '../../reading/hooks.ts';
import type { Reading } from '../../reading/reader.ts';
import { useReadingText, type ReadingText } from '../../text/reading.ts';
import styles from './ReaderPanel.module.css';

function wordsOf(reading: Reading, { voice, headset }: Hearing, text: ReadingText): string {
  if (reading.kind !== 'reading') return text.paused;
  switch (reading.manner) {
    case 'fetching':
    case 'aloud':
      return voice === 'practice' ? text.aloudPractice : text.aloud;
    case 'silent':
      return voice === 'none' ? text.noVoice : text.notSpoken;
    case 'private':
      return headset === 'none' ? text.privateNoJack : text.privateNoHeadset;
  }
}

function Control({
  icon,
  onPress,
  children,
}: {
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Pressable className={styles.control ?? ''} onPress={onPress}>
      <Icon name={icon} size={32} />
      <span>{children}</span>
    </Pressable>
  );
}

export function ReaderPanel(): ReactNode {
  const { view } = useBooth();
  const reader = useReader();
  const reading = useReadingState();
  const speed = useSyncExternalStore(reader.subscribe, reader.speed);
  const text = useReadingText();
  if (reading.kind === 'off') return null;
  const paused = reading.kind === 'paused';
  return (
    <section className={styles.panel} data-reader aria-label={text.panel}>
      <p className={styles.state} role="status">
        <Icon name="volume-2" size={32} />
        <span>{wordsOf(reading, view.frame.hearing, text)}</span>
      </p>
      <div className={styles.controls}>
        <Control icon="x" onPress={() => reader.stop()}>
          {text.stop}
        </Control>
        <Control icon={paused ? 'play' : 'pause'} onPress={() => (paused ? reader.resume() : reader.pause())}>
          {paused ? text.goOn : text.pause}
        </Control>
        <Control icon="rotate-ccw" onPress={() => reader.repeat()}>
          {text.repeat}
        </Control>
        <Control icon="timer" onPress={() => reader.nextSpeed()}>
          {text.speed[speed]}
        </Control>
      </div>
    </section>
  );
}
