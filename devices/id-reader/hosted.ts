/** The ID-card reader at the host: its asks and what it tells core. */
import type { DevicesConfig } from '../../main/contract/launch.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startReader } from './driver.ts';

export function hostReader(config: DevicesConfig['idReader'], seat: Seat): Hosted<'watchCard'> {
  const reader = config === null ? null : startReader(config, seat.clock, seat.log, {
    stateChanged: seat.stateChanged,
    cardFound: () => seat.push('cardFound', {}),
    cardRead(card, warnings, samNumber) {
      seat.used();
      seat.push('cardRead', { card, warnings, samNumber });
    },
    cardFailed(error) {
      seat.failed(error);
      seat.push('cardFailed', { error });
    },
    cardLifted: () => seat.push('cardLifted', {}),
  }); // prettier-ignore
  return {
    asks: {
      watchCard({ on }) {
        reader?.watch(on);
        return {};
      },
    },
    forget: async () => reader?.forget(),
    close: async () => reader?.close(),
  };
}
