/** A fallen service comes back ever more slowly, then the booth is out of order; a page lost too often restarts the app. */
import { describe, expect, it } from 'vitest';
import { type Falls, NO_FALLS, fell, pageLost, started } from './restartPolicy.ts';

function fallAgain(times: number): { falls: Falls; verdicts: string[] } {
  let falls = NO_FALLS;
  const verdicts: string[] = [];
  for (let now = 0; now < times * 1_000; now += 1_000) {
    const judged = fell(started(falls, now), now + 500);
    falls = judged.falls;
    verdicts.push(`${judged.verdict.kind} ${judged.verdict.delayMs}`);
  }
  return { falls, verdicts };
}

describe('a service that falls', () => {
  it('is restarted four times, each time later, and then the booth is out of order', () => {
    expect(fallAgain(5).verdicts).toEqual([
      'restart 100',
      'restart 500',
      'restart 2000',
      'restart 5000',
      'outOfOrder 30000',
    ]);
  });

  it('is still tried while the booth is out of order', () => {
    expect(fallAgain(9).verdicts.at(-1)).toBe('outOfOrder 30000');
  });

  it('begins anew after it has stayed up for a minute', () => {
    const { falls } = fallAgain(4);
    expect(fell(started(falls, 10_000), 70_000).verdict).toEqual({ kind: 'restart', delayMs: 100 });
  });
});

describe('a page that is lost', () => {
  it('restarts the app at the third loss within five minutes', () => {
    const second = pageLost(pageLost([], 0).losses, 100_000);
    expect(second.restartApp).toBe(false);
    expect(pageLost(second.losses, 299_999).restartApp).toBe(true);
  });

  it('is forgiven after five minutes', () => {
    const second = pageLost(pageLost([], 0).losses, 100_000);
    expect(pageLost(second.losses, 300_000)).toEqual({ losses: [100_000, 300_000], restartApp: false });
  });
});
