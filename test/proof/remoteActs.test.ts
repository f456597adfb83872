/** A signature given in a page elsewhere: by its own key over exactly what the proof says; every changed letter of it is found, even when the booth seals the change. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { statementText } from '../../main/contract/remote/signature.ts';
import { toBase64Url } from '../../main/proof/bytes.ts';
import type { Proof } from '../../main/proof/proof.ts';
import { brokenRemoteAct } from '../../main/proof/remoteActs.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { seeded } from '../seeded.ts';
import { agreementOf, AT, newTrust, sealed, type Agreement, type Trust } from './agreementKit.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const MUTATIONS = LONG ? 10_000 : 1_000;
const SEED = Number(process.env['YUNCANG_SEED'] ?? 20_261_126);

let trust: Trust;
let good: Agreement;
let proof: Proof;

type Act = Proof['acts'][number];
type Given = NonNullable<Act['remote']>;

function given({ session, document }: Proof, { who, samples }: Act): Given {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = privateKey.export({ format: 'jwk' });
  const times = { began: AT, done: AT };
  const said = statementText({ session: session.id, party: who, document, samples: samples ?? '', ...times });
  const raw = Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]); // prettier-ignore
  const sig = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { method: 'cardOnCamera', key: toBase64Url(raw), sig: toBase64Url(sig), ...times };
}

/** The second and third of them sign elsewhere. */
beforeAll(async () => {
  trust = await newTrust();
  good = await agreementOf(trust, ['张明华', '李建国', '冉春燕', '王调解'], ['李建国向张明华支付伍万元整。']);
  const afar = new Set(['p2', 'p3']);
  proof = {
    ...good.proof,
    participants: good.proof.participants.map((one) => (afar.has(one.id) ? { ...one, place: 'remote' } : one)),
    acts: good.proof.acts.map((act) => (afar.has(act.who) ? { ...act, seat: 'remote', remote: given(good.proof, act) } : act)),
  }; // prettier-ignore
});

const check = (changed: Proof) => verifyAgreement(good.pdf, sealed(changed, trust), trust.anchors);
const withAct = (who: string, change: (act: Act) => Act): Proof => ({
  ...proof,
  acts: proof.acts.map((act) => (act.who === who ? change(act) : act)),
});
const remoteOf = (who: string): Given => {
  const found = proof.acts.find((act) => act.who === who)?.remote;
  if (found === undefined) throw new Error(`${who} did not sign elsewhere`);
  return found;
};
const broken = (act: string) => ({ ok: false, error: { what: 'remoteBroken', act } });

describe('signatures given elsewhere', () => {
  it('hold beside those at the table', async () => {
    expect(await check(proof)).toMatchObject({ ok: true });
  });

  it('are not dropped, invented, moved to another person, or given with another’s key', async () => {
    expect(await check(withAct('p2', (act) => ({ ...act, remote: undefined })))).toMatchObject(
      broken('act-2'),
    );
    expect(await check(withAct('p1', (act) => ({ ...act, remote: remoteOf('p2') })))).toMatchObject(broken('act-1')); // prettier-ignore
    expect(await check(withAct('p1', (act) => ({ ...act, seat: 'remote', remote: remoteOf('p2') })))).toMatchObject(broken('act-1')); // prettier-ignore
    expect(await check(withAct('p3', (act) => ({ ...act, remote: remoteOf('p2') })))).toMatchObject(broken('act-3')); // prettier-ignore
    expect(await check(withAct('p3', (act) => ({ ...act, remote: { ...remoteOf('p3'), key: remoteOf('p2').key } })))).toMatchObject(broken('act-3')); // prettier-ignore
  });

  it('are of this session, paper, ink and of somebody alone', async () => {
    expect(await check({ ...proof, session: { ...proof.session, id: 's2' } })).toMatchObject(broken('act-2'));
    for (const change of [{ title: '别的协议书' }, { pages: 3 }])
      expect(await check({ ...proof, document: { ...proof.document, ...change } })).toMatchObject(broken('act-2')); // prettier-ignore
    expect(await check(withAct('p2', (act) => ({ ...act, samples: 'a'.repeat(64) })))).toMatchObject(broken('act-2')); // prettier-ignore
    expect(await check(withAct('p2', (act) => ({ ...act, soleControl: false })))).toMatchObject(broken('act-2')); // prettier-ignore
  });

  it(`show each of ${MUTATIONS} changed letters of key, signature and times; no seal is asked`, async () => {
    const random = seeded(SEED);
    const missed: string[] = [];
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let count = 0; count < MUTATIONS; count += 1) {
      const who = random() < 0.5 ? 'p2' : 'p3';
      const field = (['key', 'sig', 'began', 'done'] as const)[Math.floor(random() * 4)] ?? 'sig';
      const was = remoteOf(who)[field];
      const time = field === 'began' || field === 'done';
      // of a time one digit of the seconds, so that it stays one
      const at = time ? 17 + Math.floor(random() * 2) : Math.floor(random() * was.length);
      const letters = time ? '012345' : alphabet;
      const other = letters[Math.floor(random() * letters.length)] ?? 'A';
      if (other === was[at]) continue;
      const remote = { ...remoteOf(who), [field]: was.slice(0, at) + other + was.slice(at + 1) };
      const found = await brokenRemoteAct(
        withAct(who, (act) => ({ ...act, remote })),
        () => Promise.resolve(null),
      );
      if (found === null) missed.push(`${who} ${field} ${at} ${other}`);
    }
    expect(missed, `seed ${SEED}`).toEqual([]);
  }, 1_800_000);

  it('are found in the file as every other byte is', async () => {
    const random = seeded(SEED + 1);
    const file = sealed(proof, trust);
    for (let count = 0; count < 60; count += 1) {
      const changed = Uint8Array.from(file);
      const at = Math.floor(random() * changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      expect([at, (await verifyAgreement(good.pdf, changed, trust.anchors)).ok]).toEqual([at, false]);
    }
  }, 300_000);
});
