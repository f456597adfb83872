/** The trigger at the host: nothing to ask, one thing to tell. */
import type { TriggerConfig } from '../../main/contract/launch.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startTrigger } from './driver.ts';

export function hostTrigger(config: TriggerConfig | null | undefined, seat: Seat): Hosted<never> {
  const trigger = config === null || config === undefined ? null : startTrigger(config, seat.clock, {
    stateChanged: seat.stateChanged,
    pressed() {
      seat.used();
      seat.push('triggerPressed', {});
    },
  }); // prettier-ignore
  return { asks: {}, forget: () => Promise.resolve(), close: async () => trigger?.close() };
}
