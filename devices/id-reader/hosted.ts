/** The ID-card reader at the host: found and driven anew with each plug-in, its asks, and what it tells core. */
import { dirname } from 'node:path';
import type { DeviceState } from '../../main/contract/devices.ts';
import type { DevicesConfig } from '../../main/contract/launch.ts';
import { deviceError } from '../deviceError.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { createPlug } from '../plug.ts';
import { DEV_FOLDERS, watchDev } from '../transport/devWatch.ts';
import { createCommandDecoder } from './commandDecoder.ts';
import { startReader, type ReaderDriver } from './driver.ts';
import { findReader } from './find.ts';
import { createPhotos, type Photos } from './photos.ts';

/** A reader over all its plug-ins. */
type HostedReader = Pick<ReaderDriver, 'watch' | 'forget' | 'close'>;

type Config = NonNullable<DevicesConfig['idReader']>;

export function hostReader(config: DevicesConfig['idReader'], seat: Seat): Hosted<'watchCard'> {
  const reader = config === null ? null : runReader(config, seat);
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

function photosOf({ photoDecoder }: Config, { clock, log, push }: Seat): Photos | null {
  if (photoDecoder === undefined) return null;
  const decoder = createCommandDecoder(photoDecoder, clock);
  return createPhotos(decoder, clock, log, (photo) => push('cardPhotoDecoded', { photo }));
}

function runReader(config: Config, seat: Seat): HostedReader {
  /** A card is wanted: outlives the plug-in, so that a reader that comes back goes on looking. */
  let watching = false;
  let seen = false;
  const photos = photosOf(config, seat);

  const stateChanged = (state: DeviceState): void => {
    switch (state.kind) {
      case 'ready':
        seen = true;
        plug.worked();
        return seat.stateChanged(state);
      case 'absent':
      case 'disconnected':
        seat.stateChanged({ kind: seen || state.kind === 'disconnected' ? 'disconnected' : 'absent' });
        seen = true;
        return plug.gone();
      default:
        return seat.stateChanged(state);
    }
  };
  const start = (path: string): ReaderDriver => {
    const driver = startReader({ ...config, path }, seat.clock, seat.log, {
      stateChanged,
      cardFound: () => seat.push('cardFound', {}),
      cardRead({ card, warnings, samNumber, newestAddress, photo }) {
        watching = false;
        seat.used();
        const newer = newestAddress === null ? {} : { newestAddress };
        seat.push('cardRead', { card, warnings, samNumber, ...newer });
        photos?.decode(photo);
      },
      cardFailed(error) {
        seat.failed(error);
        seat.push('cardFailed', { error });
      },
      cardLifted: () => seat.push('cardLifted', {}),
      cardLeft: () => seat.push('cardLeft', {}),
    });
    driver.watch(watching);
    return driver;
  };
  const plug = createPlug(seat.clock, {
    async find() {
      // by what it says of itself on the bus: the driver looks it up at each opening
      if (config.usb !== undefined) return { start: () => start('') };
      const found = await findReader(config.path, seat.root);
      switch (found.kind) {
        case 'found':
          return { start: () => start(found.path) };
        case 'several':
          seat.stateChanged({ kind: 'fault', error: deviceError('idReader', 'ambiguous', 'list', found.paths.join(' ')) }); // prettier-ignore
          return null;
        case 'none':
          seat.stateChanged({ kind: seen ? 'disconnected' : 'absent' });
          return null;
      }
    },
  });
  const folders = [...DEV_FOLDERS, ...(config.path?.startsWith('/') === true ? [dirname(config.path)] : [])];
  const unwatch = watchDev(folders, seat.clock, () => plug.look());
  return {
    watch(on) {
      watching = on;
      plug.driver()?.watch(on);
    },
    forget() {
      watching = false;
      photos?.forget();
      plug.driver()?.forget();
    },
    async close() {
      unwatch();
      await plug.close();
    },
  };
}
