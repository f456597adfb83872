/** Tests of physicalKeys.ts: what a connected keyboard does, and what it must leave to the buttons. */
import { describe, expect, it } from 'vitest';
import { readKey } from './physicalKeys.ts';

const press = (key: string, composing: boolean, onText: boolean, ctrlKey = false) =>
  readKey({ key, ctrlKey, altKey: false, metaKey: false }, composing, onText);

describe('a key of a connected keyboard', () => {
  it('starts pinyin with a letter, wherever the focus is', () => {
    expect([press('T', false, false), press('t', true, true)]).toEqual([
      { kind: 'letter', letter: 't' },
      { kind: 'letter', letter: 't' },
    ]);
  });

  it('chooses by digit, space or Enter while letters wait and the text has the focus', () => {
    expect([press('3', true, true), press(' ', true, true), press('Enter', true, true)]).toEqual([
      { kind: 'take', index: 2 },
      { kind: 'take', index: 0 },
      { kind: 'take', index: 0 },
    ]);
  });

  it('leaves space, Enter, Tab and shortcuts to whatever has the focus', () => {
    expect([press(' ', true, false), press('Enter', false, false), press('Tab', true, true), press('a', false, true, true)]) // prettier-ignore
      .toEqual([null, null, null, null]);
  });

  it('writes digits and Chinese punctuation into the text', () => {
    expect([press('7', false, true), press('.', false, true)]).toEqual([
      { kind: 'insert', text: '7' },
      { kind: 'insert', text: '。' },
    ]);
  });
});
