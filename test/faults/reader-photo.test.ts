/** A photo decoder that is slow, crashes or writes rubbish: its fault is told, and the card has long been read. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PHOTO_FILE_BYTES } from '../../devices/id-reader/photo.ts';
import { watchingReader } from './benches.ts';

/** A program that writes a grey picture, or does what the test says instead. */
function decoder(instead: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'yuncang-decoder-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const path = join(dir, 'decoder.mjs');
  const grey = `const bmp = Buffer.alloc(${PHOTO_FILE_BYTES}, 0x80);
bmp.fill(0, 0, 54).write('BM');
bmp.writeUInt32LE(54, 10); bmp.writeInt32LE(102, 18); bmp.writeInt32LE(126, 22);
bmp.writeUInt16LE(1, 26); bmp.writeUInt16LE(24, 28);
writeFileSync(process.argv[3], bmp);`;
  const body = instead === '' ? grey : instead;
  writeFileSync(path, `#!${process.execPath}\nimport { writeFileSync } from 'node:fs';\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

it.each([
  ['draws it', '', null],
  ['hangs', 'setInterval(() => {}, 1000);', 'tooSlow'],
  ['crashes', 'process.abort();', 'failed'],
  ['writes rubbish', "writeFileSync(process.argv[3], 'rubbish');", 'notABmp'],
] as const)('the card is read and its photo follows where the decoder %s', async (_, instead, error) => {
  const { reader, host } = await watchingReader({ photoDecoder: decoder(instead) });
  reader.place('resident');
  expect((await host.next('cardRead')).card.name).toBe('张明华');
  const { photo } = await host.next('cardPhotoDecoded');
  expect(photo.ok ? photo.bmp.length : photo.error).toBe(error ?? PHOTO_FILE_BYTES);
  expect(host.log()).toContain('"event":"photoDecoded"');
});

it('nothing is decoded where no decoder is configured', async () => {
  const { reader, host } = await watchingReader();
  reader.place('resident');
  await host.next('cardRead');
  reader.lift();
  await host.next('cardLifted');
  expect(host.pushed.some(({ name }) => name === 'cardPhotoDecoded')).toBe(false);
});
