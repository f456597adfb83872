/** What can turn one sentence into sound: recorded clips, a program of the site, or nothing. */
import type { Speech, Utterance } from '../../main/contract/devices.ts';

export interface SpeechProvider {
  /** Null: this provider cannot say it. Never rejects, never outlives its deadline. */
  say(utterance: Utterance): Promise<Speech | null>;
  /** Drops what is being made; nothing that was said is kept anywhere. */
  forget(): void;
}

/** A booth without a voice. */
export const noVoice: SpeechProvider = { say: () => Promise.resolve(null), forget: () => undefined };

/** Asks one after the other until one can say it. */
export function firstOf(providers: readonly SpeechProvider[]): SpeechProvider {
  return {
    async say(utterance) {
      for (const provider of providers) {
        const speech = await provider.say(utterance);
        if (speech !== null) return speech;
      }
      return null;
    },
    forget() {
      for (const provider of providers) provider.forget();
    },
  };
}
