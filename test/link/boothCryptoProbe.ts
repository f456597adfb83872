/** Runs inside an older Node or inside Electron (BoringSSL): seals, signs and verifies there, and prints the results as one line of JSON. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { z } from 'zod';
import { readBlock } from '../../main/core/outbox/receipts.ts';
import { signEnvelope } from '../../main/core/outbox/envelope.ts';
import { sealBody, sealFile } from '../../main/core/outbox/sealing.ts';
import { ed25519PublicKey } from '../../main/core/store/identity.ts';
import { decryptAtRest, encryptAtRest } from '../../main/core/util/atRest.ts';

const Work = z.object({
  sealing: z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: z.string(), kid: z.string() }),
  fileKey: z.string(),
  plain: z.string(),
  privateKey: z.string(),
  receiptKey: z.string(),
  block: z.object({ receipts: z.array(z.string()), sig: z.string(), kid: z.string() }),
});

const work = Work.parse(JSON.parse(process.argv[2] ?? ''));
const key = createPrivateKey({ key: Buffer.from(work.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
const atRestKey = randomBytes(32);
const block = await readBlock(work.block, { kid: 'r1', key: ed25519PublicKey(work.receiptKey) }, 'b');
process.stdout.write(
  JSON.stringify({
    node: process.versions.node,
    electron: 'electron' in process.versions,
    small: await sealBody(new TextEncoder().encode(work.plain), work.sealing),
    deflated: await sealBody(new TextEncoder().encode(work.plain.repeat(60_000)), work.sealing),
    file: Buffer.concat(sealFile(Buffer.from(work.plain.repeat(20_000)), Buffer.from(work.fileKey, 'base64'))).toString('base64'), // prettier-ignore
    item: signEnvelope(
      { v: 1, id: '01JZZZZZZZZZZZZZZZZZZZZZZZ', booth: 'b', court: 'c', seq: 1, prev: '0'.repeat(64), at: '2026-03-04T09:00:00+08:00', schema: 'test.load/1', body: '', files: [] },
      'k',
      (bytes) => sign(null, bytes, key).toString('base64url'),
    ),
    receipt: block.ok && block.value.receipts.every(({ read }) => read.ok),
    atRest: decryptAtRest(atRestKey, 'p', encryptAtRest(atRestKey, 'p', Buffer.from('secret')))?.toString(),
  }),
); // prettier-ignore
