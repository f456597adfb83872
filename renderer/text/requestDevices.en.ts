/** Every way the scanner and the signature pad can fail, in English words. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { Trouble } from './request.ts';

type PageTrouble = (page: number) => Trouble;
const atPage =
  (title: string, say: string): PageTrouble =>
  (page) => ({ title: `Page ${page} ${title}`, say });

const scannerAway = atPage(
  'was not scanned',
  'The scanner is not connected. Please ask for help; your pages are safe.',
);
const scannerBusy = atPage(
  'was not scanned',
  'The scanner is busy. Please wait a little and try this page again.',
);
const scannerUpset = atPage(
  'was not scanned',
  'The scanner had a problem. Please try again or ask for help.',
);
const badPage = atPage('did not come out', 'Lay the page flat and straight, then scan it again.');

export const scanStopped: Readonly<Record<DeviceErrorKind, PageTrouble>> = {
  feederEmpty: () => ({
    title: 'No paper in the scanner',
    say: 'Put your pages in the top slot, then go on.',
  }),
  jam: atPage('is stuck', 'Pull the paper out gently, flatten it and put it back.'),
  multiFeed: atPage(
    'stuck to another',
    'Two sheets went in together. Fan them, then scan again from this page.',
  ),
  mispick: atPage('did not go in', 'Straighten the pages and put them back, then go on.'),
  paperSize: atPage('is too long or too short', 'Lay this page on the glass and scan it there.'),
  trayOverloaded: () => ({ title: 'Too many pages', say: 'Take some pages out, then go on.' }),
  cameraLost: atPage('was not taken', 'The camera came off. Please wait a little; your pages are safe.'),
  coverOpen: atPage('was not scanned', 'The scanner lid is open. Close it, then go on.'),
  backendCrash: scannerUpset,
  ioError: scannerUpset,
  outOfMemory: scannerUpset,
  invalidOption: scannerUpset,
  badImage: badPage,
  busy: scannerBusy,
  timeout: atPage('was not scanned', 'The scanner did not answer. Please try again or ask for help.'),
  cancelled: () => ({ title: 'Stopped', say: 'Scan again if you like, or go on.' }),
  absent: scannerAway,
  disconnected: scannerAway,
  permissionDenied: scannerAway,
  outOfService: scannerAway,
  ambiguous: scannerAway,
  driverConflict: scannerBusy,
  protocol: scannerUpset,
  unsupported: scannerUpset,
  unsupportedReport: scannerUpset,
  wrongState: scannerUpset,
  noAnswer: scannerUpset,
  checksum: scannerUpset,
  commandRejected: scannerUpset,
  notPermitted: scannerUpset,
  readerError: scannerUpset,
  noCard: scannerUpset,
  cardRemoved: scannerUpset,
  selectFailed: scannerUpset,
  authFailed: scannerUpset,
  unsupportedCard: scannerUpset,
  samSelfTest: scannerUpset,
  samUnauthorised: scannerUpset,
};

const padAway: Trouble = {
  title: 'The pad came off',
  say: 'Check the cable of the signing pad, then sign again.',
};
const padBusy: Trouble = { title: 'The pad is busy', say: 'Please wait a little and sign again.' };
const padSilent: Trouble = {
  title: 'The pad does not answer',
  say: 'Please sign again. If it fails, ask for help.',
};
const padUpset: Trouble = {
  title: 'The pad had a problem',
  say: 'Please sign again. If it fails, ask for help.',
};

export const padBroke: Readonly<Record<DeviceErrorKind, Trouble>> = {
  absent: padAway,
  disconnected: padAway,
  permissionDenied: padUpset,
  busy: padBusy,
  driverConflict: padBusy,
  timeout: padSilent,
  noAnswer: padSilent,
  cancelled: { title: 'Signing stopped', say: 'Sign again, or go back if you do not want to.' },
  ambiguous: padUpset,
  outOfService: { title: 'The pad is out of use', say: 'Please ask for help to sign another way.' },
  protocol: padUpset,
  unsupported: padUpset,
  unsupportedReport: padUpset,
  wrongState: padUpset,
  checksum: padUpset,
  commandRejected: padUpset,
  notPermitted: padUpset,
  readerError: padUpset,
  noCard: padUpset,
  cardRemoved: padUpset,
  selectFailed: padUpset,
  authFailed: padUpset,
  unsupportedCard: padUpset,
  samSelfTest: padUpset,
  samUnauthorised: padUpset,
  feederEmpty: padUpset,
  jam: padUpset,
  coverOpen: padUpset,
  ioError: padUpset,
  outOfMemory: padUpset,
  invalidOption: padUpset,
  backendCrash: padUpset,
  badImage: padUpset,
  multiFeed: padUpset,
  mispick: padUpset,
  paperSize: padUpset,
  trayOverloaded: padUpset,
  cameraLost: padUpset,
};
