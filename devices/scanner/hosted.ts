/** The scanner at the host: its asks and what it tells core. */
import { scannerIn, type DevicesConfig } from '../../main/contract/launch.ts';
import { absent } from '../deviceError.ts';
import type { Hosted, Seat } from '../hosted.ts';
import { startScanner } from './driver.ts';

export function hostScanner(
  devices: Pick<DevicesConfig, 'scanner'>,
  seat: Seat,
): Hosted<'startScan' | 'cancelScan'> {
  const config = scannerIn(devices);
  const scanner = config === null ? null : startScanner(config, seat.clock, seat.log, {
    stateChanged: seat.stateChanged,
    progressed: (job, page, percent) => seat.push('scanProgressed', { job, page, percent }),
    pageScanned(job, page) {
      seat.used();
      seat.push('pageScanned', { job, page });
    },
    ended(job, pages, error) {
      if (error !== null) seat.failed(error);
      seat.push('scanEnded', { job, end: error === null ? { kind: 'done', pages } : { kind: 'failed', pages, error } });
    },
  }); // prettier-ignore
  return {
    asks: {
      startScan: ({ job, source, dpi, mode }) =>
        scanner?.start(job, { source, dpi, mode }) ?? absent('scanner'),
      cancelScan({ job }) {
        scanner?.cancel(job);
        return {};
      },
    },
    forget: async () => scanner?.forget(),
    close: async () => scanner?.close(),
  };
}
