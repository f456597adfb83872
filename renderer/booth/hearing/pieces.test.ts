/** A record is cut for large text without losing a letter. */
import { expect, test } from 'vitest';
import { papersOf, piecesOf } from './pieces.ts';

const words =
  '被告说，收到的是五千元，不是八千元。其中三千元是他替我交的货款，有转账记录；已经交给法庭，请核对。';
const lines = [1, 2, 3].map((number) => ({ number, speaker: '被告三', words }));

test('together the pieces are the words, and as many stand together as may', () => {
  for (const most of [10, 30, 60, 200]) expect(piecesOf(words, most).join('')).toBe(words);
  expect(piecesOf(words, 200)).toEqual([words]);
  expect(piecesOf(words, 30).length).toBeGreaterThan(1);
});

test('together the papers are the record, each line named once', () => {
  for (const most of [40, 90, 150]) {
    const papers = papersOf(lines, most);
    const said = papers.flat();
    expect(said.map((piece) => piece.words).join('')).toBe(words.repeat(3));
    expect(said.filter(({ first }) => first).map(({ number }) => number)).toEqual([1, 2, 3]);
    for (const paper of papers) expect(paper.length).toBeGreaterThan(0);
  }
  expect(papersOf([], 90)).toEqual([]);
});
