/** Tests of the picture on the pad: what is signed stands there in Chinese, and a character that cannot be shown is named. */
import { describe, expect, it } from 'vitest';
import type { PadPicture, PadPrompt, PadScreen } from '../../contract/devices.ts';
import { createDocumentPress } from './documentMaker.ts';
import { fontDir } from './fixtures.ts';
import { padPictureJob } from './padPrompt.ts';

const press = createDocumentPress({ fontDir: fontDir() });
if (!press.ok) throw new Error('no fonts');
const draw = (prompt: PadPrompt, screen: PadScreen, language: 'zh-CN' | 'en' = 'zh-CN') =>
  press.value.drawPad(padPictureJob(prompt, language, screen));

const PROMPT: PadPrompt = { title: '人民调解申请书', signer: '王*明', pages: 3, digestGroups: 'a1b2 c3d4 e5f6 0718', amount: '35,600.00' }; // prettier-ignore
const SCREENS: readonly PadScreen[] = [
  { width: 396, height: 100, colour: false },
  { width: 320, height: 200, colour: false },
  { width: 640, height: 480, colour: false },
  { width: 800, height: 480, colour: true },
];

async function pictureOf(prompt: PadPrompt, screen: PadScreen): Promise<PadPicture> {
  const made = await draw(prompt, screen);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
/** Share of dark pixels in part of a picture. */
function ink({ width, pixels }: PadPicture, x: number, y: number, w: number, h: number): number {
  let dark = 0;
  for (let row = y; row < y + h; row++) for (let at = x; at < x + w; at++) if ((pixels[row * width + at] ?? 255) < 128) dark++; // prettier-ignore
  return dark / (w * h);
}

describe.each(SCREENS)('on a screen of $width × $height', (screen) => {
  it('the title, the facts and three buttons of one size stand around white to write on', async () => {
    const picture = await pictureOf(PROMPT, screen);
    expect(picture.pixels).toHaveLength(screen.width * screen.height);
    expect(picture.buttons.map(({ id }) => id)).toEqual(['cancel', 'again', 'confirm']);
    expect(new Set(picture.buttons.map(({ area }) => `${area.width}x${area.height}`)).size).toBe(1);
    for (const { area } of picture.buttons) {
      expect(ink(picture, area.x, area.y, area.width, area.height)).toBeGreaterThan(0.05);
      expect(area.x + area.width).toBeLessThanOrEqual(screen.width);
      expect(area.y + area.height).toBeLessThanOrEqual(screen.height);
    }
    const { x, y, width, height } = picture.writing;
    expect(ink(picture, x, y, width, Math.floor(height * 0.7))).toBe(0);
    expect(height).toBeGreaterThan(screen.height * 0.45);
  });

  it('has only black and white where the pad has no grey', async () => {
    const levels = new Set((await pictureOf(PROMPT, screen)).pixels);
    expect(screen.colour ? levels.size > 2 : levels.size === 2).toBe(true);
  });

  it('changes with each thing that is signed', async () => {
    const first = Buffer.from((await pictureOf(PROMPT, screen)).pixels);
    const changed = [{ title: '人民调解协议书' }, { signer: '李*明' }, { pages: 4 }, { digestGroups: 'a1b2 c3d4 e5f6 0719' }, { amount: '35,600.10' }]; // prettier-ignore
    for (const change of changed) {
      const other = await pictureOf({ ...PROMPT, ...change }, screen);
      expect([change, first.equals(Buffer.from(other.pixels))]).toEqual([change, false]);
    }
  });

  it('keeps a long title out of the place for writing', async () => {
    const picture = await pictureOf({ ...PROMPT, title: '关于某某小区业主与物业服务企业之间物业服务合同纠纷一案的人民调解申请书'.slice(0, 60) }, screen); // prettier-ignore
    const { x, y, width, height } = picture.writing;
    expect(ink(picture, x, y, width, Math.floor(height * 0.7))).toBe(0);
  });
});

describe('a character of the title or the name', () => {
  const screen = { width: 800, height: 480, colour: true };
  it('that is rare is drawn', async () =>
    expect((await draw({ ...PROMPT, signer: '𠮷*' }, screen)).ok).toBe(true));
  it('that no font has is named, and never drawn as a box', async () =>
    expect(await draw({ ...PROMPT, signer: '\u{1BC00}*' }, screen)).toMatchObject({ ok: false, error: { kind: 'missingGlyph' } })); // prettier-ignore
  it('that is half a character is named', async () =>
    expect(await draw({ ...PROMPT, title: 'x\ud842' }, screen)).toMatchObject({ ok: false, error: { kind: 'missingGlyph' } })); // prettier-ignore
});
