/** The printed page as sentences: wrapped lines joined, columns parted, places found. */
import { expect, it } from 'vitest';
import type { TextRun } from '../../parts/pdf.ts';
import { extentOf, printedSentences } from './documentText.ts';

const run = (text: string, left: number, top: number, width: number, endsLine = false): TextRun => ({
  text, left, top, width, height: 0.02, endsLine,
}); // prettier-ignore
const words = (runs: readonly TextRun[]) => printedSentences(runs).map(({ text }) => text);
const end = (left: number, top: number) => run('', left, top, 0, true);

it('joins a sentence that goes on in the next line, and marks it in both', () => {
  const sentences = printedSentences([
    run('被申请人向申请人借款三万五千元', 0.12, 0.1, 0.76), end(0.12, 0.13), run('至今未还。请求归还。', 0.12, 0.13, 0.4),
  ]); // prettier-ignore
  expect(sentences.map(({ text }) => text)).toEqual([
    '被申请人向申请人借款三万五千元至今未还。',
    '请求归还。',
  ]);
  expect(sentences[0]?.boxes).toHaveLength(2);
  expect(sentences[1]?.boxes[0]?.left).toBeCloseTo(0.32);
  expect(extentOf(sentences[0] ?? { text: '', boxes: [] })).toEqual({ top: 0.1, bottom: 0.15 });
});

it('hears the columns of a row as a pause, and a short line as an end', () => {
  expect(
    words([
      run('姓名', 0.13, 0.1, 0.04), run(' ', 0.17, 0.1, 0.16), run('王小明', 0.33, 0.1, 0.06), end(0.13, 0.13),
      run('性别', 0.13, 0.13, 0.04), run(' ', 0.17, 0.13, 0.16), run('男', 0.33, 0.13, 0.02),
    ]),
  ).toEqual(['姓名，王小明', '性别，男']); // prettier-ignore
});
