/** From the recogniser's probabilities to eight ranked characters: prior, traditional forms folded, unlikely ones marked. */
import { z } from 'zod';
import type { Candidate, EntryContext } from './provider.ts';

/** What `characters.json` holds: class `i + 1` of the model is `chars[i]`, class 0 is the blank. */
export const CharacterTable = z.object({
  chars: z.array(z.string()),
  /** Traditional form → simplified form. */
  simplified: z.record(z.string(), z.string()),
  /** Ten times ln(1 + how often the character was counted), in the order of `chars`. */
  prior: z.array(z.number()),
});
export type CharacterTable = z.infer<typeof CharacterTable>;

export const MOST_CANDIDATES = 8;
/** Below this share of the best answer a character is greyed. */
const FLOOR = 0.02;
/** Never shown: the model's noise. */
const NOISE = 1e-6;
/** How far the prior may move an answer; measured best of 0, 0.3, 0.6, 0.9 together with the glyph size. */
const PRIOR_POWER = 0.6;
const HAN = /\p{Script=Han}/u;

/**
 * @param probabilities time steps × classes, as the model gives them; a character's score is its best step
 */
export function rankCharacters(
  probabilities: Float32Array,
  classes: number,
  table: CharacterTable,
  context: EntryContext,
): readonly Candidate[] {
  const scores = new Map<string, number>();
  const steps = Math.floor(probabilities.length / classes);
  for (const [index, char] of table.chars.entries()) {
    if (!HAN.test(char)) continue;
    let best = 0;
    for (let step = 0; step < steps; step++)
      best = Math.max(best, probabilities[step * classes + index + 1] ?? 0);
    if (best < NOISE) continue;
    const score = best * Math.exp((PRIOR_POWER * (table.prior[index] ?? 0)) / 10);
    const folded = table.simplified[char];
    // A name may be registered in its traditional form, so there both forms are offered.
    if (folded === undefined || context.kind === 'name')
      scores.set(char, Math.max(scores.get(char) ?? 0, score));
    if (folded !== undefined) scores.set(folded, Math.max(scores.get(folded) ?? 0, score * 0.9));
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES);
  const top = ranked[0]?.[1] ?? 1;
  return ranked.map(([text, score]) => ({ text, consumes: 0, unlikely: score < top * FLOOR }));
}
