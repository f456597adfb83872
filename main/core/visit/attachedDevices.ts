/** Hears the devices process that is attached, and what its end or its replacement means for the visit. */
import { DeviceName, type DevicesBorder, type DeviceState, type PadScreen, type PenSample, type ScannedPage } from '../../contract/devices.ts'; // prettier-ignore
import type { Caller } from '../../contract/port.ts';
import { unreachable } from '../../contract/result.ts';
import { expected, gone } from './devicesGone.ts';
import type { BoothEvent } from './visit.ts';

/** What of the runner the devices reach. */
export interface DeviceEars {
  dispatch(event: BoothEvent): void;
  /** Events about one scan keep their order although a page takes a moment to be written. */
  queueScan(run: () => Promise<void> | void): void;
  keepPage(job: string, page: ScannedPage): Promise<void>;
  inkDrawn(job: string, samples: readonly PenSample[], gaps: number): void;
  scannerIs(ready: boolean): void;
  /** The capture key or foot pedal was pressed. */
  triggered(): void;
  codeScanned(text: string): void;
  /** The devices process is a new one. */
  attached(): void;
  /** What the pad that is there can show; null: nothing. */
  padScreenIs(screen: PadScreen | null): void;
  inkRejected(samples: number): void;
  /** A card that may be forged or damaged (devices.md A.6, 31–33). */
  cardNotAuthentic(): void;
  /** Somebody is asked for a card right now. */
  wantsCard(): boolean;
}

export interface Attachment {
  /** Subscribes to a (new) devices process; whatever was waiting on the old one starts over. */
  attach(devices: Caller<DevicesBorder>): void;
}

export function createAttachment(ears: DeviceEars): Attachment {
  let attached: Caller<DevicesBorder> | null = null;

  function detach(): void {
    attached = null;
    ears.scannerIs(false);
    for (const device of DeviceName.options) {
      const went = (): void => ears.dispatch({ kind: 'deviceWent', device, error: gone(device) });
      // a page that has already come is kept before its job ends
      if (device === 'scanner') ears.queueScan(went);
      else went();
    }
  }

  function deviceChanged(device: DeviceName, now: DeviceState): void {
    if (device === 'signaturePad' && now.kind === 'ready') ears.padScreenIs(now.screen ?? null);
    if (device === 'scanner') ears.scannerIs(now.kind === 'ready' || now.kind === 'busy');
    switch (now.kind) {
      case 'ready':
      case 'busy':
        return ears.dispatch({ kind: 'deviceCame', device });
      case 'opening':
        return;
      case 'fault':
        return ears.dispatch({ kind: 'deviceWent', device, error: now.error });
      case 'absent':
      case 'disconnected':
        return ears.dispatch({ kind: 'deviceWent', device, error: gone(device) });
      default:
        return unreachable(now);
    }
  }

  return {
    attach(devices) {
      // the end of a process may be told late or never
      if (attached !== null) detach();
      attached = devices;
      devices.on('deviceStateChanged', ({ device, state }) => deviceChanged(device, state));
      devices.on('cardFound', () => ears.dispatch({ kind: 'cardFound' }));
      devices.on('cardRead', (read) => ears.dispatch({ kind: 'cardRead', ...read }));
      devices.on('cardFailed', ({ error }) => {
        if (error.kind === 'authFailed') ears.cardNotAuthentic();
        ears.dispatch({ kind: 'cardFailed', error });
      });
      devices.on('cardLifted', () => ears.dispatch({ kind: 'cardLifted' }));
      devices.on('scanProgressed', (progress) =>
        ears.queueScan(() => ears.dispatch({ kind: 'scanProgressed', ...progress })),
      );
      devices.on('pageScanned', ({ job, page }) => ears.queueScan(() => ears.keepPage(job, page)));
      devices.on('scanEnded', ({ job, end }) => {
        const error = end.kind === 'failed' ? end.error : null;
        ears.queueScan(() => ears.dispatch({ kind: 'scanEnded', job, error, pages: end.pages }));
      });
      devices.on('triggerPressed', () => ears.triggered());
      devices.on('codeScanned', ({ text }) => ears.codeScanned(text));
      devices.on('inkDrawn', ({ job, samples, gaps }) => ears.inkDrawn(job, samples, gaps));
      devices.on('padPressed', ({ job, button }) => ears.dispatch({ kind: 'padPressed', job, button }));
      devices.on('inkRejected', ({ samples }) => ears.inkRejected(samples));
      devices.on('signingBroke', ({ job, error }) => ears.dispatch({ kind: 'signingBroke', job, error }));
      devices.onClose(() => {
        if (attached === devices) detach();
      });
      void devices.ask('deviceStates', {}).then((states) => {
        for (const device of DeviceName.options) deviceChanged(device, states[device]);
      }, expected);
      ears.attached();
      if (ears.wantsCard()) devices.ask('watchCard', { on: true }).catch(expected);
    },
  };
}
