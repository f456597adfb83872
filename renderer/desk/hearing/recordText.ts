/** The record as a clerk writes or pastes it, and as its numbered lines: each line of text begins with who speaks and a colon. Pure. */
import type { RecordLine } from '../../../main/contract/hearing/record.ts';

const SPEAKER = /^(?:\d+\s*[.、．)）]\s*)?([^：:。，；]{1,40})[：:]\s*(\S.*)$/u;

/** Null: it begins with words that nobody says. Text without a speaker goes on with the line before. */
export function linesOf(text: string): readonly RecordLine[] | null {
  const lines: RecordLine[] = [];
  for (const row of text.split('\n').map((one) => one.trim())) {
    if (row === '') continue;
    const [, speaker, words] = SPEAKER.exec(row) ?? [];
    const last = lines.at(-1);
    if (speaker !== undefined && words !== undefined)
      lines.push({ speaker: speaker.trim(), words: words.trim() });
    else if (last === undefined) return null;
    else lines.splice(-1, 1, { ...last, words: `${last.words}${row}` });
  }
  return lines;
}

export const textOf = (lines: readonly RecordLine[]): string =>
  lines.map(({ speaker, words }) => `${speaker}：${words}`).join('\n');
