import { describe, expect, test } from 'vitest';
import { simulatedTime } from '../util/simulatedClock.ts';
import { createClock } from '../util/clock.ts';
import { FIRST_RETRY_MS, LAST_RETRY_MS, retryIn } from './backoff.ts';
import { courtUrl } from './courtUrl.ts';
import { ALIVE_MS, createLife } from './life.ts';
import { type Outcome, repeat } from './repeat.ts';

const quiet = (): void => undefined;

describe('the court’s address', () => {
  test.each(['https://court.example', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:9'])('%s is taken', (text) => {
    expect(courtUrl(text).ok).toBe(true);
  }); // prettier-ignore
  test.each(['http://court.example', 'http://10.0.0.1', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example', 'ftp://court.example', 'court', ''])('“%s” is refused in words', (text) => {
    const result = courtUrl(text);
    expect(!result.ok && result.error.words).toMatch(/https:\/\//);
  }); // prettier-ignore
});

describe('back-off', () => {
  test('runs from 5 s to 15 min and is never less than half of that', () => {
    expect(retryIn(1, 0)).toBe(FIRST_RETRY_MS / 2);
    expect(retryIn(2, 0.999_999)).toBe(10_000);
    expect(retryIn(100, 0)).toBe(LAST_RETRY_MS / 2);
    expect(retryIn(100, 0.999_999_9)).toBe(LAST_RETRY_MS);
  });
});

describe('“online”', () => {
  test('means answered in the last 40 s', () => {
    const time = simulatedTime();
    const life = createLife(createClock(time), quiet);
    const seen: string[] = [];
    life.onState((state) => seen.push(state));
    life.answered();
    time.advance(ALIVE_MS - 1);
    expect(life.state()).toBe('online');
    life.answered();
    time.advance(ALIVE_MS - 1);
    expect(life.state()).toBe('online');
    time.advance(1);
    expect(seen).toEqual(['online', 'offline']);
  });
  test('ends at once when the court does not answer', () => {
    const life = createLife(createClock(simulatedTime()), quiet);
    life.answered();
    life.failed('unreachable');
    expect(life.state()).toBe('offline');
  });
  test('a refusal outlasts a failed request', () => {
    const life = createLife(createClock(simulatedTime()), quiet);
    life.settled('refused', 'unauthorised');
    life.failed('timeout');
    expect(life.state()).toBe('refused');
  });
});

describe('a worker', () => {
  const turns = async (): Promise<void> => {
    for (let n = 0; n < 10; n++) await Promise.resolve();
  };
  function worker(outcomes: Outcome[]) {
    const time = simulatedTime();
    const runs: number[] = [];
    const of = repeat(createClock(time), () => 0, async () => {
      runs.push(time.monotonicMs());
      return outcomes[runs.length - 1] ?? { kind: 'idle' };
    }); // prettier-ignore
    return { time, runs, of };
  }
  test('tries again with growing back-off after failures', async () => {
    const { time, runs, of } = worker([{ kind: 'failed' }, { kind: 'failed' }]);
    of.wake();
    await turns();
    time.advance(2_499);
    expect(runs).toEqual([0]);
    time.advance(1);
    await turns();
    time.advance(5_000);
    await turns();
    expect(runs).toEqual([0, 2_500, 7_500]);
  });
  test('woken by a person tries now and starts the back-off anew', async () => {
    const { time, runs, of } = worker([{ kind: 'failed' }, { kind: 'failed' }]);
    of.wake();
    await turns();
    time.advance(1_000);
    of.wake();
    await turns();
    time.advance(2_500);
    await turns();
    expect(runs).toEqual([0, 1_000, 3_500]);
  });
  test('woken while it runs goes once more, never twice at a time', async () => {
    const { runs, of } = worker([]);
    of.wake();
    of.wake();
    of.wake();
    await turns();
    expect(runs).toHaveLength(2);
  });
  test('stopped runs no more', async () => {
    const { time, runs, of } = worker([{ kind: 'again', inMs: 10 }]);
    of.wake();
    await turns();
    await of.stop();
    time.advance(1_000);
    of.wake();
    expect(runs).toHaveLength(1);
  });
});
