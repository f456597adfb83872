/** The border between core and devices: what the booth's hardware can be asked, and what it tells. */
import { z } from 'zod';
import { LocalText } from './policy.ts';

/** Every way a device can fail; English and stable, for logs, the command line and tests. Screens have their own words. */
export const DeviceErrorKind = z.enum([
  // any device
  'absent', 'permissionDenied', 'busy', 'disconnected', 'timeout', 'protocol', 'unsupported', 'cancelled', 'outOfService',
  'ambiguous',
  // ID-card reader
  'noAnswer', 'checksum', 'noCard', 'cardRemoved', 'selectFailed', 'authFailed', 'unsupportedCard', 'samSelfTest',
  'samUnauthorised', 'commandRejected', 'notPermitted', 'readerError',
  // signature pad
  'driverConflict', 'unsupportedReport', 'wrongState',
  // scanner
  'feederEmpty', 'jam', 'coverOpen', 'ioError', 'outOfMemory', 'invalidOption', 'backendCrash', 'badImage', 'multiFeed',
  'mispick', 'paperSize', 'trayOverloaded',
  // document camera
  'cameraLost',
]); // prettier-ignore
export type DeviceErrorKind = z.infer<typeof DeviceErrorKind>;

export const DeviceName = z.enum(['idReader', 'signaturePad', 'scanner', 'trigger', 'light', 'codeReader']);
export type DeviceName = z.infer<typeof DeviceName>;

/** `stage` names the step that failed (`open`, `find`, `read`, `page 3`…); `detail` is for technicians and holds no personal data. */
export const DeviceError = z.object({
  kind: DeviceErrorKind,
  device: DeviceName,
  stage: z.string().max(60),
  retryable: z.boolean(),
  detail: z.string().max(300),
});
export type DeviceError = z.infer<typeof DeviceError>;

/** The pad's own screen in pixels. Without `colour` it shows black and white only: grey has to be dithered or cut off. */
export const PadScreen = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  colour: z.boolean(),
});
export type PadScreen = z.infer<typeof PadScreen>;

/** State of one device as the host sees it. `degraded` still works, but less well (for example the pad's on-screen fallback). */
export const DeviceState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('opening') }),
  /** `screen`: only with a signature pad that has one. */
  z.object({
    kind: z.literal('ready'),
    model: z.string(),
    identity: z.string(),
    firmware: z.string().optional(),
    /** Speed of the serial line that the device answered at. */
    baud: z.number().int().optional(),
    screen: PadScreen.optional(),
  }),
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('fault'), error: DeviceError }),
  z.object({ kind: z.literal('disconnected') }),
]);
export type DeviceState = z.infer<typeof DeviceState>;

/** YYYYMMDD as printed on the chip, or `长期` for cards without end. */
const CardDate = z.string().regex(/^\d{8}$/);
const CardEnd = z.union([CardDate, z.literal('长期')]);

const common = {
  /** Names keep the chip's own code points: trailing padding is dropped, nothing is normalised. */
  name: z.string(),
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  sex: z.enum(['0', '1', '2', '9']),
  birth: CardDate,
  number: z.string(),
  validFrom: CardDate,
  validTo: CardEnd,
};

/** The four cards a SAM-V reader gives (devices.md A.5), told apart by the type flag at byte 248. */
export const CardRecord = z.discriminatedUnion('type', [
  /** Resident identity card. `nation` is the GB/T 3304 code, shown as the number where unknown. */
  z.object({
    type: z.literal('resident'),
    ...common,
    nation: z.string(),
    address: z.string(),
    authority: z.string(),
  }),
  /** Residence permit for Hong Kong, Macao and Taiwan residents (flag J). */
  z.object({
    type: z.literal('hmtPermit'), ...common, address: z.string(), authority: z.string(),
    passNumber: z.string(), issueCount: z.string(),
  }), // prettier-ignore
  /** Foreigner permanent residence card of 2017 (flag I): `name` is the English name. */
  z.object({
    type: z.literal('foreign2017'), ...common, chineseName: z.string(), nationality: z.string(),
    cardVersion: z.string(), authorityCode: z.string(),
  }), // prettier-ignore
  /** Foreigner permanent residence card of 2023 (flag Y): `name` is the Chinese name where there is one, else the English. */
  z.object({
    type: z.literal('foreign2023'), ...common, englishName: z.string(), nationality: z.string(), renewalCount: z.string(),
  }), // prettier-ignore
]);
export type CardRecord = z.infer<typeof CardRecord>;

