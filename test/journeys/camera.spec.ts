/** A page taken with the document camera, in real Electron with Chromium's fake camera showing a film of a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { cameraFilm, type CameraFilm } from '../booth/cameraFilm.ts';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { comeIn, formWords, heading, tap, tellRequest, type Visitor } from '../booth/visitor.ts';

const text = formWords.scan;
let booth: Booth;
let film: CameraFilm;
let visitor: Visitor;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  film = cameraFilm('iou');
  booth = await launchBooth({
    switches: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film.file}`,
    ],
    camera: { kind: 'uvc', usb: null, label: 'page.mjpeg', widthPx: film.widthPx, heightPx: film.heightPx, dpi: 150 },
  }); // prettier-ignore
  const page = await booth.page();
  visitor = { page, control: (command) => booth.hardware.act(command) };
});
test.afterAll(async () => {
  await booth.close();
  film.remove();
});

/** What the browser answers when the page itself asks for a camera or microphone. */
const opening = (kinds: { video?: boolean; audio?: boolean }): Promise<string> =>
  visitor.page.evaluate(async (wanted) => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      for (const track of stream.getTracks()) track.stop();
      return 'opened';
    } catch (reason) {
      return reason instanceof DOMException ? reason.name : 'bug';
    }
  }, kinds);

test('outside the scan screen no page can open the camera', async () => {
  expect(await opening({ video: true })).toBe('NotAllowedError');
  await comeIn(visitor);
  expect(await opening({ video: true })).toBe('NotAllowedError');
});

test('on the scan screen a page under the camera is taken at full size and kept', async () => {
  await tellRequest(visitor, { pages: ['iou'], until: 'place' });
  await heading(visitor, text.ready(0).title);
  await expect(visitor.page.getByRole('button', { name: new RegExp(`^${text.feeder}`) })).toBeVisible();
  await tap(visitor, new RegExp(`^${text.camera.way}`));
  await heading(visitor, text.camera.ready(0).title);
  const video = visitor.page.locator('video');
  await expect(video).toBeVisible();
  await expect(visitor.page.getByText(text.camera.onlyPage)).toBeVisible();
  await tap(visitor, text.camera.shoot);
  await heading(visitor, text.camera.ready(1).title);
  await visitor.page.screenshot({ path: join('test-results', 'camera.png') });
});

test('neither a microphone nor both together is ever granted', async () => {
  expect(await opening({ audio: true })).toBe('NotAllowedError');
  expect(await opening({ audio: true, video: true })).toBe('NotAllowedError');
});

test('a camera that is lost is opened again by itself', async () => {
  const lose = () =>
    visitor.page.evaluate(() => {
      const { srcObject } = document.querySelector('video') ?? {};
      if (!(srcObject instanceof MediaStream)) throw new Error('no picture');
      srcObject.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
  await lose();
  await heading(visitor, text.camera.lost.title);
  await heading(visitor, text.camera.ready(1).title);
  // gone for good: after three tries it says so, and what was taken stays
  await visitor.page.evaluate(() => {
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
  });
  await lose();
  await heading(visitor, text.stopped.cameraLost(2).title);
  await visitor.page.screenshot({ path: join('test-results', 'camera-lost.png') });
  await visitor.page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices'));
  await tap(visitor, text.camera.again);
  await heading(visitor, text.camera.ready(1).title);
});

test('leaving the picture stops its tracks, and the page lies among the others', async () => {
  const track = await visitor.page.evaluateHandle(() => {
    const { srcObject } = document.querySelector('video') ?? {};
    return srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0] : undefined;
  });
  await tap(visitor, text.seePages);
  await heading(visitor, text.ready(1).title);
  expect(await track.evaluate((own) => own?.readyState)).toBe('ended');
  const picture = visitor.page.getByAltText(text.pictureOf(1));
  await expect(picture).toBeVisible();
  const size = await picture.evaluate((image) => image instanceof HTMLImageElement && [image.naturalWidth, image.naturalHeight]); // prettier-ignore
  expect(size).toEqual([film.widthPx, film.heightPx]);
  await visitor.page.screenshot({ path: join('test-results', 'camera-kept.png') });
});

test('no log line holds a picture or the name of a person', () => {
  const log = booth.log().join('\n');
  expect(log).not.toMatch(/王|500199/);
  expect(log.length).toBeLessThan(readFileSync(film.file).length);
});
