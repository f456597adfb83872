/** What a booth is started with: written by the start script or the provisioning, read by the shell, which hands each service its own part. */
import { z } from 'zod';

/** `vvvv:pppp` of a USB device, in lower-case hex. */
const UsbId = z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/);

/**
 * Which document camera the page opens. It is known by what Chromium puts into its label: the USB identity, or the name.
 * Device and group ids would not do: their salt is new in each visit's session; an index changes with the plug.
 */
export const CameraConfig = z.object({
  kind: z.literal('uvc'),
  usb: UsbId.nullable(),
  /** Part of the label; with `usb` null it alone decides. */
  label: z.string().min(1).max(120).nullable(),
  /** Size asked for; the camera gives the nearest it has. */
  widthPx: z.number().int().min(320).max(8192),
  heightPx: z.number().int().min(240).max(8192),
  /** Pixels per inch on the table, measured at set-up; written into the page. */
  dpi: z.number().int().min(50).max(1200),
});
export type CameraConfig = z.infer<typeof CameraConfig>;

/**
 * One way paper gets into the booth. `escl`: the root of a scanner's eSCL tree, spoken to directly; plain HTTP only to
 * this machine. `uuid` finds the same scanner again under another address. `identity`, as `device -- scanner list` tells
 * it, does the same for SANE, whose names carry bus numbers. `options`: further options of `scanimage`, as they are.
 */
export const DocumentSourceConfig = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sane'),
    device: z.string(),
    source: z.string().nullable(),
    identity: z.string().max(200).optional(),
    options: z.array(z.string().max(200)).max(20).optional(),
  }),
  z.object({ kind: z.literal('escl'), url: z.url(), uuid: z.string().max(80).optional() }),
  CameraConfig,
]);
export type DocumentSourceConfig = z.infer<typeof DocumentSourceConfig>;

/** Bytes as hex: what goes over the wire. */
const HexBytes = z.string().regex(/^([0-9a-f]{2}){1,64}$/);

/**
 * A capture key or foot pedal. A report is a press where `(report[i] & mask[i]) === match[i]` for each byte and the
 * report before was none: so a held key counts once, and keyboard-like pedals need no system keyboard.
 */
export const TriggerConfig = z.object({
  /** A hidraw node, or null: the first device of this USB identity. */
  path: z.string().nullable(),
  usb: UsbId,
  match: HexBytes,
  mask: HexBytes,
});
export type TriggerConfig = z.infer<typeof TriggerConfig>;

/** A lamp switched by byte strings on a serial line. */
export const LightConfig = z.object({
  path: z.string(),
  baud: z.number().int().positive(),
  on: HexBytes,
  off: HexBytes,
});
export type LightConfig = z.infer<typeof LightConfig>;

/** A barcode and QR module on a serial line (GM65 and alike: text, then CR or CR LF). */
export const CodeReaderConfig = z.object({ path: z.string(), baud: z.number().int().positive() });
export type CodeReaderConfig = z.infer<typeof CodeReaderConfig>;

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
  /** One source, or several: a booth may have a scanner and a document camera. The camera itself belongs to the page. */
  scanner: z.union([DocumentSourceConfig, z.array(DocumentSourceConfig).min(1).max(2)]).nullable(),
  trigger: TriggerConfig.nullable().optional(),
  light: LightConfig.nullable().optional(),
  codeReader: CodeReaderConfig.nullable().optional(),
  /** The input event node of the jack (`/dev/input/by-path/…` or a udev link). */
  headset: z.object({ path: z.string() }).nullable().optional(),
  /** A HID sensor for human presence; `path` null = the first one whose report descriptor has that field. */
  presence: z.object({ path: z.string().nullable() }).nullable().optional(),
  /** Recorded clips of the site, a program that speaks, or both; clips go first. */
  voice: z
    .object({
      clips: z.string().nullable(),
      /** Gets `--language L --speed S` and the sentence on its input, writes a WAV or Ogg file to its output. */
      command: z.object({ program: z.string(), args: z.array(z.string()) }).nullable(),
      /** Labelled on the screen: not a voice for residents. */
      practice: z.boolean(),
    })
    .nullable()
    .optional(),
});
export type DevicesConfig = z.infer<typeof DevicesConfig>;

const sourcesOf = (config: Pick<DevicesConfig, 'scanner'>): readonly DocumentSourceConfig[] =>
  config.scanner === null ? [] : Array.isArray(config.scanner) ? config.scanner : [config.scanner];

/** The scanner the devices process drives, and the camera the page opens; a booth has at most one of each. */
export const scannerIn = (config: Pick<DevicesConfig, 'scanner'>) =>
  sourcesOf(config).find((source) => source.kind !== 'uvc') ?? null;
export const cameraIn = (config: Pick<DevicesConfig, 'scanner'>): CameraConfig | null =>
  sourcesOf(config).find((source) => source.kind === 'uvc') ?? null;

/** 上一项 / 下一项 / 确定 as names of `KeyboardEvent.key`. */
export const ThreeKeys = z.object({
  previous: z.array(z.string()),
  next: z.array(z.string()),
  press: z.array(z.string()),
});
export type ThreeKeys = z.infer<typeof ThreeKeys>;

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
  /** The document camera the page may open, and whether there is a scanner besides. */
  camera: CameraConfig.nullable().optional(),
  hasScanner: z.boolean().optional(),
  /** Keys of the three-key pad as `KeyboardEvent.key` names; absent: F13, F14, F15 and the arrows. */
  keys: ThreeKeys.optional(),
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
