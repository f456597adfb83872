/** The check before the session at the booth: one's picture, the microphone, a sound; paged like every other screen. */
import { useState, type ReactNode } from 'react';
import type { Equipment } from '../../../main/contract/live.ts';
import { useLevel, useStream } from '../../call/hooks.ts';
import { playTestTone, type OwnMedia } from '../../call/media.ts';
import { useCallWords } from '../../call/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import styles from './live.module.css';

export interface BoothCheckProps {
  readonly media: OwnMedia;
  readonly host: boolean;
  readonly back: ReactNode;
  readonly onReady: (equipment: Equipment) => void;
}

export function BoothCheck({ media, host, back, onReady }: BoothCheckProps): ReactNode {
  const words = useCallWords();
  const { check } = words;
  const picture = useStream(media.stream);
  const level = Math.round(useLevel(media.microphone ? media.stream : null) * 100);
  const [speaker, setSpeaker] = useState<Equipment['speaker']>('untried');
  const [asked, setAsked] = useState(false);
  const enter = (): void => {
    if (speaker === 'untried') return setAsked(true);
    return onReady({ camera: media.camera, microphone: media.microphone, speaker });
  };
  return (
    <Page
      title={check.title}
      hint={check.why}
      split="even"
      error={asked && speaker === 'untried' ? { heading: check.speaker, advice: check.needAnswer } : null}
      blocks={[
        {
          key: media.camera ? 'picture' : 'noPicture',
          node: media.camera ? (
            <video ref={picture} className={styles.mirror} muted playsInline autoPlay aria-label={check.picture} />
          ) : (
            <Notice tone="warn" icon="video-off" heading={check.picture}>{check.noCamera}</Notice>
          ),
        },
      ]}
      aside={[
        {
          key: 'microphone', joined: true,
          node: media.microphone
            ? <Row icon="mic" title={`${check.microphone} · ${words.level(level)}`} line={check.speakNow} />
            : <Row icon="mic" tone="warn" title={check.microphone} line={check.noMicrophone} />,
        },
        {
          key: 'speaker', joined: true,
          node: <Row icon="volume-2" tone={speaker === 'notHeard' ? 'warn' : 'plain'} title={check.speaker} line={speaker === 'notHeard' ? check.notHeardAdvice : check.needAnswer} />,
        },
        {
          key: 'sound',
          node: (
            <div className={styles.row}>
              <Button size="small" icon="play" onPress={() => void playTestTone()}>{check.play}</Button>
              <Button size="small" pressed={speaker === 'heard'} onPress={() => setSpeaker('heard')}>{check.heard}</Button>
              <Button size="small" pressed={speaker === 'notHeard'} onPress={() => setSpeaker('notHeard')}>{check.notHeard}</Button>
            </div>
          ),
        },
      ]}
      others={back}
      readAll={false}
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={enter}>
          {host ? check.enterAsHost : check.enter}
        </Button>
      }
    />
  );
} // prettier-ignore
