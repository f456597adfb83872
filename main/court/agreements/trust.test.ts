/** The court's root, what it certifies and what it takes back; a folder of an older court grows what it lacks. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newRoot, sealerCertificate } from '../../proof/certificates.ts';
import { certifiedSealer, sealerKid } from '../../proof/sealers.ts';
import { rawPublicKey, keyId } from '../digest.ts';
import { loadKeys } from '../keys.ts';
import { openStore } from '../store/sqlite/store.ts';
import { courtTrust } from './trust.ts';

const NOW = Date.parse('2026-11-25T02:00:00Z');
const DAY = 86_400_000;
const AT = new Date(NOW).toISOString();

function folderHere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-trust-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function trustIn(dataDir: string, now: () => number = () => NOW) {
  const opened = openStore(join(dataDir, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  onTestFinished(() => store.close());
  const keys = loadKeys(dataDir);
  return { store, trust: await courtTrust({ dataDir, keys, store, courtName: '示例法院', now }) };
}

function boothKey(booth = 'hw-03') {
  const publicKey = rawPublicKey(generateKeyPairSync('ed25519').publicKey);
  return { booth, publicKey, kid: keyId(publicKey), epoch: 1 };
}

/** What openssl, which knows nothing of us, says of a certificate. */
function openssl(folder: string, root: Uint8Array, der: Uint8Array, crl?: Uint8Array): string {
  const put = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const pem = (kind: 'x509' | 'crl', from: string): string => {
    execFileSync('openssl', [kind, '-inform', 'DER', '-in', from, '-out', `${from}.pem`]);
    return `${from}.pem`;
  };
  const rootPem = pem('x509', put('root', root));
  const leafPem = pem('x509', put('leaf', der));
  const list = crl === undefined ? [] : ['-crl_check', '-CRLfile', pem('crl', put('list', crl))];
  const args = ['verify', '-attime', String(NOW / 1000 + 60), '-CAfile', rootPem, ...list, leafPem];
  try {
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test('the root stays the same over a restart, its key for the court’s eyes only', async () => {
  const dataDir = folderHere();
  const { trust: first } = await trustIn(dataDir);
  const { trust: second } = await trustIn(dataDir);
  expect(Buffer.from(second.root).equals(first.root)).toBe(true);
  for (const name of ['agreement-root.pem', 'counter-seal.pem', 'agreement-root.cer'])
    expect(statSync(join(dataDir, 'keys', name)).mode & 0o777).toBe(0o400);
});

test('a folder of an older court keeps its keys and grows the new ones', async () => {
  const dataDir = folderHere();
  loadKeys(dataDir);
  const before = readFileSync(join(dataDir, 'keys', 'receipts.pem'), 'utf8');
  for (const name of ['agreement-root.pem', 'counter-seal.pem']) rmSync(join(dataDir, 'keys', name), { force: true }); // prettier-ignore
  const { trust } = await trustIn(dataDir);
  expect(readFileSync(join(dataDir, 'keys', 'receipts.pem'), 'utf8')).toBe(before);
  expect(existsSync(join(dataDir, 'keys', 'agreement-root.pem'))).toBe(true);
  // a booth that was let in before there were certificates gets one when it is needed
  expect(await trust.boothCertificate(boothKey())).not.toBeNull();
});

test('a booth’s certificate leads to the root, and openssl refuses it once it was taken back', async () => {
  const { trust, store } = await trustIn(folderHere());
  const key = boothKey();
  const der = await trust.boothCertificate(key);
  if (der === null) throw new Error('no certificate');
  expect(openssl(folderHere(), trust.root, der, await trust.revocationList())).toContain('OK');
  expect(Buffer.from((await trust.boothCertificate(key)) ?? []).equals(der), 'asked twice, the same').toBe(
    true,
  );
  store.certificates.revokeOf('hw-03', AT, 'boothRevoked');
  expect(openssl(folderHere(), trust.root, der, await trust.revocationList())).toContain(
    'certificate revoked',
  );
  expect(await trust.boothCertificate(key)).toBeNull();
  expect(trust.revoked()).toMatchObject([{ reason: 'boothRevoked', at: AT }]);
});

test('a certificate near its end is renewed, the one before still holds', async () => {
  let now = NOW;
  const { trust } = await trustIn(folderHere(), () => now);
  const key = boothKey();
  const first = await trust.boothCertificate(key);
  now += (3 * 365 - 30) * DAY;
  const second = await trust.boothCertificate(key);
  if (first === null || second === null) throw new Error('no certificate');
  expect(Buffer.from(second).equals(first)).toBe(false);
  const seal = { by: 'booth', kid: key.kid } as const;
  expect(await certifiedSealer(seal, [first], [trust.root], new Date(NOW))).not.toBeNull();
  // and seals nothing at a time it does not cover
  expect(await certifiedSealer(seal, [first, second], [trust.root], new Date(NOW - 9 * DAY))).toBeNull(); // prettier-ignore
});

test('a booth never passes for the court, nor does whoever an issuer below the root certified', async () => {
  const { trust } = await trustIn(folderHere());
  const key = boothKey();
  const der = await trust.boothCertificate(key);
  if (der === null) throw new Error('no certificate');
  expect(await certifiedSealer({ by: 'court', kid: key.kid }, [der], [trust.root], new Date(NOW))).toBeNull();
  const days = { from: new Date(NOW - DAY), to: new Date(NOW + DAY) };
  const session = await newRoot('云舱调解', days);
  const issuer = new Uint8Array(session.certificate.rawData);
  const seal = await trust.counterSeal({ proof: '{}', issuer, days, booths: [der] });
  const [own = '', , certified = ''] = seal.certificates;
  const raw = new Uint8Array(Buffer.from(key.publicKey, 'base64url'));
  // the issuer of one session, certified by the root, makes itself a "court"
  const forged = await sealerCertificate('court', '示例法院', days, raw, session);
  const chain = [new Uint8Array(forged.rawData), Buffer.from(certified, 'base64url')];
  const claim = { by: 'court', kid: await sealerKid(raw) } as const;
  expect(await certifiedSealer(claim, chain, [trust.root], new Date(NOW))).toBeNull();
  const real = { by: 'court', kid: seal.seal.kid } as const;
  expect(
    await certifiedSealer(real, [Buffer.from(own, 'base64url')], [trust.root], new Date(NOW)),
  ).not.toBeNull();
});

test('an issuer is certified for the days of its signatures and no longer', async () => {
  const folder = folderHere();
  const { trust } = await trustIn(folderHere());
  const days = { from: new Date(NOW), to: new Date(NOW + 3_600_000) };
  const long = { from: new Date(NOW - 999 * DAY), to: new Date(NOW + 9999 * DAY) };
  const issuer = new Uint8Array((await newRoot('云舱调解', long)).certificate.rawData);
  const der = await trust.boothCertificate(boothKey());
  const seal = await trust.counterSeal({ proof: '{}', issuer, days, booths: [der ?? new Uint8Array()] });
  writeFileSync(join(folder, 'issuer'), Buffer.from(seal.certificates[2] ?? '', 'base64url'));
  const said = execFileSync('openssl', ['x509', '-inform', 'DER', '-in', join(folder, 'issuer'), '-noout', '-enddate', '-ext', 'basicConstraints'], { encoding: 'utf8' }); // prettier-ignore
  expect(said).toContain('notAfter=Nov 26 03:00:00 2026 GMT');
  expect(said).toContain('CA:TRUE, pathlen:0');
});
