/** Plays the bytes of a voice: decoded in the page, nothing is fetched, nothing is kept. */
import type { Speech } from '../../main/contract/devices.ts';
import type { Playing } from './reader.ts';

/** A machine without a sound card may never say that a sound has ended: its length and this much more must do. */
const SLACK_MS = 600;

let context: AudioContext | null = null;

/** Null: the bytes are no sound this browser knows, or it has no sound at all. */
export async function playSpeech({ bytes, rate }: Speech): Promise<Playing | null> {
  try {
    context ??= new AudioContext();
    // without a touch so far the browser may hold the sound back; the length alone then sets the pace
    if (context.state === 'suspended') void context.resume();
    const sound = await context.decodeAudioData(bytes.slice().buffer);
    const node = context.createBufferSource();
    node.buffer = sound;
    node.playbackRate.value = rate;
    node.connect(context.destination);
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, (sound.duration / rate) * 1000 + SLACK_MS);
      node.addEventListener('ended', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    node.start();
    return { ended, stop: () => node.stop() };
  } catch {
    return null; // read silently instead
  }
}
