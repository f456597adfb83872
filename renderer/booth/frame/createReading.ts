/** Joins the reader with this booth: words by the port to core, sound by the page, nothing personal without a headset. */
import { AskFailed } from '../../../main/contract/port.ts';
import type { Speech } from '../../../main/contract/devices.ts';
import type { BoothView } from '../../../main/contract/screen.ts';
import type { Booth } from '../../booth.ts';
import { markPassage } from '../../reading/mark.ts';
import { playSpeech } from '../../reading/player.ts';
import { createReader, type Reader } from '../../reading/reader.ts';

/** Longer than core waits for the voice. */
const SAY_MS = 15_000;

const viewOf = (booth: Booth): BoothView | null => {
  const shown = booth.current();
  return shown.kind === 'shown' ? shown.view : null;
};

export function createReading(booth: Booth): Reader {
  return createReader({
    async say({ id, spoken, personal }, speed): Promise<Speech | null> {
      const language = viewOf(booth)?.frame.look.language ?? 'zh-CN';
      try {
        return await booth.ask('say', { utterance: { id, text: spoken, language, speed }, personal }, SAY_MS);
      } catch (reason) {
        if (!(reason instanceof AskFailed)) throw reason;
        return null; // core or the devices are being restarted: read silently meanwhile
      }
    },
    manner({ personal }) {
      const hearing = viewOf(booth)?.frame.hearing;
      if (hearing === undefined || hearing.voice === 'none') return 'silent';
      return personal && hearing.headset !== 'in' ? 'private' : 'aloud';
    },
    play: playSpeech,
    mark: markPassage,
    tell: (forMs) => booth.act({ do: 'reading', forMs }),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  });
}
