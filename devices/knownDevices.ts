/** USB identities of what stands in a booth (devices.md A.9, B.2, B.9): the last of the ways to find a device by itself. */
import type { UsbDevice } from './sysfs.ts';

/** A serial chip in front of a reader says nothing of the reader: the handshake does (devices.md F.3). */
const READER_BRIDGES: ReadonlySet<string> = new Set([
  '1a86:7523', '1a86:5523', '1a86:55d4', '0403:6001', '0403:6015', '10c4:ea60', '067b:2303',
]); // prettier-ignore

/** Readers that do not speak over a serial port: seen and named, not driven. */
const OTHER_READERS: ReadonlySet<string> = new Set(['0400:c35a', '10c4:8a1b', '2015:0008', '9573:4836', 'c216:0102']); // prettier-ignore

const PADS: ReadonlySet<string> = new Set([
  '056a:00a1', '056a:00a2', '056a:00a3', '056a:00a4', '056a:00a5', '056a:00a6', '056a:00a7', '056a:00a8',
  '0b57:8420',
]); // prettier-ignore

/** The bridge that Debian's brltty takes for a braille display. */
const CH340 = '1a86:7523';

export type Identity = Pick<UsbDevice, 'vendor' | 'product'>;

const hex = (value: number): string => value.toString(16).padStart(4, '0');
export const usbId = ({ vendor, product }: Identity): string => `${hex(vendor)}:${hex(product)}`;

export const isReaderBridge = (usb: Identity): boolean => READER_BRIDGES.has(usbId(usb));
export const isOtherReader = (usb: Identity): boolean => OTHER_READERS.has(usbId(usb));
export const isPad = (usb: Identity): boolean => PADS.has(usbId(usb));
export const isCh340 = (usb: Identity): boolean => usbId(usb) === CH340;
