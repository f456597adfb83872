/** The table of rules and their tests is true: each named test exists, each rule has one; and no screen listens to gestures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, readSources } from './sourceTree.ts';

/** Every rule of section 1 of the standard that is marked [A]. */
const AUTOMATIC = [
  1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 30, 32, 35, 36, 38, 39, 40, 41, 42, 43, 44, 46, 47, 49,
  50, 51, 52, 54, 55, 56, 57, 58, 60, 61, 62, 64, 65, 66, 67,
]; // prettier-ignore

const table = readFileSync(join(projectRoot, 'test/layout/rules.md'), 'utf8');
const rows = table
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, rule = '', file = '', name = '']) =>
    /^\d+$/u.test(rule) ? [{ rule: Number(rule), file, name }] : [],
  );

test('every test the table names exists', () => {
  const sources = new Map<string, string>();
  const missing = rows.filter(({ file, name }) => {
    if (!sources.has(file)) sources.set(file, readFileSync(join(projectRoot, file), 'utf8'));
    return !(sources.get(file) ?? '').includes(name);
  });
  expect(missing).toEqual([]);
  expect(rows.length).toBeGreaterThan(60);
});

test('every rule marked [A] has a test, or is named as not built', () => {
  const notBuilt = new Set(
    [...(/Not part of the booth yet[^\n]*/u.exec(table)?.[0] ?? '').matchAll(/\d+/gu)].map(([n]) =>
      Number(n),
    ),
  );
  const tested = new Set(rows.map(({ rule }) => rule));
  expect(AUTOMATIC.filter((rule) => !tested.has(rule) && !notBuilt.has(rule))).toEqual([]);
});

/** Where a pen or a finger draws: the one use of a moving pointer, and never needed (a pad and a person stand in). */
const DRAWS =
  /^renderer\/(booth\/sign\/|call\/paper\/PageSheet|text-entry\/(WritingArea|HandwritingPanel)|console\/|desk\/|touch\.ts|booth\/frame\/use(ReadAloud|Keys)\.ts)/u;

test('no screen listens to gestures, the ink alone to the pen', () => {
  const gestures =
    /\bon(?:Touch|Drag|Wheel|DoubleClick|ContextMenu|PointerDown|PointerMove|MouseDown|MouseMove|MouseEnter|LongPress|HoverStart)\w*=|useLongPress|useMove\b|useHover|:hover/u;
  const found = readSources()
    .filter(({ path }) => path.startsWith('renderer/') && !path.includes('.test.') && !DRAWS.test(path))
    .filter(({ code }) => gestures.test(code))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});
