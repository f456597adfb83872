/** No bytes from a scanner, camera, trigger or code reader make a decoder throw, hang or take more than twice its bound; 1,000,000 each with YUNCANG_LONG=1. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ScannedPage } from '../../main/contract/devices.ts';
import { readImage } from '../../main/contract/pageImage.ts';
import { AMOUNT, feed, type Decode, type Target } from '../../test/fuzz/feed.ts';
import { createGuard } from '../../test/fuzz/meter.ts';
import { crcCcitt, createLines, MAX_CODE_BYTES, readAnswer } from '../code-reader/protocol.ts';
import { capabilities, status } from '../simulators/esclXml.ts';
import { createPresses, patternOf } from '../trigger/protocol.ts';
import { readAnnounced } from './esclAddress.ts';
import { infoOf, readAbilities, readStatus } from './esclMessages.ts';
import { parseOptions } from './options.ts';
import { pngOf, readPnm } from './pnm.ts';
import { failureOf, identityOf, parseList, readSign, resolveDevice, usbPlaceOf } from './protocol.ts';
import { parseXml } from './xml.ts';

vi.setConfig({ testTimeout: 1_800_000 });

const must = (holds: boolean): void => {
  if (!holds) throw new Error('what came out is not what the next one may rely on');
};
const bytesOf = (...texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text));
/** As the text comes off the network or out of a pipe. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'); // prettier-ignore
const anyText = (maxLength: number): fc.Arbitrary<Uint8Array> =>
  fc.string({ unit: 'binary', maxLength }).map((text) => Buffer.from(text));

const XML = bytesOf(
  capabilities('Model', 'urn:uuid:1'),
  status('Idle', 'ScannerAdfJam'),
  '<a b="c"><!-- d --><e/>f</a>',
  // short ones, so that most inputs are cheap
  '<s:ScannerCapabilities><p:MakeAndModel>M</p:MakeAndModel><s:UUID>u</s:UUID><s:AdfSimplexInputCaps><s:MaxWidth>2480</s:MaxWidth><s:ColorMode>RGB24</s:ColorMode><s:XResolution>300</s:XResolution><p:DocumentFormat>image/jpeg</p:DocumentFormat></s:AdfSimplexInputCaps></s:ScannerCapabilities>',
  '<s:ScannerStatus><p:State>Idle</p:State><s:AdfState>ScannerAdfJam</s:AdfState></s:ScannerStatus>',
);
const XML_TOKENS = bytesOf('<', '>', '/>', '</', '<!--', '-->', '<?', '<!DOCTYPE', '&amp;', '&#0;', '<a>'.repeat(30), 'pwg:', '1e309', '-1'); // prettier-ignore

const xml: Decode = (bytes) => {
  const text = textOf(bytes);
  const root = parseXml(text);
  // a bounded tree: each element costs at least three characters
  must(root === null || JSON.stringify(root).length <= 13 * text.length + 200);
  return root !== null;
};
const escl: Decode = (bytes) => {
  const text = textOf(bytes);
  const told = readStatus(text, 'feeder');
  const abilities = readAbilities(text);
  if (abilities === null) return told !== null;
  const { resolutions } = infoOf(abilities, 'http://127.0.0.1/eSCL');
  must(resolutions.every((dpi) => dpi > 0 && Number.isFinite(dpi)));
  return true;
};

/** Name, host, port, whether secure, then one TXT entry a line. */
const ANNOUNCED = bytesOf(
  'Model\n192.168.1.7\n443\ny\nrs=eSCL\nty=Model X\npdl=image/jpeg,application/pdf\nUUID=ab-cd\nis=adf,platen\ncs=color\nduplex=T',
  'Model\nfe80::1\n80\n\nrs=/eSCL/\nDuplex=f',
  'Model\nscanner.local\n8080\ny\nrs=',
  '\n\n\n\n443\n808',
);
const announcement = fc
  .record({
    name: fc.string({ unit: 'binary' }), host: fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4(), fc.ipV6(), fc.domain()),
    port: fc.nat(70_000), secure: fc.constantFrom('y', ''),
    txt: fc.array(fc.tuple(fc.constantFrom('rs', 'ty', 'pdl', 'is', 'cs', 'UUID', 'duplex', '__proto__'), fc.string({ unit: 'binary' }))),
  })
  .map(({ name, host, port, secure, txt }) => Buffer.from([name, host, port, secure, ...txt.map((entry) => entry.join('='))].join('\n'))); // prettier-ignore
