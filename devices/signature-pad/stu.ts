/** An open Wacom STU: identified, shown a prompt, written on, blanked. Each step checks the pad's own answer (devices.md B.2–B.6). */
import type { DeviceErrorKind, PadPicture } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { decodeEncrypted, isEncrypted, type PenCipher } from './encryption.ts';
import type { OpenPad, OpenResult, Pad, PadInput, PadWire } from './pad.ts';
import { decodeCapability, decodeInformation, decodePen, decodeSerial, decodeUid, PAD_STATUS, REPORT, type PadCapability } from './protocol.ts'; // prettier-ignore
import { createStuIo, type StuIo } from './stuIo.ts';
import { agreeOnKey, type PadKey } from './stuKeys.ts';
import { hasColour, rectangle } from './stuPicture.ts';
import { uploadArea, uploadWhole } from './stuScreen.ts';

const MM_PER_INCH = 25.4;
/** Units per inch and points per second of the pads that do not tell (devices.md B.2). */
const USUAL = { resolution: 2540, rate: 200 };
/** Both counters in each pen report where the pad can: time and sequence (report 32). */
const COUNTERS = Uint8Array.of(3);
const ON = Uint8Array.of(1);
const OFF = Uint8Array.of(0);

type Known = Result<{ readonly pad: Pad; readonly capability: PadCapability }, DeviceErrorKind>;

/** The serial in letters where the unit has one, else the number of report 0A. */
async function serialOf(io: StuIo): Promise<string> {
  for (const id of [REPORT.eSerial, REPORT.uid2]) {
    const report = await io.read(id);
    const serial = report === null ? '' : decodeSerial(report);
    if (serial !== '') return serial;
  }
  const uid = await io.read(REPORT.uid);
  return uid === null ? '' : decodeUid(uid).toString(16).padStart(8, '0');
}

async function identify(io: StuIo): Promise<Known> {
  const [first, second] = [await io.read(REPORT.information), await io.read(REPORT.capability)];
  if (first === null || second === null) return err('unsupportedReport');
  const [information, capability] = [decodeInformation(first), decodeCapability(second)];
  if (!information.ok || !capability.ok) return err('protocol');
  const { maxX, maxY, maxPressure, resolution, rate, screenWidth, screenHeight, encodings } =
    capability.value;
  const pad: Pad = {
    identity: {
      model: information.value.model,
      serial: await serialOf(io),
      firmware: information.value.firmware,
      driver: 'stu',
    },
    geometry: {
      maxX,
      maxY,
      maxPressure,
      unitsPerMm: (resolution || USUAL.resolution) / MM_PER_INCH,
      samplesPerSecond: rate || USUAL.rate,
    },
    screen:
      screenWidth === 0 || screenHeight === 0
        ? null
        : { width: screenWidth, height: screenHeight, colour: hasColour(encodings) },
  };
  return ok({ pad, capability: capability.value });
}

/** What is there depends on the unit's own descriptor alone, never on its model. */
export async function openStu(wire: PadWire): Promise<OpenResult> {
  const io = createStuIo(wire);
  const known = await identify(io);
  if (!known.ok) return known;
  const { pad, capability } = known.value;
  // a capture that a crashed program left running would refuse everything else
  await io.write(REPORT.endCapture, OFF);
  const agreed = await agreeOnKey(io, wire.clock, wire.secrets);
  if (!agreed.ok) return agreed;
  return ok(stuPad(io, pad, capability, agreed.value, wire.secrets.session));
}

function stuPad(
  io: StuIo,
  pad: Pad,
  capability: PadCapability,
  secret: PadKey | null,
  newSession: () => number,
): OpenPad {
  let cipher: PenCipher | null = null;

  const endCapture = async (): Promise<void> => {
    cipher = null;
    if (secret !== null) await io.write(REPORT.endCapture, OFF);
  };
  /** Ink follows the pen, in the writing area alone; encrypted where a key was agreed on. */
  const beginWriting = async (picture: PadPicture | null): Promise<Result<null, DeviceErrorKind>> => {
    await io.write(REPORT.optionMode, COUNTERS);
    if (picture !== null) await io.write(REPORT.displayArea, rectangle(picture.writing));
    await io.write(REPORT.inkingMode, ON);
    if (secret === null) return ok(null);
    const session = newSession();
    const head = Buffer.alloc(4);
    head.writeUInt32BE(session);
    if (!(await io.write(REPORT.startCapture, head))) return err('protocol');
    cipher = { key: secret.key, session };
    const begun = await io.reach([PAD_STATUS.capture, PAD_STATUS.ready]);
    return begun.ok ? ok(null) : begun;
  };

  return {
    pad,
    protection: secret?.kind ?? 'none',
    hear(report) {
      if (!isEncrypted(report[0])) {
        const pen = secret === null ? decodePen(report) : null; // a pad that was told to encrypt never sends plain samples
        return pen === null ? [] : [{ kind: 'pen', report: pen }];
      }
      if (cipher === null) return [];
      const samples = decodeEncrypted(report, cipher);
      return samples === null
        ? [{ kind: 'rejected' }]
        : samples.map((sample): PadInput => ({ kind: 'pen', report: sample }));
    },
    async prepare(picture, reset) {
      if (reset) await io.write(REPORT.reset, OFF);
      await endCapture();
      const free = await io.reach([PAD_STATUS.ready]);
      // an earlier command's refusal is cleared by the next good command, so it does not count here
      if (!free.ok && (free.error !== 'wrongState' || reset)) return free;
      if (!(await io.write(REPORT.clearScreen, OFF))) return err('unsupportedReport');
      if (picture !== null) {
        const shown = await uploadWhole(io, picture, capability.encodings);
        if (!shown.ok) return shown;
      }
      return beginWriting(picture);
    },
    async clear(picture) {
      await endCapture();
      await io.write(REPORT.inkingMode, OFF);
      const shown =
        picture === null
          ? await cleared(io)
          : await uploadArea(io, picture, picture.writing, capability.encodings);
      return shown.ok ? beginWriting(picture) : shown;
    },
    async blank() {
      await endCapture();
      await io.write(REPORT.inkingMode, OFF);
      await io.write(REPORT.clearScreen, OFF);
    },
  };
}

async function cleared(io: StuIo): Promise<Result<null, DeviceErrorKind>> {
  return (await io.write(REPORT.clearScreen, OFF)) ? ok(null) : err('unsupportedReport');
}
