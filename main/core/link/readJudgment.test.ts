/** Which demonstration judgments a booth may show: each way in which one is not the court's own is refused by its name. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { judgmentClaim, type DemoJudgment, type SignedJudgment } from '../../contract/demoJudgment.ts';
import { canonicalText } from '../../proof/proof.ts';
import { sampleJudgment } from '../session/sessionKit.ts';
import { sha256 } from '../util/digest.ts';
import { readJudgment, type TrustedCourt } from './readJudgment.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwk = publicKey.export({ format: 'jwk' });
const court: TrustedCourt = {
  courtId: 'cq-0103',
  keys: {
    sealing: { kty: 'OKP', crv: 'X25519', x: '', kid: 's' },
    receipts: { kid: 'court-1', publicKey: jwk.x ?? '' },
  },
};
const TODAY = '2026-11-26';

function signed(over: Partial<DemoJudgment> = {}, claim: (text: string) => string = judgmentClaim): SignedJudgment {
  const text = canonicalText({ ...sampleJudgment, ...over });
  return { text, kid: 'court-1', sig: sign(null, sha256(claim(text)), privateKey).toString('base64url') };
} // prettier-ignore
const read = (one: SignedJudgment, today = TODAY) => {
  const told = readJudgment(one, court, today);
  return told.ok ? told.value.caseNo : told.error;
};

it('shows what the court signed, up to its last day', () => {
  expect(read(signed())).toBe('（2026）渝0103民初1234号');
  expect(read(signed(), '2027-12-31')).toBe('（2026）渝0103民初1234号');
  expect(read(signed(), '2028-01-01')).toBe('expired');
});

it('refuses what is not signed, by another key, or changed in any letter', () => {
  const good = signed();
  expect(read({ ...good, sig: '' })).toBe('unsigned');
  expect(read({ ...good, kid: 'court-2' })).toBe('otherCourt');
  const other = generateKeyPairSync('ed25519').privateKey;
  const forged = sign(null, sha256(judgmentClaim(good.text)), other).toString('base64url');
  expect(read({ ...good, sig: forged })).toBe('altered');
  for (let at = 0; at < good.text.length; at += 7) {
    const text = `${good.text.slice(0, at)}${good.text[at] === '1' ? '2' : '1'}${good.text.slice(at + 1)}`;
    expect(read({ ...good, text })).toBe('altered');
  }
});

it('takes nothing the court signed for another end: the key of receipts signs these too', () => {
  expect(read(signed({}, (text) => text))).toBe('altered');
});

it('refuses what names another court, and what is no judgment', () => {
  expect(read(signed({ court: 'cq-0104' }))).toBe('otherCourt');
  const empty = signed({ decided: [] });
  expect(read(empty)).toBe('unreadable');
  expect(read(signed({ claimed: ['没有句号的话'] }))).toBe('unreadable');
});
