/** What the host gives each device and wants of it: the one shape every row of its table has. */
import type { DeviceError, DevicesBorder, DeviceState } from '../main/contract/devices.ts';
import type { AskName, Handlers, PushBody, PushName } from '../main/contract/port.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** A device's place at the host. */
export interface Seat {
  readonly clock: Clock;
  readonly log: Log;
  /** Where sysfs is looked at; `/` but in a test. */
  readonly root: string;
  push<N extends PushName<DevicesBorder>>(name: N, body: PushBody<DevicesBorder, N>): void;
  /** Pushes and logs a state that differs from the one before; a fault is counted. */
  stateChanged(state: DeviceState): void;
  /** Logs and counts a failure that is told to core by the device's own push. */
  failed(error: DeviceError): void;
  /** The device did what it is there for: a card was read, a page came out whole, ink was taken to its end. */
  used(): void;
}

/** A device as the host runs it; where the booth has none, its asks answer `absent`. */
export interface Hosted<N extends AskName<DevicesBorder>> {
  /** The asks this device answers; the host serves them as they are. */
  readonly asks: Pick<Handlers<DevicesBorder>, N>;
  /** Drops everything of the person. */
  forget(): Promise<void>;
  close(): Promise<void>;
}
