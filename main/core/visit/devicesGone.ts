/** When the devices process dies or hangs: an ordinary event with an ordinary error. */
import { AskFailed } from '../../contract/port.ts';
import type { DeviceError, DeviceName } from '../../contract/devices.ts';
import { unreachable } from '../../contract/result.ts';

export const gone = (device: DeviceName): DeviceError => ({
  kind: 'disconnected',
  device,
  stage: 'process',
  retryable: true,
  detail: '',
});

/** A devices process that died, hangs, fell over the ask or answers nonsense is an ordinary event; what core itself did wrong is a bug. */
export function expected(reason: unknown): void {
  if (!(reason instanceof AskFailed)) throw reason;
  switch (reason.kind) {
    case 'closed':
    case 'timedOut':
    case 'crashed':
    case 'badAnswer':
      return;
    case 'badRequest':
    case 'unknownAsk':
      throw reason;
    default:
      return unreachable(reason.kind);
  }
}
export const lost = (reason: unknown): undefined => {
  expected(reason);
  return undefined;
};
