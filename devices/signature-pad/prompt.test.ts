import { describe, expect, it } from 'vitest';
import type { PadPicture } from '../../main/contract/devices.ts';
import { createStu } from '../simulators/stu.ts';
import { STU_540 } from '../simulators/stuModels.ts';
import { parseHidDescriptor } from './hidDescriptor.ts';
import { drawPrompt, undrawable } from './prompt.ts';
import { featureReport } from './protocol.ts';
import {
  bgr24,
  CAN,
  crop,
  encodePicture,
  ENCODING,
  imageBlocks,
  mono,
  rectangle,
  rgb565,
} from './stuPicture.ts';

const PROMPT = { title: '调解申请书', signer: '张明华', pages: 3, digestGroups: 'A1B2 C3D4' };
const SCREEN = { width: 320, height: 200, colour: false };

function picture(
  width: number,
  pixels: Uint8Array<ArrayBuffer>,
  format: PadPicture['format'] = 'gray8',
): PadPicture {
  const height = pixels.length / width / (format === 'gray8' ? 1 : 3);
  return { width, height, format, pixels, buttons: [], writing: { x: 0, y: 0, width, height } };
}

describe("the driver's own prompt", () => {
  it('changes with the digest groups, the page count and the amount', () => {
    const draw = (over: object) => Buffer.from(drawPrompt({ ...PROMPT, ...over }, SCREEN).pixels);
    expect(draw({}).equals(draw({ digestGroups: 'A1B2 C3D5' }))).toBe(false);
    expect(draw({}).equals(draw({ pages: 4 }))).toBe(false);
    expect(draw({}).equals(draw({ amount: '35,600.00' }))).toBe(false);
    expect(draw({}).includes(0)).toBe(true);
  });

  it('names what its dots cannot show', () => expect(undrawable('AB 签字 12字')).toEqual(['签', '字']));
});

describe('a picture for the pad', () => {
  const dark = new Uint8Array(20).fill(255);
  dark[0] = 0;

  it('is one bit a pixel where two levels are all there is: white set, rows filled to whole bytes', () => {
    expect(encodePicture(picture(10, dark), CAN.mono | CAN.rgb565)).toEqual({
      encoding: ENCODING.mono,
      bytes: Uint8Array.of(0x7f, 0xff, 0xff, 0xff),
    });
  });

  it('is packed where the pad unpacks and it pays', () => {
    const large = picture(800, new Uint8Array(800 * 480).fill(255));
    const packed = encodePicture(large, CAN.mono | CAN.zlib);
    expect(packed.encoding).toBe(ENCODING.monoZlib);
    expect(packed.bytes.length).toBeLessThan(mono(large).length / 10);
    expect(encodePicture(picture(10, dark), CAN.mono | CAN.zlib).encoding).toBe(ENCODING.mono);
  });

  it('keeps its grey on a colour pad, in sixteen bits before twenty-four', () => {
    const grey = picture(2, Uint8Array.of(7, 200));
    expect(encodePicture(grey, CAN.mono | CAN.rgb565 | CAN.bgr24)).toEqual({ encoding: ENCODING.rgb565, bytes: rgb565(grey) }); // prettier-ignore
    expect(encodePicture(grey, CAN.mono | CAN.bgr24)).toEqual({ encoding: ENCODING.bgr24, bytes: Uint8Array.of(7, 7, 7, 200, 200, 200) }); // prettier-ignore
    expect(encodePicture(grey, 0).encoding).toBe(ENCODING.mono);
  });

  it('has its colours in the order the pad wants', () => {
    const orange = picture(1, Uint8Array.of(0xff, 0x80, 0x08), 'rgb24');
    expect([...bgr24(orange)]).toEqual([0x08, 0x80, 0xff]);
    expect([...rgb565(orange)]).toEqual([0xfc, 0x01]);
  });

  it('can be cut to an area, told by its two corners', () => {
    const whole = picture(
      4,
      Uint8Array.from({ length: 16 }, (_, i) => i),
    );
    const area = { x: 1, y: 2, width: 2, height: 2 };
    expect([...crop(whole, area).pixels]).toEqual([9, 10, 13, 14]);
    expect([...rectangle({ x: 300, y: 2, width: 2, height: 2 })]).toEqual([0x2c, 1, 2, 0, 0x2d, 1, 3, 0]);
  });

  it('is cut into blocks of at most 253 bytes, none lost', () => {
    const blocks = imageBlocks(Uint8Array.from({ length: 600 }, (_, i) => i & 0xff));
    expect(blocks.map((block) => block[0])).toEqual([253, 253, 94]);
    expect(blocks.flatMap((block) => [...block.subarray(2)])).toHaveLength(600);
  });

  it("fills every report to the size the pad's own descriptor gives", () => {
    const parsed = parseHidDescriptor(createStu(STU_540, () => 0).identity.descriptor);
    if (!parsed.ok) throw new Error(parsed.error);
    const { feature, input } = parsed.value.sizes;
    const known = [0x26, 0x09, 0xd9, 0x77].map((id) => feature.get(id));
    expect([...known, input.get(0x34)]).toEqual([255, 16, 2560, undefined, 10]);
    expect(featureReport(0x26, Uint8Array.of(1, 0, 5), feature.get(0x26) ?? 0)).toHaveLength(256);
  });
});
