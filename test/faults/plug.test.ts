/** One driver per plug-in: never reused, never two at once, with a growing pause between those that do not come up. */
import { describe, expect, it } from 'vitest';
import { createPlug, PLUG_DELAYS } from '../../devices/plug.ts';
import { createSimulatedClock } from '../../devices/simulators/clock.ts';

class TestDriver {
  closed = 0;
  finish: () => void = () => {};
  readonly #slow: boolean;
  constructor(slow: boolean) {
    this.#slow = slow;
  }
  close(): Promise<void> {
    this.closed += 1;
    return this.#slow ? new Promise((resolve) => (this.finish = resolve)) : Promise.resolve();
  }
}

function bench({ slow = false } = {}) {
  const clock = createSimulatedClock();
  const drivers: TestDriver[] = [];
  const at = { there: false };
  const plug = createPlug(clock, {
    find: () =>
      Promise.resolve(
        at.there
          ? {
              start() {
                const driver = new TestDriver(slow);
                drivers.push(driver);
                return driver;
              },
            }
          : null,
      ),
  });
  return { clock, drivers, at, plug };
}

describe('a plug', () => {
  it('finds a device by polling alone', async () => {
    const { clock, drivers, at } = bench();
    await clock.pass(PLUG_DELAYS.poll * 3);
    at.there = true;
    await clock.pass(PLUG_DELAYS.poll);
    expect(drivers.length).toBe(1);
  });

  it('finds it at once when it is told to look', async () => {
    const { clock, drivers, at, plug } = bench();
    await clock.pass(1);
    at.there = true;
    plug.look();
    await clock.pass(0);
    expect(drivers.length).toBe(1);
  });

  it('closes the driver of a device that went, once, and starts another', async () => {
    const { clock, drivers, at, plug } = bench();
    at.there = true;
    await clock.pass(PLUG_DELAYS.poll);
    const first = plug.driver();
    plug.gone();
    plug.gone();
    await clock.pass(PLUG_DELAYS.poll);
    expect(drivers.map(({ closed }) => closed)).toEqual([1, 0]);
    expect(plug.driver()).not.toBe(first);
  });

  it('waits longer each time a driver does not come up, and starts over once one worked', async () => {
    const { clock, drivers, at, plug } = bench();
    at.there = true;
    await clock.pass(PLUG_DELAYS.poll);
    for (const [i, pause] of [...PLUG_DELAYS.restart, 5000].entries()) {
      plug.gone();
      plug.look(); // not even a watch makes it hasty
      await clock.pass(pause - 1);
      expect(drivers.length).toBe(i + 1);
      await clock.pass(1);
      expect(drivers.length).toBe(i + 2);
    }
    plug.worked();
    plug.gone();
    await clock.pass(PLUG_DELAYS.restart[0]);
    expect(drivers.length).toBe(PLUG_DELAYS.restart.length + 3);
  });

  it('never has two drivers on one device, however long the first takes to close', async () => {
    const { clock, drivers, at, plug } = bench({ slow: true });
    at.there = true;
    await clock.pass(PLUG_DELAYS.poll);
    plug.gone();
    await clock.pass(60_000);
    expect(drivers.length).toBe(1);
    drivers[0]?.finish();
    await clock.pass(0);
    expect(drivers.length).toBe(2);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { clock, drivers, at, plug } = bench();
    at.there = true;
    await clock.pass(PLUG_DELAYS.poll);
    await plug.close();
    await clock.pass(60_000);
    expect([drivers.length, drivers[0]?.closed, clock.waiting()]).toEqual([1, 1, 0]);
  });
});
