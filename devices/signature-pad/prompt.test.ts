import { describe, expect, it } from 'vitest';
import { createStu, STU_540 } from '../simulators/stu.ts';
import { parseDescriptor } from './descriptor.ts';
import { drawPrompt, encodeBitmap, ENCODING } from './prompt.ts';
import { featureReport, imageBlocks } from './protocol.ts';

const PROMPT = { title: '调解申请书', signer: '张明华', pages: 3, digestGroups: 'A1B2 C3D4' };

describe('the prompt on the pad', () => {
  it('is one bit a pixel, white set, rows filled to whole bytes', () => {
    const bitmap = { width: 10, height: 2, pixels: new Uint8Array(20).fill(255) };
    bitmap.pixels[0] = 0;
    expect(encodeBitmap(bitmap, 0x0e)).toEqual({
      encoding: ENCODING.mono,
      bytes: Uint8Array.of(0x7f, 0xc0, 0xff, 0xc0),
    });
  });

  it('is sent in three bytes a pixel only where the pad takes nothing smaller', () => {
    const bitmap = { width: 1, height: 1, pixels: Uint8Array.of(7) };
    expect(encodeBitmap(bitmap, 0x08)).toEqual({ encoding: ENCODING.bgr24, bytes: Uint8Array.of(7, 7, 7) });
  });

  it('changes with the digest groups and the page count', () => {
    const draw = (over: Partial<typeof PROMPT>) =>
      Buffer.from(drawPrompt({ ...PROMPT, ...over }, 320, 200).pixels);
    expect(draw({}).equals(draw({ digestGroups: 'A1B2 C3D5' }))).toBe(false);
    expect(draw({}).equals(draw({ pages: 4 }))).toBe(false);
    expect(draw({}).includes(0)).toBe(true);
  });

  it('is cut into blocks of at most 253 bytes, none lost', () => {
    const blocks = imageBlocks(Uint8Array.from({ length: 600 }, (_, i) => i & 0xff));
    expect(blocks.map((block) => block[0])).toEqual([253, 253, 94]);
    expect(blocks.flatMap((block) => [...block.subarray(2)])).toHaveLength(600);
  });

  it("fills every report to the size the pad's own descriptor gives", () => {
    const { feature, input } = parseDescriptor(createStu(STU_540, () => 0).identity.descriptor);
    expect([feature.get(0x26), feature.get(0x09), input.get(0x34), feature.get(0x77)]).toEqual([
      255,
      16,
      10,
      undefined,
    ]);
    expect(featureReport(0x26, Uint8Array.of(1, 0, 5), feature.get(0x26) ?? 0)).toHaveLength(256);
  });
});
