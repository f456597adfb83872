/** What a booth is started with: written by the start script or the provisioning, read by the shell, which hands each service its own part. */
import { z } from 'zod';

const UsbNumber = z.string().regex(/^[0-9a-f]{4}$/);

/** A plugged-in device by what it says of itself on the bus, wherever it is plugged in; four lower-case hexadecimal digits each. */
export const UsbIdentity = z.object({
  vendorId: UsbNumber,
  productId: UsbNumber,
  /** Needed where two of one kind are plugged in and the chip has a serial number; else name one by its by-path link. */
  serial: z.string().optional(),
});
export type UsbIdentity = z.infer<typeof UsbIdentity>;

export const ReaderConfig = z.object({
  /**
   * Best a lasting link: `/dev/cabin/idreader`, one of /dev/serial/by-id or by-path. Null: found by the USB identities
   * of serial chips and handshake. Not looked at where `usb` is given.
   */
  path: z.string().nullable(),
  baud: z.union([z.literal('probe'), z.number().int().positive()]),
  usb: UsbIdentity.optional(),
  /** As provisioned, for diagnostics. */
  samNumber: z.string().optional(),
  /** `hidFrame`: 64-byte HID reports instead of a serial port; experimental (devices.md A.9). */
  transport: z.enum(['serial', 'hidFrame']).optional(),
  /** Also asks for the card's fingerprint block: only where the law allows it. Kept in memory, handed to nobody. */
  fingerprint: z.boolean().optional(),
  /** Also asks for the address written on the chip later than the printed one. */
  newestAddress: z.boolean().optional(),
  /** The court's own licensed WLT decoder, run as `decoder in.wlt out.bmp`; without it the photo is not decoded. */
  photoDecoder: z.string().optional(),
});
export type ReaderConfig = z.infer<typeof ReaderConfig>;

/** The devices process's part. `null` means "this booth has no such device". */
export const DevicesConfig = z.object({
  /** A path `tcp://127.0.0.1:PORT` (reader, pad) is a device simulated at the transport interface. */
  idReader: ReaderConfig.nullable(),
  /** `stu`: Wacom STU over hidraw, `path` null = first matching USB identity. `pointer`: drawn on the touch display. */
  signaturePad: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('stu'), path: z.string().nullable() }),
      z.object({ kind: z.literal('pointer') }),
    ])
    .nullable(),
  /** `escl`: the root of a scanner's eSCL tree, spoken to directly; plain HTTP only to this machine. */
  scanner: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('sane'), device: z.string(), source: z.string().nullable() }),
      z.object({ kind: z.literal('escl'), url: z.url() }),
    ])
    .nullable(),
});
export type DevicesConfig = z.infer<typeof DevicesConfig>;

/** The core's part. */
export const CoreConfig = z.object({
  dataDir: z.string(),
  /** Folder with the fonts the documents are set in, pinned by digest (`fonts.json`). */
  fontDir: z.string(),
  /** Folder with the built-in policy pack (`pack.json`, `pack.sig`), the last good one before the court sends a newer. */
  policyDir: z.string(),
  /** Ed25519 public key (base64url) that policy packs are signed with. */
  policyKey: z.string(),
  /** Base URL of the court; plain HTTP only to loopback. */
  courtUrl: z.url(),
  /** One-time code of the technician; used only while the booth has no identity yet. */
  provisioningCode: z.string().nullable(),
  /** 32-byte key file (mode 0400) that encrypts what is kept at rest; made on first start where the platform gives none. */
  keyFile: z.string(),
  /** Which pad this booth signs on: `pointer` is the touch display itself. */
  pad: z.enum(['stu', 'pointer', 'none']),
});
export type CoreConfig = z.infer<typeof CoreConfig>;

export const Launch = z.object({
  core: CoreConfig,
  devices: DevicesConfig,
  /** Extra environment of the devices process alone: the virtual hidraw's preload, SANE's configuration folder. */
  devicesEnv: z.record(z.string(), z.string()),
  window: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('kiosk') }),
    z.object({ kind: z.literal('window'), width: z.number().int(), height: z.number().int() }),
  ]),
  /** Address of the simulation console, opened in a second small window; never in a packaged booth. */
  consoleUrl: z.url().nullable(),
});
export type Launch = z.infer<typeof Launch>;

/** Environment variable that names the launch file (shell), and the one that carries a service's own part as JSON. */
export const LAUNCH_FILE_ENV = 'YUNCANG_LAUNCH';
export const SERVICE_CONFIG_ENV = 'YUNCANG_SERVICE';
