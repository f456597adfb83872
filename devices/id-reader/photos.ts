/** Decodes the photo of the card that was read last, beside the reading and never in its way. */
import type { CardPhoto } from '../../main/contract/devices.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhotoDecoder } from './photo.ts';

export interface Photos {
  /** Copies the bytes; what comes of them is told later, unless the card is forgotten before. */
  decode(wlt: Uint8Array): void;
  forget(): void;
}

export function createPhotos(
  decoder: PhotoDecoder,
  clock: Clock,
  log: Log,
  tell: (photo: CardPhoto) => void,
): Photos {
  let current = 0;
  const work = async (mine: number, wlt: Uint8Array): Promise<void> => {
    const since = clock.now();
    const decoded = await decoder.decode(wlt);
    wlt.fill(0);
    const end = decoded.ok ? 'done' : decoded.error;
    log({ event: 'photoDecoded', end, ms: Math.round(clock.now() - since) });
    if (mine === current) tell(decoded.ok ? { ok: true, bmp: decoded.value.bmp } : decoded);
    if (decoded.ok) decoded.value.bmp.fill(0);
  };
  return {
    decode: (wlt) => void work(++current, new Uint8Array(wlt)),
    forget() {
      current++;
    },
  };
}
