/** What card reader and pad tell, for places that take all of it. Pure. */
import type { BoothEvent } from './visit.ts';

const KINDS = [
  'cardFound', 'cardRead', 'cardFailed', 'signingStarted', 'inkDrawn', 'signingBroke', 'deviceWent', 'deviceCame',
] as const satisfies readonly BoothEvent['kind'][]; // prettier-ignore
export type DeviceEvent = Extract<BoothEvent, { kind: (typeof KINDS)[number] }>;

export const isOfDevices = (event: BoothEvent): event is DeviceEvent =>
  KINDS.some((kind) => kind === event.kind);
