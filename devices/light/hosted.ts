/** The lamp at the host: dark again once the person is forgotten. */
import type { LightConfig } from '../../main/contract/launch.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startLight } from './driver.ts';

export function hostLight(config: LightConfig | null | undefined, seat: Seat): Hosted<'setLight'> {
  const light =
    config === null || config === undefined ? null : startLight(config, seat.clock, seat.stateChanged);
  return {
    asks: {
      setLight({ on }) {
        if (light !== null && on) seat.used();
        light?.set(on);
        return {};
      },
    },
    forget() {
      light?.set(false);
      return Promise.resolve();
    },
    close: async () => light?.close(),
  };
}
