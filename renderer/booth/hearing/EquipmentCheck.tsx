/** The check before the waiting room: one's picture in a frame, how loud the microphone hears, the loudspeaker and its echo, the line. What this booth cannot measure is not said. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Equipment } from '../../../main/contract/live.ts';
import { useStream } from '../../call/hooks.ts';
import { playTestTone } from '../../call/media.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row } from '../../parts/Row.tsx';
import { echoOf, loudnessOf, NO_SOUND_DB, type Loudness } from './loudness.ts';
import styles from './hearing.module.css';
import { useCourtCall } from './useHearingCall.ts';
import { useHearing, type StepOf } from './useHearing.ts';
import { useSound } from './useSound.ts';

/** Beyond this people begin to talk past each other (domain.md 4.6). */
const SLOW_MS = 200;

export function EquipmentCheck({ step }: StepOf<'equipment'>): ReactNode {
  const { text, tap } = useHearing();
  const { equipment: words } = text;
  const { media, tested } = useCourtCall();
  const picture = useStream(media?.stream ?? null);
  const sound = useSound(media?.microphone === true ? media.stream : null);
  const [speaker, setSpeaker] = useState<Equipment['speaker']>('untried');
  const [playing, setPlaying] = useState(false);
  const [echo, setEcho] = useState<boolean | null>(null);
  const [asked, setAsked] = useState(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => void (alive.current = false);
  }, []);

  const play = async (): Promise<void> => {
    const before = sound.now();
    setPlaying(true);
    const during = sound.listen();
    await playTestTone();
    if (!alive.current) return;
    setEcho(media?.microphone === true ? echoOf(before, during()) : null);
    setPlaying(false);
  };
  const heard = (answer: Equipment['speaker']): void => {
    setSpeaker(answer);
    tested(answer);
  };
  const enter = (): void => {
    if (speaker === 'untried') return setAsked(true);
    const camera = media?.camera ?? false;
    const microphone = media?.microphone ?? false;
    const peakDb = microphone && sound.peak > NO_SOUND_DB ? sound.peak : null;
    return tap({ do: 'equipped', equipment: { camera, microphone, speaker, peakDb, echo, rttMs: null } });
  };
  const loud: Readonly<Record<Loudness, string>> = { silent: words.speak, quiet: words.quiet, good: words.good, loud: words.loud }; // prettier-ignore
  const { rttMs } = step;
  return (
    <Page
      title={words.title}
      hint={words.hint}
      split="even"
      error={
        asked && speaker === 'untried'
          ? { heading: words.needSpeaker.title, advice: words.needSpeaker.line }
          : null
      }
      blocks={[
        {
          // the page is laid out anew once there is a picture
          key: media === null ? 'opening' : media.camera ? 'picture' : 'noPicture',
          node:
            media === null ? (
              <Notice icon="video" heading={words.picture} live>{words.opening}</Notice>
            ) : media.camera ? (
              <figure className={styles.mirror}>
                <video ref={picture} muted playsInline autoPlay aria-label={words.picture} />
                <span className={styles.outline} aria-hidden />
                <figcaption>{words.pictureLine}</figcaption>
              </figure>
            ) : (
              <Notice tone="warn" icon="video-off" heading={words.picture}>{words.noCamera}</Notice>
            ),
        },
      ]}
      aside={[
        {
          key: 'microphone', joined: true,
          node: <Row icon="mic" title={words.microphone} line={media !== null && !media.microphone ? words.noMicrophone : loud[loudnessOf(sound.peak)]} tone={media !== null && !media.microphone ? 'warn' : 'plain'} />,
        },
        {
          key: 'speaker', joined: true,
          node: <Row icon="volume-2" title={words.speaker} line={playing ? words.playing : speaker === 'notHeard' ? words.notHeardLine : echo === true ? words.echo : speaker === 'heard' ? (echo === false ? words.noEcho : words.heard) : words.untried} tone={speaker === 'notHeard' || echo === true ? 'warn' : 'plain'} />,
        },
        {
          key: 'line', joined: true,
          node: <Row icon="send" title={words.line} line={rttMs === null ? words.lineUnknown : rttMs > SLOW_MS ? words.lineSlow(rttMs) : words.lineMs(rttMs)} tone={rttMs !== null && rttMs > SLOW_MS ? 'warn' : 'plain'} />,
        },
      ]}
      others={
        <>
          <Button icon="play" onPress={() => void play()}>{words.play}</Button>
          <Button pressed={speaker === 'heard'} onPress={() => heard('heard')}>{words.heard}</Button>
          <Button pressed={speaker === 'notHeard'} onPress={() => heard('notHeard')}>{words.notHeard}</Button>
        </>
      }
      main={
        <Button kind="main" trailingIcon="arrow-right" onPress={enter}>
          {words.next}
        </Button>
      }
    />
  );
} // prettier-ignore
