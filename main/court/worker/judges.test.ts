/** The judging thread's end is the court's end: whoever waits for a verdict is never left waiting. */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { rawPublicKey, sha256, sha256Hex, signDigest } from '../digest.ts';
import { judges, memoryOf } from './judges.ts';

const module = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** A process that has one large post judged by this thread; how it ended and what it said. */
async function ends(thread: string): Promise<{ code: number; said: string; errors: string }> {
  const program = `
    const { judges } = await import(${JSON.stringify(join(import.meta.dirname, 'judges.ts'))});
    const judge = judges('', new URL(${JSON.stringify(thread)}));
    setInterval(() => undefined, 1000);
    await judge.judge({ form: 'lines', pieces: [new Uint8Array(100_000)], claim: { head: '', signature: '' } }, { booth: 'b', kid: 'k', court: 'c' }, 'key');
    process.stdout.write('judged');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => void (said += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => void (errors += piece));
  const [code] = z.tuple([z.number(), z.null()]).parse(await once(child, 'close'));
  return { code, said, errors };
}

test('a thread that throws ends the court', async () => {
  const thread = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('a bug'); });`;
  const end = await ends(module(thread));
  expect(end).toMatchObject({ code: 1, said: '' });
  expect(end.errors).toContain('a bug');
});

test('a thread that is gone without a word ends the court', async () => {
  const thread = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0));`;
  const end = await ends(module(thread));
  expect(end).toMatchObject({ code: 1, said: '' });
  expect(end.errors).toContain('ended by itself');
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'yuncang-posts-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('the thread proves who sent the bytes before it reads them, and closing ends it in order', async () => {
  const open = judges(folder());
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const judged = (pieces: readonly Uint8Array[], signature: string) =>
    open.judge(
      { form: 'lines', pieces, claim: { head: 'POST\n/v1/outbox\n1', signature } },
      { booth: 'b', kid: 'k', court: 'c' },
      rawPublicKey(publicKey),
    );
  const bytes = new Uint8Array(100_000);
  const signature = signDigest(sha256(`POST\n/v1/outbox\n1\n${sha256Hex(bytes)}`), privateKey);
  const halves = () => [new Uint8Array(60_000), new Uint8Array(40_000)];
  expect(await judged(halves(), signature)).toEqual({ ok: false, error: { kind: 'cutShort' } });
  const shared = new Uint8Array(100_000);
  const inOneMemory = [shared.subarray(0, 60_000), shared.subarray(60_000)];
  expect(await judged(inOneMemory, signature)).toEqual({ ok: false, error: { kind: 'cutShort' } });
  expect(await judged([...halves(), new Uint8Array(1)], signature)).toEqual({
    ok: false,
    error: { kind: 'notProven' },
  });
  expect(await judged([bytes], '')).toEqual({ ok: false, error: { kind: 'notProven' } });
  // Its memory went over without a copy.
  expect(bytes.byteLength).toBe(0);
  await open.close();
});

test('memory that others use as well is copied, not taken', () => {
  expect(memoryOf(new Uint8Array(10))).toHaveLength(1);
  expect(memoryOf(new Uint8Array(10).subarray(2))).toEqual([]);
});
