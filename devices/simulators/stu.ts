/** The inside of a simulated Wacom STU: its reports, its screen and its states (devices.md B.2–B.6). */
import { LAST_RESULT, PAD_STATUS, REPORT, WACOM } from '../signature-pad/protocol.ts';
import { NO_TROUBLE, type PadInside, type PenAt } from './padInside.ts';
import type { GrayImage } from './png.ts';
import { createStuCipher } from './stuCipher.ts';
import { stuDescriptor, type StuModel } from './stuModels.ts';
import { areaOf, decodeUploaded, paste, type Area, type Uploaded } from './stuScreenInside.ts';

function information(model: StuModel): Uint8Array {
  const bytes = Buffer.alloc(16);
  bytes.write(model.name, 0, 'latin1');
  bytes.set([1, 8], 9);
  return bytes;
}

function capability({ maxX, maxY, screen, encodings }: StuModel): Uint8Array {
  const bytes = Buffer.alloc(encodings === null ? 10 : 16);
  for (const [i, value] of [maxX, maxY, 1023, ...screen].entries()) bytes.writeUInt16BE(value, i * 2);
  if (encodings === null) return bytes;
  bytes[10] = 200;
  bytes.writeUInt16BE(2540, 11);
  bytes[13] = encodings;
  return bytes;
}

interface Upload {
  readonly encoding: number;
  readonly area: Area | null;
  readonly parts: Uint8Array[];
}

