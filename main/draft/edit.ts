/** From one text to the next by one piece taken out and one put in, never through the middle of a character. Pure. */

/** `at` and `take` in UTF-16 units. */
export interface Edit {
  readonly at: number;
  readonly take: number;
  readonly put: string;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const splits = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));

/** `caret`: where it stands in `after`; of several places the change may have been made at, the one before it. Null: they are the same. */
export function editOf(before: string, after: string, caret = after.length): Edit | null {
  if (before === after) return null;
  // What stands behind the caret was not typed: "aa" with the caret after the first is an insertion before the second.
  const behind = Math.min(before.length, after.length - Math.min(Math.max(caret, 0), after.length));
  let end = 0;
  while (end < behind && sameFromEnd(before, after, end)) end += 1;
  let start = 0;
  const room = Math.min(before.length, after.length) - end;
  while (start < room && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  while (end < Math.min(before.length, after.length) - start && sameFromEnd(before, after, end)) end += 1;
  while (splits(before, start) || splits(after, start)) start -= 1;
  while (splits(before, before.length - end) || splits(after, after.length - end)) end -= 1;
  return { at: start, take: before.length - end - start, put: after.slice(start, after.length - end) };
}

const sameFromEnd = (a: string, b: string, end: number): boolean =>
  a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end);
