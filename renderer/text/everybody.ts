/** Words that speak of two sides, for a table of more: 各方 for 双方, all for both. Made once for each text. */

const MADE = new WeakMap<object, unknown>();

export const toAll = (words: string): string =>
  words
    .replaceAll('双方', '各方')
    .replaceAll(/\bboth (sides|parties|of them|of you)\b/g, 'all $1')
    .replaceAll(/\bBoth\b/g, 'All')
    .replaceAll(/\bboth\b/g, 'all');

type Telling = (...given: unknown[]) => unknown;
const tells = (value: unknown): value is Telling => typeof value === 'function';

function made(value: unknown): unknown {
  if (typeof value === 'string') return toAll(value);
  if (tells(value)) return (...given: unknown[]) => made(value(...given));
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== 'object' || value === null) return value;
  const known = MADE.get(value);
  if (known !== undefined) return known;
  const all = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, made(one)]));
  MADE.set(value, all);
  return all;
}

/** The same words in the same shape; `isText` is what the shape is known by. */
export function spokenToAll<T extends object>(text: T, isText: (value: unknown) => value is T): T {
  const all = made(text);
  return isText(all) ? all : text;
}