/** What a careful reader of the card notices; business decides what follows. */
export const CardWarning = z.enum(['expired', 'checkDigit', 'birthMismatch', 'sexMismatch']);
export type CardWarning = z.infer<typeof CardWarning>;

/** The photo off a card, decoded by the court's own program where the booth has one: a 24-bit BMP of 102 by 126 pixels. */
export const CardPhoto = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), bmp: z.instanceof(Uint8Array) }),
  z.object({
    ok: z.literal(false),
    error: z.enum(['noDecoder', 'notStarted', 'tooSlow', 'failed', 'wrongSize', 'notABmp']),
  }),
]);
export type CardPhoto = z.infer<typeof CardPhoto>;

/** One page out of the scanner: the original file bytes, untouched, with their digest (lower-case hex SHA-256). */
export const ScannedPage = z.object({
  index: z.number().int().nonnegative(),
  bytes: z.instanceof(Uint8Array),
  mime: z.enum(['image/png', 'image/jpeg']),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  dpi: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ScannedPage = z.infer<typeof ScannedPage>;

/** One pen sample. `t` ms since the capture began, unwrapped; x, y in pad units from the top left; `p` 0…maxPressure. */
export const PenSample = z.object({
  t: z.number(),
  x: z.number().int(),
  y: z.number().int(),
  p: z.number().int(),
  /** Bit 0: the tip touches. Bit 1: the pen is in proximity. */
  flags: z.number().int(),
});
export type PenSample = z.infer<typeof PenSample>;

/** The pad's physical scale. `unitsPerMm` turns samples into millimetres. */
export const PadGeometry = z.object({
  maxX: z.number().int().positive(),
  maxY: z.number().int().positive(),
  maxPressure: z.number().int().nonnegative(),
  unitsPerMm: z.number().positive(),
  samplesPerSecond: z.number().int().positive(),
});
export type PadGeometry = z.infer<typeof PadGeometry>;

/** Identity of the pad that took a signature, as it goes into the signature record. */
export const PadIdentity = z.object({
  model: z.string(),
  serial: z.string(),
  firmware: z.string(),
  driver: z.enum(['stu', 'hanvon', 'digitizer', 'epad', 'pointer']),
});
export type PadIdentity = z.infer<typeof PadIdentity>;

/**
 * The touch display as a pad: the white box on the signing page, 178 × 100 mm in hundredths. On a 23.8-inch display it is
 * drawn 170 to 195 mm wide, depending on orientation and text size, so lengths are right to a tenth. Browsers give pressure
 * as 0…1 of 1023. Core knows it, because signing on the screen needs no device and goes on when the devices are gone.
 */
export const SCREEN_PAD = {
  identity: { model: 'touch display', serial: '', firmware: '', driver: 'pointer' },
  geometry: { maxX: 17_800, maxY: 10_000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 60 },
} as const satisfies { identity: PadIdentity; geometry: PadGeometry };

/** What the pad shows while it is signed on: title, signer and page count in plain text, and the first digest groups. */
export const PadPrompt = z.object({
  title: z.string().max(60),
  signer: z.string().max(60),
  pages: z.number().int().positive(),
  digestGroups: z.string().max(40),
  /** As it is written in the document, `35,600.00`; absent where nothing is claimed in money. */
  amount: z.string().max(40).optional(),
});
export type PadPrompt = z.infer<typeof PadPrompt>;

/** What a technician can be told to do, each with its words in devices/diagnostics/advice.ts; stable. */
export const AdviceCode = z.enum([
  'notInGroup', 'nodeMissing', 'noRights', 'numberedPath', 'usbWithoutDriver', 'unsupportedReader', 'twoOfKind',
  'wacomModule', 'brltty', 'modemManager', 'wrongBaud', 'samUnreadable', 'samDiffers', 'saneMissing', 'notListedBySane',
  'fault',
]); // prettier-ignore
export type AdviceCode = z.infer<typeof AdviceCode>;

/** `problem`: the device will not serve until this is done. `hint`: it works, but something is not as it should be. */
export const Advice = z.object({
  code: AdviceCode,
  severity: z.enum(['problem', 'hint']),
  /** What is the matter and what to do, in one sentence. */
  words: LocalText,
  /** A path, group or number, never a person's data. */
  detail: z.string().max(300),
});
export type Advice = z.infer<typeof Advice>;

/** What the booth remembers of a device over restarts, without personal data. */
export const DeviceCare = z.object({
  /** RFC 3339, or null: it has never worked yet. */
  lastGoodUse: z.string().nullable(),
  errors: z.partialRecord(DeviceErrorKind, z.number().int().positive()),
});
export type DeviceCare = z.infer<typeof DeviceCare>;

export const Diagnosis = z.object({
  device: DeviceName,
  /** False: this booth was not given one, which is no failure. */
  expected: z.boolean(),
  present: z.boolean(),
  ready: z.boolean(),
  driver: z.string(),
  model: z.string(),
  /** Serial number of the pad, SAM number of the reader, SANE's name of the scanner. */
  identity: z.string(),
  firmware: z.string(),
  state: DeviceState,
  care: DeviceCare,
  advice: z.array(Advice),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
/** Soft buttons on the pad's own screen; a pad with hard keys sends the same. */
export const PadButton = z.enum(['confirm', 'again', 'cancel']);
export type PadButton = z.infer<typeof PadButton>;

/** In pixels of the pad's screen, from the top left. */
export const PadArea = z.object({
  x: z.number().int().nonnegative(),
  y: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type PadArea = z.infer<typeof PadArea>;

/** The prompt as core draws it for one pad: rows from the top, `gray8` one byte a pixel (0 black), `rgb24` three. */
export const PadPicture = z
  .object({
    width: z.number().int().positive().max(4096),
    height: z.number().int().positive().max(4096),
    format: z.enum(['gray8', 'rgb24']),
    pixels: z.instanceof(Uint8Array),
    /** What does when the pen is put down and lifted inside; ink begun there is none. */
    buttons: z.array(z.object({ id: PadButton, area: PadArea })).max(6),
    /** Where is written; cleared alone on "again". */
    writing: PadArea,
  })
  .refine(
    ({ width, height, format, pixels }) => pixels.length === width * height * (format === 'gray8' ? 1 : 3),
  );
export type PadPicture = z.infer<typeof PadPicture>;

/** What is plugged into the jack for private listening; `none`: this booth has no jack that tells. */
export const Headset = z.enum(['none', 'out', 'in']);
export type Headset = z.infer<typeof Headset>;

/** What the presence sensor sees; `none`: this booth has none, or it does not answer. */
export const Presence = z.enum(['none', 'here', 'away']);
export type Presence = z.infer<typeof Presence>;

/** Who speaks: nobody, a practice voice that only tests are made with, or what the site has provided. */
export const Voice = z.enum(['none', 'practice', 'site']);
export type Voice = z.infer<typeof Voice>;

/** One sentence to be spoken. `id` names a text of the booth, for recorded clips; texts without a name have `-`. */
export const Utterance = z.object({
  id: z.string().max(80),
  /** As it is to be said: digits one by one, names masked. */
  text: z.string().min(1).max(400),
  language: z.enum(['zh-CN', 'en']),
  speed: z.enum(['slow', 'normal', 'fast']),
});
export type Utterance = z.infer<typeof Utterance>;

/** Playable sound. `rate`: how fast to play it for the speed that was asked; 1 where the voice spoke at that speed itself. */
export const Speech = z.object({
  bytes: z.instanceof(Uint8Array),
  mime: z.enum(['audio/wav', 'audio/ogg']),
  rate: z.number().min(0.5).max(2),
});
export type Speech = z.infer<typeof Speech>;

const fails = z.object({ ok: z.literal(false), error: DeviceError });
const answers = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), fails]);
const Nothing = z.object({});
/** Made by core; the same id comes back in every event of that job. */
const JobId = z.string().max(40);

/** core → devices asks; devices → core pushes. */
export const devicesBorder = {
  asks: {
    /** State of every device now. */
    deviceStates: {
      body: Nothing,
      answer: z.record(DeviceName, DeviceState),
    },
    /** `on`: poll for a card until one was read or watching is turned off. Each presentation yields `cardFound`, then `cardRead` or `cardFailed`. */
    watchCard: { body: z.object({ on: z.boolean() }), answer: Nothing },
    /** Starts one scan job: feeder until empty, or a single flatbed page. Pages come as `pageScanned`, the end as `scanEnded`. */
    startScan: {
      body: z.object({
        job: JobId,
        source: z.enum(['feeder', 'flatbed']),
        dpi: z.number().int(),
        mode: z.enum(['color', 'gray']),
      }),
      answer: answers(Nothing),
    },
    cancelScan: { body: z.object({ job: JobId }), answer: Nothing },
    /** The lamp of the document camera; a booth without one takes no notice. */
    setLight: { body: z.object({ on: z.boolean() }), answer: Nothing },
    /** Clears the pad, shows the picture (without one the prompt in the pad's own dot font), starts sending `inkDrawn`. The answer carries scale and identity. */
    startSigning: {
      body: z.object({ job: JobId, prompt: PadPrompt, picture: PadPicture.optional() }),
      answer: answers(z.object({ geometry: PadGeometry, identity: PadIdentity })),
    },
    /** Forgets the ink of this job and clears the pad's screen; capture goes on with t = 0. */
    clearInk: { body: z.object({ job: JobId }), answer: Nothing },
    /** Ends the capture, blanks the pad. */
    stopSigning: { body: z.object({ job: JobId }), answer: Nothing },
    /** Looks at each device afresh; with a name, tests that one alone. */
    diagnose: {
      body: z.object({ device: DeviceName.nullable() }),
      answer: z.object({ devices: z.array(Diagnosis) }),
    },
    /** What core remembers of the devices, told once to a new devices process, so that its diagnoses go on from there. */
    recallCare: { body: z.partialRecord(DeviceName, DeviceCare), answer: Nothing },
    /** Prints a PDF on the booth's printer; false where there is none. */
    printPaper: {
      body: z.object({ bytes: z.instanceof(Uint8Array) }),
      answer: z.object({ printed: z.boolean() }),
    },
    /** What helps a person beside the devices of the work: private listening, presence, a voice. */
    comfort: { body: Nothing, answer: z.object({ headset: Headset, presence: Presence, voice: Voice }) },
    /** One sentence as sound; null where no voice of this booth can say it. */
    say: { body: Utterance, answer: Speech.nullable() },
    /** Everything of the person is dropped: buffers zeroed, pad screen cleared, jobs cancelled. */
    forget: { body: Nothing, answer: z.object({ dropped: z.array(z.string()) }) },
  },
  pushes: {
    deviceStateChanged: z.object({ device: DeviceName, state: DeviceState }),
    /** For the technician's counters: the device did its work once more, or failed once more. */
    deviceNoted: z.object({
      device: DeviceName,
      note: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('used') }),
        z.object({ kind: z.literal('failed'), error: DeviceErrorKind }),
      ]),
    }),
    cardFound: Nothing,
    cardRead: z.object({
      card: CardRecord,
      warnings: z.array(CardWarning),
      samNumber: z.string(),
      /** Written on the chip later than the printed address; absent where there is none or it was not asked for. */
      newestAddress: z.string().max(35).optional(),
    }),
    /** Follows `cardRead` where a decoder is configured, as soon as it has ended; the reading never waits for it. */
    cardPhotoDecoded: z.object({ photo: CardPhoto }),
    cardFailed: z.object({ error: DeviceError }),
    /** The card read last has left the field (or a card that failed was lifted). */
    cardLifted: Nothing,
    /** A card that was dealt with has been lying there for ten seconds: somebody is about to leave it behind. */
    cardLeft: Nothing,
    /** `percent` of the page being scanned, null where the back end tells none. */
    scanProgressed: z.object({ job: JobId, page: z.number().int(), percent: z.number().nullable() }),
    pageScanned: z.object({ job: JobId, page: ScannedPage }),
    /** `ok`: the feeder is empty or the page is done. `failed`: the first `pages` pages of the job stay good, later ones do not. */
    scanEnded: z.object({
      job: JobId,
      end: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('done'), pages: z.number().int() }),
        z.object({ kind: z.literal('failed'), pages: z.number().int(), error: DeviceError }),
      ]),
    }),
    /** The capture key or foot pedal was pressed. */
    triggerPressed: Nothing,
    /** What the code reader read: one line of text. */
    codeScanned: z.object({ text: z.string().max(512) }),
    inkDrawn: z.object({ job: JobId, samples: z.array(PenSample), gaps: z.number().int().nonnegative() }),
    /** A button on the pad was pressed; core decides whether it counts. */
    padPressed: z.object({ job: JobId, button: PadButton }),
    /** Samples that did not carry this session's id: dropped, counted among the gaps, and a matter for the audit. */
    inkRejected: z.object({ job: JobId, samples: z.number().int().positive() }),
    headsetMoved: z.object({ headset: Headset }),
    presenceChanged: z.object({ presence: Presence }),
    /** The pad went away or broke mid-signature: strokes so far are incomplete and must never be finalised. */
    signingBroke: z.object({ job: JobId, error: DeviceError }),
  },
};
export type DevicesBorder = typeof devicesBorder;
