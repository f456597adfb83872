/** Tests of policy.ts: nothing unsigned is read, a bad pack changes nothing, an old one never comes back. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { PolicyPack, SignedPack } from '../../contract/policy.ts';
import { choosePack, loadPack, readPack, takePack, type PackStore } from './policy.ts';

const keys = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';
const TODAY = '2026-11-23';

const signText = (text: string, key = keys.privateKey): SignedPack => ({
  pack: text,
  sig: sign(null, Buffer.from(text), key).toString('base64url'),
});
const signed = (over: Partial<PolicyPack> = {}): SignedPack => signText(JSON.stringify({ ...pack, ...over }));

function storeOf(...packs: SignedPack[]): PackStore & { readonly kept: SignedPack[] } {
  return { kept: packs, read: () => packs, write: (p) => void packs.push(p) };
}

describe('reading a pack', () => {
  it('takes the one that is signed by the court', () => {
    const loaded = loadPack(signed(), publicKey, TODAY);
    expect(loaded.ok && loaded.value.court).toBe(pack.court);
  });
  it.each([
    ['another key', signText(JSON.stringify(pack), others.privateKey)],
    ['one changed character', { ...signed(), pack: JSON.stringify({ ...pack, court: '别的法院' }) }],
    ['a space more', { ...signed(), pack: `${signed().pack} ` }],
    ['no signature', { ...signed(), sig: '' }],
    ['rubbish for a signature', { ...signed(), sig: '***' }],
  ])('refuses it with %s, before looking inside', (_, bad) => {
    expect(readPack(bad, publicKey)).toEqual({ ok: false, error: { kind: 'badSignature' } });
  });
  it('refuses signed text that is no pack, naming the place', () => {
    expect(readPack(signText('not json'), publicKey)).toMatchObject({ error: { kind: 'badShape' } });
    const twelve = signed({ disputeKinds: pack.disputeKinds.slice(1) });
    expect(readPack(twelve, publicKey)).toMatchObject({ error: { kind: 'badShape' } });
    expect(JSON.stringify(readPack(twelve, publicKey))).toContain('disputeKinds');
  });
  it('refuses a pack that does not hold together', () => {
    expect(readPack(signed({ causes: [] }), publicKey)).toMatchObject({ error: { kind: 'inconsistent', detail: 'loan: cause 110303 does not exist' } }); // prettier-ignore
    const [template] = pack.templates;
    if (template === undefined) throw new Error('no template');
    const altered = { ...template, source: `${template.source}\n#pagebreak()` };
    expect(readPack(signed({ templates: [altered] }), publicKey)).toMatchObject({ error: { kind: 'inconsistent' } }); // prettier-ignore
  });
  it('knows the first and the last day', () => {
    const week = signed({ validFrom: '2026-11-20', validTo: '2026-11-26' });
    for (const day of ['2026-11-20', '2026-11-26']) expect(loadPack(week, publicKey, day).ok).toBe(true);
    expect(loadPack(week, publicKey, '2026-11-19')).toMatchObject({ error: { kind: 'notYetValid' } });
    expect(loadPack(week, publicKey, '2026-11-27')).toMatchObject({ error: { kind: 'expired', validTo: '2026-11-26' } }); // prettier-ignore
  });
});

describe('the pack in use', () => {
  it('is the newest genuine one, whatever else lies about', () => {
    const bad = { ...signed({ serial: 9 }), sig: 'x' };
    const { inUse, refused } = choosePack([signed({ serial: 1 }), bad, signed({ serial: 3 }), signed({ serial: 2 })], publicKey, TODAY); // prettier-ignore
    expect(inUse?.pack.serial).toBe(3);
    expect(refused).toEqual([{ kind: 'badSignature' }]);
  });
  it('is flagged when it has expired, and an older valid one does not come back', () => {
    const newer = signed({ serial: 2, validTo: '2026-11-01' });
    const { inUse } = choosePack([signed({ serial: 1 }), newer], publicKey, TODAY);
    expect(inUse).toMatchObject({ expired: true, pack: { serial: 2 } });
  });
  it('is the old one until the new one begins', () => {
    const next = signed({ serial: 2, validFrom: '2027-01-01' });
    expect(choosePack([signed({ serial: 1 }), next], publicKey, TODAY).inUse?.pack.serial).toBe(1);
    expect(choosePack([signed({ serial: 1 }), next], publicKey, '2027-01-01').inUse?.pack.serial).toBe(2);
  });
  it('is none without a genuine pack', () => {
    expect(choosePack([{ pack: '', sig: '' }], publicKey, TODAY).inUse).toBeNull();
  });
});

describe('a pack offered by the court', () => {
  it('is kept when it is newer', () => {
    const store = storeOf(signed({ serial: 1 }));
    const taken = takePack(store, signed({ serial: 2 }), publicKey, TODAY);
    expect(taken).toMatchObject({ ok: true, value: { kind: 'taken', inUse: { pack: { serial: 2 } } } });
    expect(choosePack(store.read(), publicKey, TODAY).inUse?.pack.serial).toBe(2);
  });
  it.each([
    ['older', signed({ serial: 4 }), 'older'],
    ['of the same serial with other words', signed({ serial: 5, version: 'other' }), 'older'],
    ['forged', { ...signed({ serial: 6 }), sig: signed({ serial: 5 }).sig }, 'badSignature'],
    ['broken', signText('{}'), 'badShape'],
    ['expired', signed({ serial: 6, validTo: '2026-01-01' }), 'expired'],
  ])('changes nothing when it is %s', (_, offered, kind) => {
    const store = storeOf(signed({ serial: 5 }));
    expect(takePack(store, offered, publicKey, TODAY)).toMatchObject({ ok: false, error: { kind } });
    expect(store.kept).toHaveLength(1);
  });
  it('is not written again when it is the one in use', () => {
    const store = storeOf(signed({ serial: 5 }));
    const again = takePack(store, signed({ serial: 5 }), publicKey, TODAY);
    expect(again).toMatchObject({ ok: true, value: { kind: 'unchanged' } });
    expect(store.kept).toHaveLength(1);
  });
});
