/** Work that hangs is answered for, work that fails is not swallowed, and no timer is left. */
import { describe, expect, it } from 'vitest';
import { createSimulatedClock } from './simulators/clock.ts';
import { within } from './deadline.ts';

describe('a deadline', () => {
  it('gives the value of work that ends in time, and leaves no timer', async () => {
    const clock = createSimulatedClock();
    expect(await within(clock, 100, Promise.resolve('done'), 'late')).toBe('done');
    expect(clock.waiting()).toBe(0);
  });
  it('gives the other value for work that hangs', async () => {
    const clock = createSimulatedClock();
    const answer = within(clock, 100, new Promise<string>(() => {}), 'late');
    await clock.pass(100);
    expect(await answer).toBe('late');
  });
  it('passes a bug on', async () => {
    await expect(
      within(createSimulatedClock(), 100, Promise.reject(new Error('bug')), 'late'),
    ).rejects.toThrow('bug');
  });
});
