/** What Chromium's fake camera shows: a film of one synthetic page, its pictures written by SANE's own JPEG writer. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeGrayPng, resize } from '../../devices/simulators/png.ts';
import { root } from '../../build/start/places.ts';

export interface CameraFilm {
  /** For `--use-file-for-fake-video-capture`; Chromium takes it for the camera's name as well. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  remove(): void;
}

/** A page of A4 lying under a camera of some two megapixels. */
const SIZE = { width: 1240, height: 1754 };
const FRAMES = 10;

export function cameraFilm(page: string): CameraFilm {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-film-'));
  const config = join(folder, 'sane');
  const picture = join(folder, 'page.ppm');
  const file = join(folder, 'page.mjpeg');
  mkdirSync(config);
  writeFileSync(join(config, 'dll.conf'), 'pnm\n');
  const drawn = readFileSync(join(root, 'devices/simulators/pages', `${page}.png`));
  const { pixels } = resize(decodeGrayPng(drawn), SIZE.width, SIZE.height);
  const colours = Buffer.alloc(pixels.length * 3);
  pixels.forEach((light, i) => colours.fill(light, 3 * i, 3 * i + 3));
  writeFileSync(picture, Buffer.concat([Buffer.from(`P6\n${SIZE.width} ${SIZE.height}\n255\n`), colours]));
  const jpeg = execFileSync('scanimage', ['-d', 'pnm:0', '--filename', picture, '--format=jpeg'], {
    env: { ...process.env, SANE_CONFIG_DIR: config },
    maxBuffer: 32 << 20,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  writeFileSync(file, Buffer.concat(Array.from({ length: FRAMES }, () => jpeg)));
  return {
    file,
    widthPx: SIZE.width,
    heightPx: SIZE.height,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
