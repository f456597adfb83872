/** A program of the site that speaks: its own process for each sentence, the words on its input, never among its arguments. */
import type { Speech, Utterance } from '../../main/contract/devices.ts';
import type { Clock } from '../clock.ts';
import { startProgram, type Child } from '../transport/child.ts';
import { VOICE_DELAYS } from './delays.ts';
import { MAX_SOUND_BYTES, soundOf } from './sound.ts';
import type { SpeechProvider } from './speechProvider.ts';

/** What the devices process needs to see its hardware is no business of the voice. */
const OWN_ENVIRONMENT = { ...process.env, LD_PRELOAD: undefined };

export interface VoiceProgram {
  readonly program: string;
  readonly args: readonly string[];
}

export function voiceProgram({ program, args }: VoiceProgram, clock: Clock): SpeechProvider {
  const running = new Set<Child>();

  const say = ({ text, language, speed }: Utterance): Promise<Speech | null> =>
    new Promise((resolve) => {
      const parts: Uint8Array[] = [];
      let size = 0;
      const child = startProgram(
        program,
        [...args, '--language', language, '--speed', speed],
        OWN_ENVIRONMENT,
        {
          stdout(bytes) {
            size += bytes.length;
            if (size > MAX_SOUND_BYTES) child.signal('SIGKILL');
            else parts.push(bytes);
          },
          stderr: () => undefined, // it may repeat the words: never into a log
          ended(code) {
            cancel();
            running.delete(child);
            const sound = code === 0 ? soundOf(Buffer.concat(parts)) : null;
            resolve(sound === null ? null : { ...sound, rate: 1 });
          },
        },
      );
      const cancel = clock.after(VOICE_DELAYS.sentence, () => child.signal('SIGKILL'));
      running.add(child);
      if (child.pid === undefined) return; // `ended` tells
      child.write(new TextEncoder().encode(text));
      child.closeInput();
    });

  return {
    say,
    forget() {
      for (const child of running) child.signal('SIGKILL');
    },
  };
}
