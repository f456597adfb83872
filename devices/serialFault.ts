/** What a serial port that would not open means for a device without a talk of its own. */
import type { DeviceErrorKind } from '../main/contract/devices.ts';
import { err, type Result } from '../main/contract/result.ts';
import type { SerialFailure } from './transport/serial.ts';

/** How often the node of an open port is looked at (devices.md D.1b). */
export const SERIAL_GUARD_MS = 500;

export const serialFault = (failure: SerialFailure): Result<never, DeviceErrorKind> =>
  err(failure === 'readerError' ? 'ioError' : failure);