/** `now` in milliseconds drives the pad's own time counter. */
export function createStu(model: StuModel, now: () => number): PadInside {
  const serial = `SIM${model.productId.toString(16)}0001`;
  const sizes = new Map(model.features);
  const [width, height] = model.screen;
  let cipher = createStuCipher();
  let status: number = PAD_STATUS.ready;
  let lastResult: number = LAST_RESULT.none;
  let optionMode = 0;
  let inking = false;
  let sequence = 0;
  let session: number | null = null;
  let waiting: Uint8Array[] = [];
  let upload: Upload | undefined;
  let shown: Uploaded | null = null;
  let looks: GrayImage | null = null;
  let troubles = NO_TROUBLE;

  const reset = (): void => {
    [status, lastResult, optionMode, inking, upload, session, waiting] = [PAD_STATUS.ready, LAST_RESULT.none, 0, false, undefined, null, []]; // prettier-ignore
  };
  const refuse = (): void => void (lastResult = LAST_RESULT.wrongState);
  const begin = (encoding: number, area: Area | null): void => {
    if (status !== PAD_STATUS.ready || troubles.wrongState || troubles.stuckInImage) return refuse();
    [status, upload] = [PAD_STATUS.image, { encoding, area, parts: [] }];
  };
  const commit = ({ encoding, area, parts }: Upload): void => {
    shown = { encoding, bytes: Buffer.concat(parts) };
    const part = decodeUploaded(shown, area?.width ?? width, area?.height ?? height);
    if (part === null) return void (lastResult = 0x11);
    if (area === null) looks = part;
    else if (looks !== null) paste(looks, part, area);
  };

  const obey = (report: Uint8Array): void => {
    const value = report[1] ?? 0;
    const payload = report.subarray(1);
    lastResult = LAST_RESULT.none;
    switch (report[0]) {
      case REPORT.reset:
        reset();
        // a soft reset is what frees a pad that hangs in its image state
        troubles = { ...troubles, stuckInImage: false };
        return;
      case REPORT.clearScreen:
        [shown, looks] = [null, null];
        return;
      case REPORT.inkingMode:
        inking = value === 1;
        return;
      case REPORT.optionMode:
        optionMode = value;
        return;
      case REPORT.startImage:
        return begin(value, null);
      case REPORT.startImageArea:
        return begin(value, areaOf(payload.subarray(2)));
      case REPORT.imageBlock: {
        const count = value + (report[2] ?? 0) * 256;
        if (upload === undefined) return refuse();
        upload.parts.push(new Uint8Array(report.subarray(3, 3 + count)));
        return;
      }
      case REPORT.endImage:
        if (upload !== undefined && value === 0) commit(upload);
        [status, upload] = [PAD_STATUS.ready, undefined];
        return;
      case REPORT.startCapture:
        if (status !== PAD_STATUS.ready) return refuse();
        [status, session, waiting] = [PAD_STATUS.capture, Buffer.from(payload).readUInt32BE(0), []];
        return;
      case REPORT.endCapture:
        if (status === PAD_STATUS.capture) status = PAD_STATUS.ready;
        session = null;
        return;
      case REPORT.encryptionCommand:
        return cipher.command(payload);
      case REPORT.hostPublicKey:
        return cipher.hostKey(payload);
      case REPORT.displayArea:
        return;
      default:
        lastResult = LAST_RESULT.wrongReport;
    }
  };

  const read = (id: number): Uint8Array | 'stall' => {
    switch (id) {
      case REPORT.status:
        return Uint8Array.of(troubles.busy ? PAD_STATUS.calculation : status, lastResult, 0, 0);
      case REPORT.information:
        return information(model);
      case REPORT.capability:
        return capability(model);
      case REPORT.uid:
        return Uint8Array.of(0, 0, model.productId, 1);
      case REPORT.uid2:
        return Buffer.from(serial.padEnd(10, '\0').slice(0, 10), 'latin1');
      case REPORT.eSerial:
        return Buffer.from(serial.padEnd(13, '\0').slice(0, 13), 'latin1');
      case REPORT.optionMode:
        return Uint8Array.of(optionMode);
      case REPORT.inkingMode:
        return Uint8Array.of(inking ? 1 : 0);
      case REPORT.encryptionStatus:
        return cipher.status();
      case REPORT.encryptionCommand:
        return cipher.cipherBlock();
      case REPORT.dhPrime:
        return cipher.prime();
      case REPORT.dhBase:
        return cipher.base();
      case REPORT.devicePublicKey:
        return cipher.deviceKey();
      default:
        return 'stall';
    }
  };

  const sampleOf = ({ x, y, p, touching, near }: PenAt): Buffer => {
    const bytes = Buffer.alloc(10);
    const pressure = touching ? Math.max(1, Math.round(p * 1023)) : 0;
    const within = (share: number, max: number): number => Math.round(Math.min(1, Math.max(0, share)) * max);
    bytes.writeUInt16BE((near ? 0x8000 : 0) | (touching ? 0x1000 : 0) | pressure, 0);
    bytes.writeUInt16BE(within(x, model.maxX), 2);
    bytes.writeUInt16BE(within(y, model.maxY), 4);
    bytes.writeUInt16BE(Math.floor(now()) & 0xffff, 6);
    bytes.writeUInt16BE(sequence++ & 0xffff, 8);
    return bytes;
  };
  const encrypted = (sample: Buffer, timed: boolean): Uint8Array[] => {
    const id = Buffer.alloc(4);
    id.writeUInt32BE(troubles.wrongSession && sequence % 7 === 0 ? 0xdead_beef : (session ?? 0));
    if (timed) {
      const block = cipher.encrypt(Buffer.concat([sample, Buffer.alloc(2), id]));
      return block === null ? [] : [Buffer.concat([Uint8Array.of(REPORT.penDataEncryptedTimed), block])];
    }
    waiting.push(sample.subarray(0, 6));
    if (waiting.length < 2) return [];
    const block = cipher.encrypt(Buffer.concat([id, ...waiting]));
    waiting = [];
    if (block === null) return [];
    const withOption = model.inputs.some(([report]) => report === REPORT.penDataEncryptedOption);
    return [
      withOption
        ? Buffer.concat([Uint8Array.of(REPORT.penDataEncryptedOption), block, Buffer.alloc(4)])
        : Buffer.concat([Uint8Array.of(REPORT.penDataEncrypted), block]),
    ];
  };

  return {
    identity: {
      vendorId: WACOM,
      productId: model.productId,
      name: model.name,
      serial,
      usagePage: 0xff0d,
      usage: 1,
      descriptor: stuDescriptor(model),
    },
    getFeature(id) {
      const known = sizes.has(id) && !(troubles.stall && id !== REPORT.status);
      return known ? read(id) : 'stall';
    },
    setFeature(report) {
      const id = report[0] ?? 0;
      if (troubles.stall || !sizes.has(id) || (troubles.stallOption && id === REPORT.optionMode))
        return 'stall';
      obey(report);
      return 'done';
    },
    pen(at) {
      const timed = optionMode === 3;
      const sample = sampleOf(at);
      if (status === PAD_STATUS.capture) return encrypted(sample, timed);
      if (timed) return [Buffer.concat([Uint8Array.of(REPORT.penDataTimed), sample])];
      const withOption = model.inputs.some(([report]) => report === REPORT.penDataOption);
      const plain = sample.subarray(0, 6);
      return [
        withOption
          ? Buffer.concat([Uint8Array.of(REPORT.penDataOption), plain, Buffer.alloc(2)])
          : Buffer.concat([Uint8Array.of(REPORT.penData), plain]),
      ];
    },
    key: () => [],
    screen: () => shown,
    picture: () => looks,
    inking: () => inking,
    inject: (next) => void (troubles = next),
    onInput: () => {},
    reset() {
      reset();
      [shown, looks, cipher] = [null, null, createStuCipher()];
    },
  };
}
