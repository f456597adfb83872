/** Files in the vault: what was sealed comes back whole, and whatever was changed, shortened or put elsewhere does not. */
import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { digestOf, isWhole, openedPieces, SealBrokenError, sealFile } from './vault.ts';

const KEY = createSecretKey(Buffer.alloc(32, 7));
const PIECE = 65_536;
const TAG = 16;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'yuncang-vault-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}
async function opened(name: string, path: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of openedPieces(KEY, name, path)) pieces.push(piece);
  return Buffer.concat(pieces);
}
async function sealed(plain: Buffer): Promise<{ path: string; digested: { bytes: number; sha256: string } }> {
  const at = folder();
  const [from, path] = [join(at, 'plain'), join(at, 'sealed')];
  writeFileSync(from, plain);
  return { path, digested: await sealFile(KEY, 'a name', from, path) };
}

test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])('%i bytes come back as they were', async (size) => {
  const plain = randomBytes(size);
  const { path, digested } = await sealed(plain);
  expect(digested).toEqual({ bytes: size, sha256: createHash('sha256').update(plain).digest('hex') });
  expect(await digestOf(join(path, '../plain'))).toEqual(digested);
  expect((await opened('a name', path)).equals(plain)).toBe(true);
  expect(await isWhole(KEY, 'a name', path, digested)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  // a byte or none is in any file by chance
  expect(size >= 64 && readFileSync(path).includes(plain.subarray(0, 64))).toBe(false);
});

test('a changed byte is found wherever it is', async () => {
  const { path, digested } = await sealed(randomBytes(2 * PIECE));
  const whole = readFileSync(path);
  for (const at of [0, 7, PIECE, PIECE + TAG + 7, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(await isWhole(KEY, 'a name', path, digested)).toBe(false);
    await expect(opened('a name', path)).rejects.toBeInstanceOf(SealBrokenError);
  }
});

test('a file that was shortened by whole pieces, exchanged, or is gone is found', async () => {
  const { path, digested } = await sealed(randomBytes(2 * PIECE));
  expect(await isWhole(KEY, 'another name', path, digested)).toBe(false);
  const other = createSecretKey(Buffer.alloc(32, 8));
  expect(await isWhole(other, 'a name', path, digested)).toBe(false);
  expect(await isWhole(KEY, 'a name', path, { ...digested, sha256: '0'.repeat(64) })).toBe(false);
  truncateSync(path, 7 + PIECE + TAG);
  expect(await isWhole(KEY, 'a name', path, digested)).toBe(false);
  truncateSync(path, 0);
  expect(await isWhole(KEY, 'a name', path, digested)).toBe(false);
  rmSync(path);
  expect(await isWhole(KEY, 'a name', path, digested)).toBe(false);
});
