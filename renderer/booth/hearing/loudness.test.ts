/** Loudness in words, at its borders. */
import { expect, test } from 'vitest';
import { decibelOf, echoOf, loudnessOf } from './loudness.ts';

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 960 }, (_, at) => amplitude * Math.sin((2 * Math.PI * at) / 48));

test('a full tone is three decibels below the top, a tenth of it twenty less, silence the bottom', () => {
  expect(decibelOf(tone(1))).toBeCloseTo(-3.01, 1);
  expect(decibelOf(tone(0.1))).toBeCloseTo(-23.01, 1);
  expect(decibelOf(tone(0))).toBe(-120);
  expect(decibelOf(new Float32Array())).toBe(-120);
});

test('speech is right between minus thirty and minus six', () => {
  expect([-80, -60, -59, -31, -30, -6, -5].map(loudnessOf)).toEqual([
    'silent', 'silent', 'quiet', 'quiet', 'good', 'good', 'loud',
  ]); // prettier-ignore
});

test('an echo is what rises with the sound, not what was loud before', () => {
  expect(echoOf(-70, -40)).toBe(true);
  expect(echoOf(-45, -40)).toBe(false);
  expect(echoOf(-90, -60)).toBe(false);
});
