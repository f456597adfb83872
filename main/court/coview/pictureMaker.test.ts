/** Pages drawn by the program that draws them, and what becomes of files that are none. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { smallPdf, smallPng } from '../../../test/link/courtRequest.ts';
import { pictureMaker } from './pictureMaker.ts';

const maker = pictureMaker();
afterAll(() => maker.close());
const UNREADABLE = { ok: false, error: 'unreadable' } as const;

describe('a page', () => {
  it('of a document is drawn at 150 dpi, of a photograph no larger than that and upright', async () => {
    expect(await maker.pagesOf(smallPdf(3))).toEqual({ ok: true, value: 3 });
    const drawn = await maker.documentPage(smallPdf(), 2);
    if (!drawn.ok) throw new Error('not drawn');
    expect(await sharp(drawn.value).metadata()).toMatchObject({ format: 'webp', height: 1754 });
    const photograph = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888' } })
      .withExif({ IFD0: { Artist: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const upright = await maker.evidence(photograph);
    if (!upright.ok) throw new Error('not drawn');
    const { width, height, exif } = await sharp(upright.value).metadata();
    expect([height, exif, width < height]).toEqual([1754, undefined, true]);
  });

  it.each([
    ['words', Buffer.from('not a document')],
    ['nothing', Buffer.alloc(0)],
    ['a document cut off', smallPdf().subarray(0, 300)],
  ])('of %s is said to be unreadable, and the next one is drawn', async (_, bytes) => {
    expect(await maker.documentPage(bytes, 1)).toEqual(UNREADABLE);
    expect(await maker.evidence(bytes)).toEqual(UNREADABLE);
    expect((await maker.evidence(smallPng())).ok).toBe(true);
  });

  it('a document does not have is unreadable, and so is a document of too many pages', async () => {
    expect(await maker.documentPage(smallPdf(), 9)).toEqual(UNREADABLE);
    expect(await maker.pagesOf(smallPdf(501))).toEqual(UNREADABLE);
    expect(await maker.pagesOf(smallPdf(500))).toEqual({ ok: true, value: 500 });
  });

  it('of a scanner’s size is a tenth of a megabyte or so', async () => {
    const scanned = await readFile(join(import.meta.dirname, '../../../devices/simulators/pages/iou.png'));
    const drawn = await maker.evidence(scanned);
    expect(drawn.ok && drawn.value.length).toBeLessThan(400_000);
  });
});

describe('the program that draws', () => {
  it('costs a page when it dies or hangs, and is started again', async () => {
    const dying = pictureMaker({ entry: new URL('./noSuchProgram.ts', import.meta.url) });
    onTestFinished(() => dying.close());
    expect(await dying.evidence(smallPng())).toEqual(UNREADABLE);
    expect(await dying.evidence(smallPng())).toEqual(UNREADABLE);
    // Nothing is drawn in no time: the program is ended over it, and the next page is its own matter.
    const hanging = pictureMaker({ ms: 0 });
    onTestFinished(() => hanging.close());
    expect(await Promise.all([1, 2].map(() => hanging.evidence(smallPng())))).toEqual([
      UNREADABLE,
      UNREADABLE,
    ]);
  });

  it('draws nothing after its end', async () => {
    const ended = pictureMaker();
    const drawing = ended.evidence(smallPng());
    ended.close();
    expect(await drawing).toEqual(UNREADABLE);
    expect(await ended.evidence(smallPng())).toEqual(UNREADABLE);
  });
});
