/** The code reader at the host: nothing to ask, one thing to tell. */
import type { CodeReaderConfig } from '../../main/contract/launch.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startCodeReader } from './driver.ts';

export function hostCodeReader(config: CodeReaderConfig | null | undefined, seat: Seat): Hosted<never> {
  const reader = config === null || config === undefined ? null : startCodeReader(config, seat.clock, {
    stateChanged: seat.stateChanged,
    scanned(text) {
      seat.used();
      seat.push('codeScanned', { text });
    },
  }); // prettier-ignore
  return { asks: {}, forget: () => Promise.resolve(), close: async () => reader?.close() };
}
