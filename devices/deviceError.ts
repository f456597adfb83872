/** Builds the error value every driver answers with; `detail` is for technicians and never holds personal data. */
import type { DeviceError, DeviceErrorKind, DeviceName } from '../main/contract/devices.ts';
import { err, type Result } from '../main/contract/result.ts';

/** Kinds after which trying again by itself makes no sense: a person has to do something first. */
const NOT_RETRYABLE: ReadonlySet<DeviceErrorKind> = new Set<DeviceErrorKind>([
  'permissionDenied', 'unsupported', 'outOfService', 'unsupportedCard', 'samSelfTest', 'samUnauthorised',
  'driverConflict', 'unsupportedReport', 'invalidOption', 'ambiguous', 'notPermitted',
]); // prettier-ignore

export function deviceError(
  device: DeviceName,
  kind: DeviceErrorKind,
  stage: string,
  detail = '',
): DeviceError {
  return {
    kind,
    device,
    stage: stage.slice(0, 60),
    retryable: !NOT_RETRYABLE.has(kind),
    detail: detail.slice(0, 300),
  };
}

/** The answer of a device this booth was not given. */
export const absent = (device: DeviceName): Result<never, DeviceError> =>
  err(deviceError(device, 'absent', 'start', 'not part of this booth'));
