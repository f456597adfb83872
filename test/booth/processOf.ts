/** A service of a running booth as a process of the system, for tests that kill it. */
import type { Booth } from './launchBooth.ts';

/** Process id of a service, by the name the shell gives it. */
export function processOf(booth: Booth, entry: 'core' | 'devices'): Promise<number> {
  return booth.app().electron.evaluate(({ app }, name) => {
    const found = app
      .getAppMetrics()
      .find((metric) => metric.serviceName === `yuncang-${name}` || metric.name === `yuncang-${name}`);
    return found?.pid ?? 0;
  }, entry);
}
