/** Single changed bytes: each is found, wherever it is; and what nobody touched is never flagged. The whole number under `npm run test:long`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { agreementOf, newTrust, type Agreement, type Trust } from './agreementKit.ts';
import { seeded } from '../seeded.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
const MUTATIONS = LONG ? 10_000 : 400;
const UNTOUCHED = LONG ? 1000 : 12;
/** Any seed serves; it is printed so that a failure can be repeated. */
const SEED = Number(process.env['YUNCANG_SEED'] ?? 20_261_125);

let trust: Trust;
let good: Agreement;
beforeAll(async () => {
  trust = await newTrust();
  good = await agreementOf(
    trust,
    ['张明华', '李建国', '王调解'],
    ['李建国向张明华支付伍万元整。', '双方再无其他争议。'],
  );
});

describe('the verifier', () => {
  it(`finds each of ${MUTATIONS} changed bytes of the paper or its proof`, async () => {
    const random = seeded(SEED);
    const missed: string[] = [];
    for (let count = 0; count < MUTATIONS; count += 1) {
      const inPdf = random() < 0.6;
      const changed = Uint8Array.from(inPdf ? good.pdf : good.file);
      // half of them where it hurts: in and around the signatures, which no digest of the paper covers
      const from = inPdf && random() < 0.5 ? good.base.length : 0;
      const at = from + Math.floor(random() * (changed.length - from));
      changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      const checked = await verifyAgreement(
        inPdf ? changed : good.pdf,
        inPdf ? good.file : changed,
        trust.anchors,
      );
      if (checked.ok) missed.push(`${inPdf ? 'pdf' : 'proof'} byte ${at} to ${changed[at]}`);
    }
    expect(missed, `seed ${SEED}`).toEqual([]);
  }, 1_800_000);

  it(`flags none of ${UNTOUCHED} untouched agreements`, async () => {
    const random = seeded(SEED + 1);
    const flagged: unknown[] = [];
    for (let count = 0; count < UNTOUCHED; count += 1) {
      const names = Array.from(
        { length: 1 + Math.floor(random() * 4) },
        (_, index) => `当事人${'甲乙丙丁'.charAt(index)}`,
      );
      const clauses = Array.from(
        { length: 1 + Math.floor(random() * 6) },
        () => `第 ${Math.floor(random() * 1e6)} 条：支付${Math.floor(random() * 1e6)}元。`,
      );
      const one = await agreementOf(trust, names, clauses);
      const checked = await verifyAgreement(one.pdf, one.file, trust.anchors);
      if (!checked.ok) flagged.push(checked.error);
    }
    expect(flagged, `seed ${SEED}`).toEqual([]);
  }, 1_800_000);
});
