/** Every delay of the voice, in ms. */
export const VOICE_DELAYS = {
  /** One sentence from a program; after it the sentence is walked silently. */
  sentence: 8_000,
} as const;
