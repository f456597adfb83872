/** Where each simulated device stands: below the real driver, or at the transport interface above it. */
import type { SimulatedDevice } from '../../main/contract/simulation.ts';
import { findPreload } from './hidraw.ts';
import { programIsHere } from './programs.ts';
import { saneIsHere } from './scanner.ts';

/** `driver`: a pty, a virtual hidraw, SANE. `transport`: a loopback socket, where this machine lacks those. */
export type Wire = 'driver' | 'transport';

/** Set to 1: every device at the transport interface, as on Windows and macOS. */
export const SIMULATED_TRANSPORT_ENV = 'YUNCANG_SIMULATED_TRANSPORT';

export function wiresHere(): Readonly<Record<SimulatedDevice, Wire>> {
  const possible = process.platform === 'linux' && process.env[SIMULATED_TRANSPORT_ENV] !== '1';
  const wire = (provided: boolean): Wire => (possible && provided ? 'driver' : 'transport');
  return {
    idReader: wire(programIsHere('socat')),
    signaturePad: wire(findPreload() !== null),
    scanner: wire(saneIsHere()),
  };
}
