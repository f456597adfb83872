/** No bytes from any wire may make a decoder throw. Seeded; a hundred times as many runs with YUNCANG_LONG=1. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CardRecord } from '../main/contract/devices.ts';
import { decodeCard, warningsOf } from './id-reader/card.ts';
import { decodeAnswer, decodeBlocks, decodeSamNumber, encodeFrame, SAM_FRAME } from './id-reader/protocol.ts';
import { readImage } from '../main/contract/pageImage.ts';
import { parseOptions } from './scanner/options.ts';
import { parseList, readSign } from './scanner/protocol.ts';
import { parseHidDescriptor } from './signature-pad/hidDescriptor.ts';
import { decodeCapability, decodeInformation, decodePen, decodeStatus } from './signature-pad/protocol.ts';
import { CARD_BLOCKS } from './simulators/cards.ts';
import { createFramer } from './transport/framing.ts';

const numRuns = process.env['YUNCANG_LONG'] === '1' ? 50_000 : 500;
vi.setConfig({ testTimeout: 300_000 });
const options = { seed: 20261123, numRuns };
const bytes = fc.uint8Array({ maxLength: 600 });

describe('on any bytes', () => {
  it('the framer gives only frames of an accepted length and loses no good frame after noise', () => {
    const noise = fc.uint8Array({ maxLength: 60 }).filter((part) => !Buffer.from(part).includes(0xaa));
    const property = fc.property(
      noise,
      fc.uint8Array({ minLength: 3, maxLength: 80 }),
      fc.nat(),
      (before, payload, cut) => {
        const stream = Buffer.concat([before, encodeFrame(payload)]);
        const framer = createFramer(SAM_FRAME);
        const at = cut % stream.length;
        const frames = [...framer.push(stream.subarray(0, at)), ...framer.push(stream.subarray(at))];
        expect(frames).toHaveLength(1);
        expect(decodeAnswer(frames[0] ?? new Uint8Array()).ok || payload.length < 3).toBe(true);
      },
    );
    fc.assert(property, options);
    fc.assert(
      fc.property(bytes, (any) => void createFramer(SAM_FRAME).push(any)),
      options,
    );
  });

  it('a text block decodes to a valid record or to a refusal', () => {
    const flag = fc.constantFrom(0x20, 0x4a, 0x49, 0x59, 0x5a, 0);
    const start = fc.constantFrom(...Object.values(CARD_BLOCKS));
    const edits = fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { maxLength: 12 });
    const property = fc.property(start, flag, edits, (make, kind, changes) => {
      const block = make();
      for (const [at, value] of changes) block[at] = value;
      block[248] = kind;
      const card = decodeCard(block);
      if (!card.ok) return;
      expect(CardRecord.safeParse(card.value).success).toBe(true);
      warningsOf(card.value, '20261123');
    });
    fc.assert(property, options);
  });

  it.each([
    ['answer', decodeAnswer], ['blocks', decodeBlocks], ['SAM number', decodeSamNumber], ['card', decodeCard],
    ['pen', decodePen], ['status', decodeStatus], ['information', decodeInformation], ['capability', decodeCapability],
    ['descriptor', parseHidDescriptor], ['image', readImage],
  ] as const)('the %s decoder does not throw', (_, decode) => {
    expect(() => fc.assert(fc.property(bytes, (any) => void decode(any)), options)).not.toThrow();
  }); // prettier-ignore

  it('the words of scanimage are read without throwing', () => {
    const text = fc.string({ maxLength: 400 });
    const property = fc.property(text, (any) => void [parseOptions(any), readSign(any), parseList(any)]);
    expect(() => fc.assert(property, options)).not.toThrow();
  });

  it('a torn picture is never taken for a whole one', () => {
    const jpeg = Buffer.from(
      'ffd8ffe000104a46494600010101012c012c0000ffc0000b080004000401011100ffda0008010100003f00ffd9',
      'hex',
    );
    expect(readImage(jpeg)).toMatchObject({ ok: true, value: { widthPx: 4, heightPx: 4 } });
    for (let length = 0; length < jpeg.length; length++)
      expect(readImage(jpeg.subarray(0, length)).ok).toBe(false);
  });
});
