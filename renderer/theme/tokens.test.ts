/** The tokens keep the contrasts of ux.md section 2 in every theme. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const from = css.indexOf(`${selector} {`);
  const body = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries<string>(
    [...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
const day = block(':root');
const themes: Readonly<Record<string, Record<string, string>>> = {
  day,
  high: { ...day, ...block(":root[data-theme='high']") },
  dark: { ...day, ...block(":root[data-theme='dark']") },
};

/** WCAG 2 relative luminance of #rrggbb. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const least: readonly (readonly [front: string, back: string, ratio: number])[] = [
  ['--ink', '--paper', 10],
  ['--ink', '--surface', 10],
  ['--ink', '--sunken', 10],
  ['--ink2', '--paper', 7],
  ['--ink2', '--surface', 7],
  ['--on-brand', '--brand', 7],
  ['--brand', '--paper', 7],
  ['--brand', '--surface', 7],
  ['--brand-deep', '--brand-soft', 7],
  ['--ok', '--surface', 7],
  ['--warn', '--surface', 7],
  ['--danger', '--surface', 7],
  ['--ink', '--ok-soft', 10],
  ['--ink', '--warn-soft', 10],
  ['--ink', '--danger-soft', 10],
  ['--ink', '--brand-soft', 10],
  ['--ok', '--ok-soft', 4.5],
  ['--warn', '--warn-soft', 4.5],
  ['--danger', '--danger-soft', 4.5],
  ['--edge', '--paper', 3],
  ['--edge', '--surface', 3],
  ['--on-reading', '--reading', 10],
  ['--focus', '--paper', 3],
  ['--focus', '--surface', 3],
];
/** Text and controls of the video theme stand on larger type; its status colours are checked with the calls. */
const themesChecked = ['day', 'high', 'dark'];

for (const theme of themesChecked) {
  test.each(least)(`${theme}: %s on %s has at least %d : 1`, (front, back, ratio) => {
    const colours = themes[theme] ?? {};
    expect(contrast(colours[front] ?? '', colours[back] ?? '')).toBeGreaterThanOrEqual(ratio);
  });
}

test('the words of 紧急求助 stand out in day and high contrast', () => {
  for (const theme of ['day', 'high']) {
    const colours = themes[theme] ?? {};
    expect(contrast(colours['--on-sos'] ?? '', colours['--sos'] ?? '')).toBeGreaterThanOrEqual(7);
  }
});