const announced: Decode = (bytes) => {
  const [name = '', host = '', port = '', secure = '', ...txt] = textOf(bytes).split('\n');
  const entries = txt.map((line): [string, string] => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]); // prettier-ignore
  const found = readAnnounced({ name, host, port: Number.parseInt(port, 10) || 0, secure: secure !== '', txt: Object.fromEntries(entries) }); // prettier-ignore
  must(found === undefined || URL.canParse(found.url));
  return found !== undefined;
};

const SAID = bytesOf(
  'Progress: 12.3%', 'Scanning page 4', 'scanimage: rounded value of resolution from 5000 to 1200',
  '    --resolution 75|100|150|200|300dpi [300]\n    --source Flatbed|ADF [Flatbed]\n    -x 0..209.973mm [209.973]\n',
  'epson2:libusb:001:004\u001fV\u001fM\nairscan:e0:Model\u001fV\u001fM\n', 'scanimage: open of device x failed: Device busy',
  // took the square of their number
  '\n'.repeat(1000), `    --source ${' '.repeat(1000)}`, 'open of device '.repeat(70),
); // prettier-ignore
const SAID_TOKENS = bytesOf('\u001f', '\n', ' [', ']', '..', '|', '    --source ', '    --resolution ', 'libusb:', '9'.repeat(400), '-0', '\u2028', '　'); // prettier-ignore
const words: Decode = (bytes) => {
  const text = textOf(bytes);
  const options = parseOptions(text);
  const place = usbPlaceOf(text);
  const failure = failureOf({ code: bytes.length % 140, signal: null, text });
  const sign = readSign(text);
  const listed = parseList(text);
  must(listed.length <= 100 && (sign.kind !== 'progressed' || (sign.percent >= 0 && sign.percent <= 100)));
  const known = listed.map((scanner) => ({ ...scanner, identity: identityOf(scanner, null) }));
  resolveDevice({ device: text.slice(0, 40) }, known);
  return options.sources !== null || place !== null || sign.kind !== 'said' || failure !== 'ioError';
};

const JPEG = Buffer.from('ffd8ffe000104a46494600010101012c012c0000ffc0000b080004000401011100ffda0008010100003f00ffd9', 'hex'); // prettier-ignore
const PNG = pngOf({ kind: 'gray', width: 4, height: 4, bits: 8, pixels: new Uint8Array(16) });
const PICTURE_TOKENS = [JPEG.subarray(0, 2), JPEG.subarray(-2), PNG.subarray(0, 8), PNG.subarray(-12), ...bytesOf('IHDR')]; // prettier-ignore
const picture: Decode = (bytes) => {
  const image = readImage(bytes);
  if (!image.ok) return false;
  const { widthPx, heightPx } = image.value;
  must(widthPx * heightPx <= 150_000_000);
  const page = { index: 0, bytes: Uint8Array.from(bytes), dpi: 300, sha256: '0'.repeat(64), ...image.value };
  must(ScannedPage.safeParse(page).success);
  return true;
};

const PNM = [
  Buffer.from('P5\n# SANE data follows\n4 4\n255\n0123456789abcdef', 'latin1'),
  Buffer.from('P6 2 2 65535\n0123456789abcdef01234567', 'latin1'),
  Buffer.from('P4\n9 3\n012345', 'latin1'),
];
const raw: Decode = (bytes) => {
  const read = readPnm(bytes);
  if (!read.ok) return false;
  must(readImage(pngOf(read.value)).ok);
  return true;
};

/** `02 00 00 <count> <data> <crc>`, as a module answers. */
function withCrc(data: readonly number[]): Uint8Array {
  const body = Uint8Array.of(0, data.length, ...data);
  const crc = crcCcitt(body);
  return Uint8Array.of(2, 0, ...body, crc >> 8, crc & 0xff);
}
const code = (): Decode => {
  const lines = createLines();
  return (bytes) => {
    readAnswer(bytes);
    const data = readAnswer(withCrc([...bytes.subarray(0, 40)]));
    must(data !== null && data.length === Math.min(40, bytes.length));
    const texts = lines.push(bytes);
    must(texts.every((text) => text.length <= MAX_CODE_BYTES && !/\p{Cc}/u.test(text)));
    return texts.length > 0;
  };
};

