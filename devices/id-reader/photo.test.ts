import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { parentDir } from '../scanner/spool.ts';
import { photoBlock } from '../simulators/cards.ts';
import { createCommandDecoder } from './commandDecoder.ts';
import { checkPhoto, noPhotoDecoder, PHOTO_FILE_BYTES } from './photo.ts';

/** Writes a grey picture of a given width, if it is given whole WLT bytes. */
const paint = (width: number, bits = 24): string => `
const wlt = readFileSync(input);
if (wlt.length !== 1024 || wlt.toString('latin1', 0, 3) !== 'WLf') process.exit(9);
const row = Math.ceil(${width} * 3 / 4) * 4;
const bmp = Buffer.alloc(54 + row * 126, 0x80);
bmp.fill(0, 0, 54).write('BM');
bmp.writeUInt32LE(bmp.length, 2); bmp.writeUInt32LE(54, 10); bmp.writeUInt32LE(40, 14);
bmp.writeInt32LE(${width}, 18); bmp.writeInt32LE(126, 22); bmp.writeUInt16LE(1, 26); bmp.writeUInt16LE(${bits}, 28);
writeFileSync(output, bmp);`;

/** A decoder as a court would name it: a program with two paths. */
function decoder(body: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'yuncang-decoder-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const path = join(dir, 'decoder.mjs');
  writeFileSync(
    path,
    `#!${process.execPath}\nimport { readFileSync, writeFileSync, symlinkSync } from 'node:fs';\nconst [input, output] = process.argv.slice(2);\n${body}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}
const decode = (command: string) => createCommandDecoder(command, systemClock).decode(photoBlock());
const left = (): string[] => readdirSync(parentDir()).filter((name) => name.startsWith('yuncang-photo-'));

describe('the photo of a card', () => {
  it('is decoded by the named program, and nothing of it stays in the folder', async () => {
    const decoded = await decode(decoder(paint(102)));
    expect(decoded.ok && decoded.value.bmp.length).toBe(PHOTO_FILE_BYTES);
    expect(left()).toEqual([]);
  });

  it.each([
    ['takes for ever', 'setInterval(() => {}, 1000);', 'tooSlow'],
    ['crashes', "process.kill(process.pid, 'SIGSEGV');", 'failed'],
    ['ends with an error', 'process.exit(3);', 'failed'],
    ['writes nothing', '', 'failed'],
    ['writes garbage', "writeFileSync(output, 'no picture at all'.repeat(9));", 'notABmp'],
    ['writes another width', paint(100), 'wrongSize'],
    ['writes eight bits a pixel', paint(102, 8), 'notABmp'],
    ['writes half a file', `${paint(102)}\nwriteFileSync(output, readFileSync(output).subarray(0, 20000));`, 'wrongSize'],
    ['writes far too much', 'writeFileSync(output, Buffer.alloc(8 << 20));', 'wrongSize'],
    ['writes a link to somewhere else', "symlinkSync('/etc/passwd', output);", 'failed'],
  ] as const)('has a clear fault where the program %s', async (_, body, fault) => {
    expect(await decode(decoder(body))).toEqual({ ok: false, error: fault });
    expect(left()).toEqual([]);
  }); // prettier-ignore

  it('has a clear fault where there is no such program, and where there is no decoder', async () => {
    expect(await decode('/nowhere/decoder')).toEqual({ ok: false, error: 'notStarted' });
    expect(await noPhotoDecoder.decode(photoBlock())).toEqual({ ok: false, error: 'noDecoder' });
  });

  it('is refused where the header lies', () => {
    expect(checkPhoto(new Uint8Array(PHOTO_FILE_BYTES))).toEqual({ ok: false, error: 'notABmp' });
    expect(checkPhoto(new Uint8Array())).toEqual({ ok: false, error: 'notABmp' });
  });
});
