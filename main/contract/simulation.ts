/** What the simulation console and the tests can do to the simulated hardware: plain HTTP on loopback, `POST /control` with one command. */
import { z } from 'zod';
import { PadButton } from './devices.ts';
import { CodeReaderConfig, LightConfig, TriggerConfig } from './launch.ts';

/** Cards that can be laid on the reader; all numbers are synthetic. */
export const SimulatedCard = z.enum([
  'resident', 'residentElder', 'residentRareName', 'secondResident', 'thirdResident', 'fourthResident', 'fifthResident', 'sixthResident', 'seventhResident', 'hmtPermit', 'foreign2017', 'foreign2023',
  'expired', 'minor', 'badCheckDigit', 'unknownType', 'mediator', 'gridStaff',
  'policeOfficer', 'judicialOfficer', 'judge', 'agencyRep', 'deputy', 'worker', 'educationOfficer', 'consumerCommittee',
]); // prettier-ignore
export type SimulatedCard = z.infer<typeof SimulatedCard>;

export const ReaderFault = z.enum([
  // the port and the cable
  'unplugged', 'unplugMidRead', 'noRights', 'locked', 'nodeVanishes', 'wrongBaud', 'silent',
  // the line
  'garbageBefore', 'garbageBetween', 'truncated', 'oversized', 'flippedBit', 'lengthMismatch', 'samSaysChecksum', 'samSaysLength',
  // the card
  'cardLiftedMidRead', 'cardMoved', 'unknownCard', 'selectFailed', 'cardRefusesSam', 'authFailed', 'verifyFailed', 'fingerprintFailed',
  // the SAM
  'commandError', 'notPermitted', 'unrecognised', 'lengthError', 'randomFailed', 'selfTestOnce', 'samSelfTest', 'samUnauthorised',
  'oldAddressCommand',
]); // prettier-ignore
/** `stall`: every exchange; `stallOption`: only the counters of the pen data; `silentPen`: the pen goes dumb with its tip down; `wrongSession`: another session's samples in between. */
export const PadFault = z.enum([
  'unplugged', 'stall', 'stallOption', 'busy', 'dropReports', 'wrongState', 'stuckInImage', 'silentPen', 'wrongSession',
]); // prettier-ignore
/** Pads that can be plugged in. `Digitizer` is any pen digitizer that describes itself. */
export const PadModelName = z.enum([
  'STU-300', 'STU-430', 'STU-500', 'STU-520', 'STU-530', 'STU-540', 'ESP370U', 'Digitizer', 'ePadLink',
]); // prettier-ignore
export type PadModelName = z.infer<typeof PadModelName>;
/** The first row: troubles of paper and device. The second: a device that answers late, wrongly or with malice. */
export const ScannerFault = z.enum([
  'jam', 'jamOnPage3', 'staleJam', 'feederEmpty', 'coverOpen', 'hatchOpen', 'multiFeed', 'multiFeedOnPage2', 'mispick', 'pageTooLong',
  'pageTooShort', 'trayFailed', 'trayOverloaded', 'ioError', 'backendCrash', 'crashOnce', 'busy', 'busyAtFirst', 'permissionDenied',
  'badOption', 'truncatedImage',
  'slow', 'hang', 'hangAtPage', 'notReadyAtFirst', 'goneAtFirst', 'lateAtFirst', 'otherHost', 'redirect', 'redirectJob', 'lyingLength',
  'endlessBody', 'imageBomb', 'xmlBomb', 'hugeXml', 'oddPrefixes', 'noLocation',
]); // prettier-ignore

export const SimulatedDevice = z.enum(['idReader', 'signaturePad', 'scanner']);
export type SimulatedDevice = z.infer<typeof SimulatedDevice>;

