/** The check before anything is shown to others: one's picture, the microphone's level, a sound. */
import { useState, type ReactElement } from 'react';
import { Mic, Video, Volume2 } from 'lucide-react';
import type { Equipment } from '../../main/contract/live.ts';
import css from './call.module.css';
import { useHeading, useLevel, useStream } from './hooks.ts';
import { playTestTone, type OwnMedia } from './media.ts';
import { useCallWords } from './text.ts';

export interface CheckProps {
  readonly media: OwnMedia;
  readonly host: boolean;
  readonly onAgain: () => void;
  readonly onReady: (equipment: Equipment) => void;
}

export function Check({ media, host, onAgain, onReady }: CheckProps): ReactElement {
  const words = useCallWords();
  const { check } = words;
  const heading = useHeading();
  const picture = useStream(media.stream);
  const level = Math.round(useLevel(media.microphone ? media.stream : null) * 100);
  const [speaker, setSpeaker] = useState<Equipment['speaker']>('untried');
  const [asked, setAsked] = useState(false);
  const enter = (): void => {
    if (speaker === 'untried') return setAsked(true);
    return onReady({ camera: media.camera, microphone: media.microphone, speaker });
  };
  return (
    <main className={css['check']}>
      <h1 ref={heading} tabIndex={-1}>
        {check.title}
      </h1>
      <p className={css['hint']}>{check.why}</p>
      <div className={css['checks']}>
        <section aria-labelledby="check-picture">
          <h2 id="check-picture">
            <Video aria-hidden />
            {check.picture}
          </h2>
          {media.camera ? (
            <video ref={picture} className={css['mirror']} muted playsInline aria-label={check.picture} />
          ) : (
            <p className={css['warn']}>{check.noCamera}</p>
          )}
        </section>
        <section aria-labelledby="check-microphone">
          <h2 id="check-microphone">
            <Mic aria-hidden />
            {check.microphone}
          </h2>
          {media.microphone ? (
            <>
              <p>{check.speakNow}</p>
              <meter className={css['meter']} min={0} max={100} value={level} aria-label={check.microphone} />
              <p className={css['hint']}>{words.level(level)}</p>
            </>
          ) : (
            <p className={css['warn']}>{check.noMicrophone}</p>
          )}
          {(!media.camera || !media.microphone) && (
            <>
              <p>{check.allowAdvice}</p>
              <button type="button" className={css['button']} onClick={onAgain}>
                {check.tryAgain}
              </button>
            </>
          )}
        </section>
        <section aria-labelledby="check-speaker">
          <h2 id="check-speaker">
            <Volume2 aria-hidden />
            {check.speaker}
          </h2>
          <button type="button" className={css['button']} onClick={() => void playTestTone()}>
            {check.play}
          </button>
          <div className={css['row']}>
            {(['heard', 'notHeard'] as const).map((answer) => (
              <button
                key={answer}
                type="button"
                className={css['button']}
                aria-pressed={speaker === answer}
                onClick={() => setSpeaker(answer)}
              >
                {check[answer]}
              </button>
            ))}
          </div>
          {speaker === 'notHeard' && <p className={css['warn']}>{check.notHeardAdvice}</p>}
        </section>
      </div>
      {asked && speaker === 'untried' && (
        <p role="alert" className={css['warn']}>
          {check.needAnswer}
        </p>
      )}
      <div className={css['actions']}>
        <button type="button" className={css['button']} data-kind="main" onClick={enter}>
          {host ? check.enterAsHost : check.enter}
        </button>
      </div>
    </main>
  );
}
