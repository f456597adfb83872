/** Whole files through the cleaner: what comes out, what is said to have been done, and hostile files as coded errors. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { thresholds } from '../../../build/policy/limits.ts';
import { fill, numbers, turned, written } from './fixtures.ts';
import type { Gray } from './gray.ts';
import { cleanPage, type CleaningJob } from './pageCleaner.ts';

const limits = thresholds.pages;
const png = (page: Gray) =>
  sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } }).toColourspace('b-w');
const job = (bytes: Uint8Array, more: Partial<CleaningJob> = {}): CleaningJob => ({
  bytes,
  mime: 'image/png',
  dpi: 300,
  source: 'feeder',
  cropping: { kind: 'find' },
  limits,
  ...more,
});
async function cleaned(bytes: Uint8Array, more: Partial<CleaningJob> = {}) {
  const result = await cleanPage(job(bytes, more));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
const kindOf = async (bytes: Uint8Array, more: Partial<CleaningJob> = {}) => {
  const result = await cleanPage(job(bytes, more));
  return result.ok ? 'ok' : result.error.kind;
};
const grainy = (width: number, height: number, channels: 1 | 3): Buffer => {
  const next = numbers(11);
  return Buffer.from(Uint8Array.from({ length: width * height * channels }, () => Math.floor(next() * 256)));
};

describe('a page', () => {
  it('that is straight and small stays the very file it is', async () => {
    const { copy, findings, oversize } = await cleaned(await png(written()).png().toBuffer());
    expect([copy, findings.verdict, oversize]).toEqual([null, 'good', false]);
  });

  it('that leans is straightened, and says by how much', async () => {
    const { copy, findings } = await cleaned(await png(turned(written(), 1.3)).png().toBuffer());
    expect(copy?.steps[0]).toMatchObject({ kind: 'straightened' });
    expect(copy?.steps[0]?.kind === 'straightened' ? copy.steps[0].degrees : 0).toBeCloseTo(-1.3, 1);
    expect(findings.verdict).toBe('good');
    const again = await cleaned(copy?.bytes ?? new Uint8Array(), { mime: 'image/jpeg' });
    expect(again.copy).toBeNull(); // straight now
  });

  it('held sideways is turned upright as the camera noted', async () => {
    const bytes = await png(written()).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { copy } = await cleaned(bytes, { mime: 'image/jpeg', source: 'camera' });
    expect(copy?.steps[0]).toEqual({ kind: 'oriented', exif: 6 });
    expect([copy?.widthPx, copy?.heightPx]).toEqual([1414, 1000]);
  });

  it('in CMYK or 16 bits becomes one every screen can show', async () => {
    const cmyk = await png(written()).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await png(written()).toColourspace('grey16').png().toBuffer();
    expect((await cleaned(cmyk, { mime: 'image/jpeg' })).copy?.steps[0]).toEqual({ kind: 'converted' });
    expect((await cleaned(deep)).copy?.steps[0]).toEqual({ kind: 'converted' });
  });

  it('never loses what the camera wrote into it by passing it on: place and time are gone from the copy', async () => {
    const exif = { IFD0: { Artist: 'SECRET-ARTIST' }, IFD3: { GPSLatitude: '29/1 33/1 0/1' } };
    const bytes = await png(turned(written(), 2.5)).withExif(exif).jpeg().toBuffer();
    expect(bytes.includes('SECRET-ARTIST')).toBe(true);
    const { copy } = await cleaned(bytes, { mime: 'image/jpeg' });
    expect(Buffer.from(copy?.bytes ?? []).includes('SECRET-ARTIST')).toBe(false);
  });

  it('too large is written smaller, in steps, and says so', async () => {
    const bytes = await sharp(grainy(1000, 1400, 3), { raw: { width: 1000, height: 1400, channels: 3 } })
      .png()
      .toBuffer();
    const { copy, oversize } = await cleaned(bytes);
    expect(oversize).toBe(false);
    expect(copy?.bytes.length).toBeLessThanOrEqual(limits.maxPageBytes);
    expect(copy?.steps.at(-1)?.kind).toBe('encoded');
  });

  it('that would have to go below 200 dpi is kept as large as it must be, and says so', async () => {
    const bytes = await sharp(grainy(1000, 1400, 3), { raw: { width: 1000, height: 1400, channels: 3 } })
      .png()
      .toBuffer();
    const { copy, oversize } = await cleaned(bytes, { limits: { ...limits, maxPageBytes: 100_000 } });
    expect(oversize).toBe(true);
    expect(copy?.dpi).toBe(limits.minDpi);
    expect(copy?.steps.at(-2)).toEqual({ kind: 'scaled', dpi: 200 });
  });

  it('is cropped by the corners a person set', async () => {
    const bytes = await png(fill(written(), 0, 0, 100, 1414, 90))
      .png()
      .toBuffer();
    const corners = [{ x: 0.1, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0.1, y: 1 }] as [P, P, P, P]; // prettier-ignore
    const { copy } = await cleaned(bytes, { source: 'camera', cropping: { kind: 'set', corners } });
    expect(copy?.steps[0]).toEqual({ kind: 'cropped', corners, byPerson: true });
    expect(copy?.widthPx).toBe(900);
  });

  it('of ten by ten pixels is looked at like any other', async () => {
    expect(
      await kindOf(
        await png({ width: 10, height: 10, data: new Uint8Array(100).fill(9) })
          .png()
          .toBuffer(),
      ),
    ).toBe('ok');
  });
});
type P = { x: number; y: number };

describe('a file that is', () => {
  it('an image bomb is refused before it is decoded', async () => {
    const bomb = Buffer.from(
      await png(written({ lines: 1 }))
        .png()
        .toBuffer(),
    );
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    expect(await kindOf(bomb)).toBe('tooLarge');
  });

  it('another kind than it says is refused', async () => {
    expect(await kindOf(await png(written()).jpeg().toBuffer())).toBe('wrongMime');
  });

  it('cut short or damaged is told as such', async () => {
    const jpeg = await png(written()).jpeg().toBuffer();
    expect(await kindOf(jpeg.subarray(0, jpeg.length / 2), { mime: 'image/jpeg' })).toBe('truncated');
    const whole = await png(written()).png().toBuffer();
    expect(['truncated', 'damaged']).toContain(await kindOf(whole.subarray(0, whole.length / 2)));
    const spoilt = Buffer.from(whole);
    spoilt.fill(0x55, 200, 2000);
    expect(['truncated', 'damaged']).toContain(await kindOf(spoilt));
  });

  it('small but swells in a text chunk is not blown up', async () => {
    const clean = await png(written()).png().toBuffer();
    const swollen = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
    const chunk = chunkOf('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), swollen]));
    const before = process.memoryUsage().rss;
    const kind = await kindOf(Buffer.concat([clean.subarray(0, 33), chunk, clean.subarray(33)]));
    expect(['ok', 'damaged']).toContain(kind);
    expect(process.memoryUsage().rss - before).toBeLessThan(190_000_000);
  });
});

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  chunk.writeUInt32BE(~crc >>> 0, body.length + 4);
  return chunk;
}
