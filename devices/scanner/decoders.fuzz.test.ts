/** No bytes from a scanner, camera, trigger or code reader may make a decoder throw, hang or grow. 1,000,000 runs each with YUNCANG_LONG=1. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ScannedPage } from '../../main/contract/devices.ts';
import { readImage } from '../../main/contract/pageImage.ts';
import { createLines, MAX_CODE_BYTES, readAnswer, readText } from '../code-reader/protocol.ts';
import { capabilities, status } from '../simulators/esclXml.ts';
import { createPresses, patternOf } from '../trigger/protocol.ts';
import { readAnnounced } from './esclAddress.ts';
import { infoOf, readAbilities, readStatus } from './esclMessages.ts';
import { parseOptions } from './options.ts';
import { pngOf, readPnm } from './pnm.ts';
import { failureOf, parseList, readSign, usbPlaceOf } from './protocol.ts';
import { parseXml } from './xml.ts';

const numRuns = process.env['YUNCANG_LONG'] === '1' ? 1_000_000 : 2000;
vi.setConfig({ testTimeout: 3_600_000 });
const options = { seed: 20261125, numRuns };
const always = <T>(any: fc.Arbitrary<T>, holds: (value: T) => void): void =>
  fc.assert(
    fc.property(any, (value) => holds(value)),
    options,
  );

/** A good text with pieces cut out, doubled and replaced. */
const mutated = (corpus: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...corpus),
      fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.string({ maxLength: 6 })), { maxLength: 6 }),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [where, length, put]) => {
        const at = where % (now.length + 1);
        return now.slice(0, at) + put + now.slice(at + length);
      }, text),
    );
const mutatedBytes = (corpus: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...corpus), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
    .map(([good, edits, length]) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of edits) bytes[at % bytes.length] = value;
      return length % 3 === 0 ? bytes.subarray(0, length % (bytes.length + 1)) : bytes;
    });

const XML = [
  capabilities('Model', 'urn:uuid:1'),
  status('Idle', 'ScannerAdfJam'),
  '<a b="c"><!-- d --><e/>f</a>',
];
const SAID = [
  'Progress: 12.3%', 'Scanning page 4', 'scanimage: rounded value of resolution from 5000 to 1200',
  '    --resolution 75|100|150|200|300dpi [300]\n    --source Flatbed|ADF [Flatbed]\n    -x 0..209.973mm [209.973]\n',
  'epson2:libusb:001:004\u001fV\u001fM\n', 'scanimage: open of device x failed: Device busy',
]; // prettier-ignore
const JPEG = Buffer.from('ffd8ffe000104a46494600010101012c012c0000ffc0000b080004000401011100ffda0008010100003f00ffd9', 'hex'); // prettier-ignore
const PNG = pngOf({ kind: 'gray', width: 4, height: 4, bits: 8, pixels: new Uint8Array(16) });
const PNM = Buffer.from('P5\n# SANE data follows\n4 4\n255\n0123456789abcdef', 'latin1');

describe('on any input', () => {
  it('XML is read into a bounded tree, or not at all', () => {
    always(fc.oneof(mutated(XML), fc.string({ maxLength: 300 })), (xml) => {
      const root = parseXml(xml);
      return root === null || JSON.stringify(root).length <= 8 * xml.length + 200;
    });
    expect(parseXml('<a/>')).not.toBeNull();
  });

  it('the answers of an eSCL scanner are understood or refused', () => {
    always(mutated(XML), (xml) => {
      readStatus(xml, 'feeder');
      const abilities = readAbilities(xml);
      if (abilities === null) return true;
      const { resolutions } = infoOf(abilities, 'http://127.0.0.1/eSCL');
      return resolutions.every((dpi) => dpi > 0 && Number.isFinite(dpi));
    });
    expect(readAbilities(XML[0] ?? '')).not.toBeNull();
  });

  it('an announcement gives an address that can be parsed, or none', () => {
    const txt = fc.dictionary(fc.constantFrom('rs', 'ty', 'pdl', 'is', 'cs', 'UUID', 'duplex'), fc.string());
    const announced = fc.record({ name: fc.string(), host: fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), port: fc.nat(70_000), secure: fc.boolean(), txt }); // prettier-ignore
    always(announced, (any) => {
      const found = readAnnounced(any);
      return found === undefined || URL.canParse(found.url);
    });
    expect(numRuns).toBeGreaterThan(0);
  });

  it('the words of scanimage are read', () => {
    always(fc.oneof(mutated(SAID), fc.string({ maxLength: 400 })), (text) => {
      parseOptions(text);
      usbPlaceOf(text);
      failureOf({ code: text.length % 140, signal: null, text });
      const sign = readSign(text);
      return parseList(text).length <= 100 && (sign.kind !== 'progressed' || sign.percent >= 0);
    });
    expect(readSign(SAID[0] ?? '').kind).toBe('progressed');
  });

  it('the head of a picture is read, and what it says fits a page', () => {
    always(fc.oneof(mutatedBytes([JPEG, PNG]), fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const image = readImage(bytes);
      if (!image.ok) return true;
      const page = { index: 0, bytes, dpi: 300, sha256: '0'.repeat(64), ...image.value };
      return image.value.widthPx * image.value.heightPx <= 150_000_000 && ScannedPage.safeParse(page).success;
    });
    expect(readImage(PNG).ok).toBe(true);
  });

  it('a raw picture becomes a whole PNG, or nothing', () => {
    always(fc.oneof(mutatedBytes([PNM]), fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const raw = readPnm(Uint8Array.from(bytes));
      return !raw.ok || readImage(pngOf(raw.value)).ok;
    });
    expect(readPnm(PNM).ok).toBe(true);
  });

  it('a code reader says bounded text without control characters', () => {
    const chunks = fc.array(fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.constant(Buffer.from('号\r\n'))), { maxLength: 12 }); // prettier-ignore
    always(chunks, (parts) => {
      const lines = createLines();
      for (const part of parts) {
        readAnswer(part);
        readText(part);
      }
      const texts = parts.flatMap((part) => lines.push(part));
      return texts.every((text) => text.length <= MAX_CODE_BYTES && !/\p{Cc}/u.test(text));
    });
    expect(createLines().push(Buffer.from('号\r\n'))).toEqual(['号']);
  });

  it('a trigger is pressed at most once a report', () => {
    const hex = fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex')); // prettier-ignore
    always(fc.tuple(hex, hex, fc.array(fc.uint8Array({ maxLength: 16 }), { maxLength: 10 })), ([match, mask, reports]) => {
      const isPress = createPresses(patternOf({ match, mask }));
      const presses = reports.map((report) => isPress(report));
      // never twice without a report between that lets go
      return presses.every((press, i) => !(press && presses[i - 1] === true));
    }); // prettier-ignore
    expect(createPresses(patternOf({ match: '01', mask: '01' }))(Uint8Array.of(1))).toBe(true);
  });
});