export const ControlCommand = z.discriminatedUnion('do', [
  /** `no`: of which member of a group, from 1, where the card is a `worker`. */
  z.object({ do: z.literal('placeCard'), card: SimulatedCard, no: z.number().int().min(1).max(399).optional() }), // prettier-ignore
  z.object({ do: z.literal('liftCard') }),
  /** Strokes in 0…1 of the pad's width and height; `p` 0…1. Sent to the pad in time `ms` apart. */
  z.object({
    do: z.literal('drawInk'),
    strokes: z.array(z.array(z.object({ x: z.number(), y: z.number(), p: z.number() })).min(1)).max(200),
    msPerSample: z.number().min(0).max(50),
  }),
  /** A plausible handwritten name, so that a test or a hurried newcomer need not draw. */
  z.object({ do: z.literal('signName') }),
  /** A hard key of the pad; soft buttons are tapped by `drawInk` where they are shown. */
  z.object({ do: z.literal('pressPadKey'), button: PadButton }),
  /** Unplugs the pad and plugs in another model. */
  z.object({ do: z.literal('changePad'), model: PadModelName }),
  /** Which prepared pages lie in the feeder, in order; empty array = empty feeder. Names as listed by `GET /state`. */
  z.object({ do: z.literal('loadPages'), pages: z.array(z.string()).max(50) }),
  z.object({ do: z.literal('fault'), device: SimulatedDevice, name: z.string() }),
  z.object({ do: z.literal('clearFaults') }),
  z.object({ do: z.literal('unplug'), device: SimulatedDevice }),
  z.object({ do: z.literal('replug'), device: SimulatedDevice }),
  z.object({ do: z.literal('cutLink') }),
  z.object({ do: z.literal('restoreLink') }),
  z.object({ do: z.literal('headset'), plugged: z.boolean() }),
  z.object({ do: z.literal('person'), here: z.boolean() }),
  z.object({ do: z.literal('pressPedal') }),
  /** A barcode or QR code is held before the module. */
  z.object({ do: z.literal('showCode'), text: z.string().min(1).max(200) }),
]);
export type ControlCommand = z.infer<typeof ControlCommand>;

/** `GET /state`. */
export const SimulationState = z.object({
  card: SimulatedCard.nullable(),
  /** Wall time in ms at which the reader last answered "card found": where the bench begins to count. */
  cardFoundAt: z.number().nullable(),
  /** Prepared page pictures by name, and the ones in the feeder now. */
  pages: z.array(z.string()),
  feeder: z.array(z.string()),
  faults: z.array(z.object({ device: SimulatedDevice, name: z.string() })),
  faultNames: z.object({
    idReader: z.array(z.string()),
    signaturePad: z.array(z.string()),
    scanner: z.array(z.string()),
  }),
  padModel: PadModelName,
  padModels: z.array(PadModelName),
  linkUp: z.boolean(),
  /** Null where this machine cannot simulate it. */
  headset: z.boolean().nullable(),
  person: z.boolean().nullable(),
  /** Whether the document camera's lamp shines. */
  lamp: z.boolean().nullable(),
  pedal: z.boolean(),
  codeReader: z.boolean(),
});
export type SimulationState = z.infer<typeof SimulationState>;

/** One line of JSON the simulators print on stdout when every path can be opened. */
export const SimulatorsReady = z.object({
  consoleUrl: z.url(),
  controlUrl: z.url(),
  /** What a booth opens: a device node, or `tcp://127.0.0.1:PORT`. */
  idReader: z.string(),
  signaturePad: z.string(),
  /** What a program needs to see the pad's virtual node; null where the pad is on a socket. */
  hidraw: z.object({ preload: z.string(), root: z.string() }).nullable(),
  scanner: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sane'), device: z.string(), configDir: z.string() }),
    z.object({ kind: z.literal('escl'), url: z.url() }),
  ]),
  /** Devices that are simulated at the transport interface: this machine has no pty, virtual hidraw or SANE for them. */
  atTransport: z.array(SimulatedDevice),
  /** The jack's event node and the presence sensor's; null where this machine cannot simulate them. */
  headset: z.string().nullable(),
  presence: z.string().nullable(),
  /** How a booth is configured for foot pedal, lamp and code reader; null where this machine cannot simulate them. */
  trigger: TriggerConfig.nullable(),
  light: LightConfig.nullable(),
  codeReader: CodeReaderConfig.nullable(),
  /** A program that speaks; null where espeak-ng is missing. */
  voice: z.object({ program: z.string(), args: z.array(z.string()) }).nullable(),
  /** Address the booth uses for the court; cutting the link cuts here. Null without `--court`. */
  courtProxy: z.url().nullable(),
});
export type SimulatorsReady = z.infer<typeof SimulatorsReady>;
