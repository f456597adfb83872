import { describe, expect, it } from 'vitest';
import type { CameraConfig } from '../../contract/launch.ts';
import { PageShot, MAX_SHOT_BYTES } from '../../contract/shot.ts';
import { readShot } from './shots.ts';

const camera: CameraConfig = {
  kind: 'uvc',
  usb: '1bcf:2c99',
  label: null,
  widthPx: 4,
  heightPx: 4,
  dpi: 200,
};
const jpeg = (): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from('ffd8ffe000104a46494600010101012c012c0000ffc0000b080004000401011100ffda0008010100003f00ffd9', 'hex')); // prettier-ignore
const shot = (change: Partial<PageShot> = {}): PageShot => ({
  bytes: jpeg(), mime: 'image/jpeg', widthPx: 4, heightPx: 4, replaces: null, ...change,
}); // prettier-ignore

describe('a picture from the page', () => {
  it('that is what it says becomes a page with its digest and the scale of the table', () => {
    const page = readShot(shot(), camera);
    expect(page).toMatchObject({ ok: true, value: { widthPx: 4, heightPx: 4, dpi: 200 } });
    expect(page.ok && page.value.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['another size', shot({ widthPx: 5 })],
    ['another format', shot({ mime: 'image/png' })],
    ['a torn file', shot({ bytes: jpeg().subarray(0, 30) })],
    ['no picture', shot({ bytes: new TextEncoder().encode('<script>') })],
  ])('of %s is refused, and nothing of it is left', (_, bad) => {
    expect(readShot(bad, camera)).toEqual({ ok: false, error: 'badImage' });
    expect(bad.bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('is not taken in a booth without a camera', () => {
    expect(readShot(shot(), null)).toEqual({ ok: false, error: 'notNow' });
  });

  it('does not pass the border where it is empty or too large', () => {
    expect(PageShot.safeParse(shot({ bytes: new Uint8Array() })).success).toBe(false);
    expect(PageShot.safeParse(shot({ bytes: new Uint8Array(MAX_SHOT_BYTES + 1) })).success).toBe(false);
  });
});
