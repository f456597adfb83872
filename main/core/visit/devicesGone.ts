/** When the devices process dies or hangs: an ordinary event with an ordinary error. */
import { AskFailed } from '../../contract/port.ts';
import type { DeviceError, DeviceName } from '../../contract/devices.ts';

export const gone = (device: DeviceName): DeviceError => ({
  kind: 'disconnected',
  device,
  stage: 'process',
  retryable: true,
  detail: '',
});

/** A devices process that died or hangs is an ordinary event; every other failure of an ask is a bug. */
export function expected(reason: unknown): void {
  if (reason instanceof AskFailed && (reason.kind === 'closed' || reason.kind === 'timedOut')) return;
  throw reason;
}
export const lost = (reason: unknown): undefined => {
  expected(reason);
  return undefined;
};