/** Length of pattern and reports in the first two bytes, then match, mask and the reports. */
const trigger: Decode = (bytes) => {
  const length = 1 + ((bytes[0] ?? 0) % 8);
  const size = 1 + ((bytes[1] ?? 0) % 16);
  const hex = (from: number): string => Buffer.from(bytes.slice(from, from + length)).toString('hex');
  const isPress = createPresses(patternOf({ match: hex(2), mask: hex(2 + length) }));
  let [before, presses] = [false, 0];
  for (let at = 2 + 2 * length; at < bytes.length; at += size) {
    const press = isPress(bytes.subarray(at, at + size));
    // never twice without a report between that lets go
    must(!(press && before));
    before = press;
    if (press) presses++;
  }
  return presses > 0;
};

const KIB = 1 << 10;
const LONG_BYTES = 256 * KIB;
/** Milliseconds where it ends; minutes where it does not. */
const MOST_MS = 30_000;
/** A view of each report, or a number for each byte of a line. */
const ofViews = (length: number): number => 16 * KIB + 200 * length;
/** Texts are sliced, split and matched some times over; none of it outlives the call. */
const ofText = (length: number): number => 16 * KIB + 80 * length;

/** Keys that are numbers get a table of a thousand places from the engine. */
const ofKeys = (length: number): number => 32 * KIB + ofText(length);

const TARGETS: readonly Target[] = [
  { name: 'XML', corpus: XML, tokens: XML_TOKENS, structured: anyText(300), start: () => xml, bound: ofText },
  { name: 'eSCL answer', corpus: XML, tokens: XML_TOKENS, start: () => escl, bound: ofText },
  { name: 'announcement', corpus: ANNOUNCED, tokens: bytesOf('\n', '=', ':', '[', ']', '@', '//', 'rs=', '%00'), structured: announcement, start: () => announced, bound: ofKeys },
  { name: 'words of scanimage', corpus: SAID, tokens: SAID_TOKENS, structured: anyText(400), start: () => words, bound: ofText },
  { name: 'head of a picture', corpus: [JPEG, PNG], tokens: PICTURE_TOKENS, start: () => picture, bound: (length) => 16 * KIB + length, longest: 2048 },
  // zlib takes its quarter of a megabyte whatever the picture
  { name: 'raw picture', corpus: PNM, tokens: bytesOf('P4', 'P5', 'P6', '#', '\n', '16384', '255\n', '65535\n'), start: () => raw, bound: (length) => 512 * KIB + 8 * length, longest: 512 },
  { name: 'code', corpus: bytesOf('号\r\n', '\r\n', 'https://x/y?z=1\r').concat([Uint8Array.of(0xba, 0xc5, 0x0d), withCrc([1])]), tokens: bytesOf('\r', '\n', '\0', '\u2028'), start: code, bound: ofViews, longest: 1024 },
  { name: 'trigger', corpus: [Uint8Array.of(0, 0, 1, 1, 1, 0, 1), Uint8Array.of(1, 1, 0, 1, 0xff, 1, 0, 1, 0, 0, 0, 1)], start: () => trigger, bound: ofViews, longest: 512 },
]; // prettier-ignore

describe('on any input', () => {
  it.each(TARGETS)('the $name decoder gives a value within its bounds or a refusal', (target) => {
    expect(feed(target).inputs).toBeGreaterThanOrEqual(AMOUNT.inputs);
  });

  /** What takes the square of its length is an end that never comes, long before a scanner has said its most. */
  it.each(TARGETS)('the $name decoder ends on a long text of one piece', ({ corpus, tokens = [], start }) => {
    const pieces = [...corpus, ...tokens, ...bytesOf(' ', '\n', 'a')];
    const guard = createGuard();
    const hung = pieces.filter((piece) => {
      const long = new Uint8Array(Buffer.alloc(LONG_BYTES, piece));
      const decode = start();
      return guard(() => void decode(long), MOST_MS) === 'hung';
    });
    expect(hung).toEqual([]);
  });

  it('a torn picture is never taken for a whole one', () => {
    expect(readImage(JPEG)).toMatchObject({ ok: true, value: { widthPx: 4, heightPx: 4 } });
    for (let length = 0; length < JPEG.length; length++)
      expect(readImage(JPEG.subarray(0, length)).ok).toBe(false);
  });
});
