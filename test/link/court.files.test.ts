/** Files on their way to the court: cut, resumed, wrong, repeated, and the receipts that follow. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hex } from './courtBooth.ts';
import { boothOf, courtFolder, courtHere, courtProgram } from './courtHarness.ts';
import { TestBooth } from './courtBooth.ts';

const fileOf = (bytes: Uint8Array) => ({
  sha256: hex(bytes),
  size: bytes.length,
  mime: 'application/octet-stream',
});
const outcomes = async (booth: TestBooth) => (await booth.receipts()).map((one) => one.result);

test('an item with files is stored, and complete when the last file is here', async () => {
  const booth = await boothOf(await courtHere());
  const [one, two] = [randomBytes(3000), randomBytes(50)];
  await booth.post([booth.item('test.load/1', 'words', [fileOf(one), fileOf(two)])]);
  expect(await outcomes(booth)).toEqual(['stored']);
  expect((await booth.upload(one)).status).toBe(204);
  expect(await outcomes(booth)).toEqual(['stored']);
  expect((await booth.upload(two)).status).toBe(204);
  expect(await outcomes(booth)).toEqual(['stored', 'complete']);
});

test('an item whose files came first is complete at once', async () => {
  const booth = await boothOf(await courtHere());
  const bytes = randomBytes(100);
  await booth.upload(bytes);
  await booth.post([booth.item('test.load/1', 'words', [fileOf(bytes)])]);
  expect(await outcomes(booth)).toEqual(['complete']);
});

test('a file that is here already is known by its digest and completes other items too', async () => {
  const booth = await boothOf(await courtHere());
  const bytes = randomBytes(100);
  const path = `/v1/evidence/${hex(bytes)}`;
  expect((await booth.ask(path, { method: 'HEAD' })).status).toBe(404);
  const items = [
    booth.item('test.load/1', 'a', [fileOf(bytes)]),
    booth.item('test.load/1', 'b', [fileOf(bytes)]),
  ];
  await booth.post(items);
  await booth.upload(bytes);
  expect((await booth.ask(path, { method: 'HEAD' })).status).toBe(200);
  expect((await booth.upload(bytes)).status).toBe(204);
  expect(await outcomes(booth)).toEqual(['stored', 'stored', 'complete', 'complete']);
});

test('an upload that was cut goes on where it stopped', async () => {
  const booth = await boothOf(await courtHere());
  const bytes = randomBytes(40_000);
  const location = await booth.beginUpload(hex(bytes), bytes.length);
  await booth.sendPiece(location, 0, bytes.subarray(0, 15_000));
  expect(await booth.uploadOffset(location)).toBe(15_000);
  expect((await booth.sendPiece(location, 0, bytes)).status).toBe(409);
  expect((await booth.sendPiece(location, 15_000, bytes.subarray(15_000))).status).toBe(204);
  expect((await booth.ask(`/v1/evidence/${hex(bytes)}`, { method: 'HEAD' })).status).toBe(200);
});

test('an upload goes on after the court was killed and started again', async () => {
  const folder = courtFolder();
  const before = await courtProgram(folder, '--provision', 'hw-03');
  const booth = await TestBooth.provision(before.url, before.code ?? '');
  const bytes = randomBytes(60_000);
  await booth.post([booth.item('test.load/1', 'words', [fileOf(bytes)])]);
  const location = await booth.beginUpload(hex(bytes), bytes.length);
  await booth.sendPiece(location, 0, bytes.subarray(0, 20_000));
  await before.kill('SIGKILL');
  const after = booth.at((await courtProgram(folder)).url);
  expect(await after.uploadOffset(location)).toBe(20_000);
  expect((await after.sendPiece(location, 20_000, bytes.subarray(20_000))).status).toBe(204);
  expect(await outcomes(after)).toEqual(['stored', 'complete']);
});

test('bytes that do not have the promised digest are refused and leave nothing', async () => {
  const dataDir = courtFolder();
  const booth = await boothOf(await courtHere({ dataDir }));
  const bytes = randomBytes(500);
  const location = await booth.beginUpload(hex(bytes), bytes.length);
  const answer = await booth.sendPiece(location, 0, randomBytes(500));
  expect([answer.status, await answer.json()]).toMatchObject([460, { error: 'digestMismatch' }]);
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
  expect((await booth.ask(`/v1/evidence/${hex(bytes)}`, { method: 'HEAD' })).status).toBe(404);
  expect((await booth.upload(bytes)).status).toBe(204);
});

test('an upload of one booth cannot be seen, continued or dropped by another', async () => {
  const court = await courtHere();
  const [mine, other] = [await boothOf(court, 'a-1'), await boothOf(court, 'b-1')];
  const bytes = randomBytes(500);
  const location = await mine.beginUpload(hex(bytes), bytes.length);
  expect((await other.ask(location, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status).toBe(
    404,
  );
  expect((await other.sendPiece(location, 0, bytes)).status).toBe(404);
  expect(
    (await other.ask(location, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } })).status,
  ).toBe(404);
  expect(await mine.uploadOffset(location)).toBe(0);
});

test('an upload larger than a file may be, or without a digest, does not begin', async () => {
  const booth = await boothOf(await courtHere());
  await expect(booth.beginUpload('a'.repeat(64), 60 * 1_048_576)).rejects.toThrow('413');
  await expect(booth.beginUpload('not a digest', 10)).rejects.toThrow('400');
});
