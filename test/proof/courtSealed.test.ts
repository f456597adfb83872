/** The proof under the court's seal: checked by the root alone, every changed byte found, and its certificates neither taken away nor added to. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterSealed } from '../../main/court/agreements/courtSeal.ts';
import { courtTrust } from '../../main/court/agreements/trust.ts';
import { keyId, rawPublicKey } from '../../main/court/digest.ts';
import { loadKeys } from '../../main/court/keys.ts';
import { openStore } from '../../main/court/store/sqlite/store.ts';
import { canonicalText, proofText, sealedText, SealedProof } from '../../main/proof/proof.ts';
import { verifyAgreement, type Anchors } from '../../main/proof/verify.ts';
import { AT, agreementOf, hash, newTrust, type Agreement } from './agreementKit.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const MUTATIONS = LONG ? 4000 : 300;
const SEED = Number(process.env['YUNCANG_SEED'] ?? 20_261_125);
const folder = mkdtempSync(join(tmpdir(), 'yuncang-sealed-'));

let good: Agreement;
let file: Uint8Array;
let anchors: Anchors;
const ends: (() => void)[] = [];

beforeAll(async () => {
  const kit = await newTrust();
  good = await agreementOf(kit, ['张明华', '李建国'], ['李建国向张明华支付伍万元整。']);
  const opened = openStore(join(folder, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  ends.push(() => opened.value.close());
  const trust = await courtTrust({ dataDir: folder, keys: loadKeys(folder), store: opened.value, courtName: '示例法院', now: () => Date.parse(AT) }); // prettier-ignore
  const pair = generateKeyPairSync('ed25519');
  const publicKey = rawPublicKey(pair.publicKey);
  const kid = keyId(publicKey);
  const text = proofText(good.proof);
  const said = { by: 'booth', kid, at: AT } as const;
  const sig = sign(null, Buffer.from(sealedText(said, hash(text))), pair.privateKey).toString('base64url');
  const boothFile = new TextEncoder().encode(canonicalText({ proof: text, seals: [{ ...said, sig }] }));
  const booth = await trust.boothCertificate({ kid, booth: 'hw-03', publicKey });
  if (booth === null) throw new Error('no certificate');
  // the issuer behind the signatures, as a packet carries it
  const issuer = new Uint8Array(kit.booth.certificate.rawData);
  const day = new Date(AT);
  const seal = await trust.counterSeal({
    proof: text,
    issuer,
    days: { from: day, to: day },
    booths: [booth],
  });
  file = counterSealed(boothFile, seal);
  anchors = trust.anchors();
});
afterAll(() => {
  for (const end of ends) end();
  rmSync(folder, { recursive: true, force: true });
});

const verdict = async (changed: Uint8Array): Promise<string> => {
  const checked = await verifyAgreement(good.pdf, changed, anchors);
  return checked.ok ? 'intact' : checked.error.what;
};
const changedSeal = (change: (sealed: SealedProof) => SealedProof): Uint8Array =>
  new TextEncoder().encode(canonicalText(change(SealedProof.parse(JSON.parse(new TextDecoder().decode(file)))))); // prettier-ignore

describe('a proof under the court’s seal', () => {
  it('is proved by the root alone', async () => {
    expect(await verdict(file)).toBe('intact');
  });

  it('loses or gains no certificate', async () => {
    const [first = ''] = SealedProof.parse(JSON.parse(new TextDecoder().decode(file))).certificates ?? [];
    expect(await verdict(changedSeal(({ proof, seals }) => ({ proof, seals })))).toBe('proofRespelled');
    expect(await verdict(changedSeal((one) => ({ ...one, certificates: [...(one.certificates ?? []), first] })))).toBe('proofRespelled'); // prettier-ignore
    expect(await verdict(changedSeal((one) => ({ ...one, certificates: [...(one.certificates ?? [])].reverse() })))).toBe('proofRespelled'); // prettier-ignore
  });

  it('says of nobody twice that they sealed it', async () => {
    expect(await verdict(changedSeal((one) => ({ ...one, seals: [...one.seals, ...one.seals.slice(1)] })))).toBe('proofRespelled'); // prettier-ignore
  });

  it(`shows each of ${MUTATIONS} changed bytes`, async () => {
    let state = SEED;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const missed: string[] = [];
    for (let count = 0; count < MUTATIONS; count += 1) {
      const changed = Uint8Array.from(file);
      // half of them in the certificates, which come first
      const at = random(count % 2 === 0 ? 4000 : changed.length);
      const to = 1 + random(255);
      changed[at] = (changed[at] ?? 0) ^ to;
      if ((await verdict(changed)) === 'intact') missed.push(`byte ${at} ^ ${to}`);
    }
    expect(missed, `seed ${SEED}`).toEqual([]);
  }, 600_000);
});
