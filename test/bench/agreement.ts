/** An agreement of 20 clauses and 8 signers: to its PDF with every signature and the sealed proof, and the verifier's time for it, each against what cannot be done without. */
import { verifyAgreement } from '../../main/proof/verify.ts';
import { SIGNING_ALGORITHM } from '../../main/proof/certificates.ts';
import { exact, sha256 } from '../../main/proof/bytes.ts';
import { agreementOf, newTrust, paper, type Agreement, type Trust } from '../proof/agreementKit.ts';
import type { Row } from './table.ts';

const ROUNDS = 7;
const CLAUSES = Array.from(
  { length: 20 },
  (_, index) =>
    `第 ${index + 1} 笔款项人民币 ${(index + 1) * 1200} 元，由张三于 2026 年 ${(index % 12) + 1} 月 25 日以前转到李四的银行账户；到期没有付清的，李四可以就没有付清的部分向人民法院起诉。`,
);
const signers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `签名人${index + 1}`);

/** A key of its own, a signature of its certificate and one of the document for each signer. */
async function bareSignatures(count: number): Promise<void> {
  const text = new Uint8Array(1_500);
  for (let i = 0; i < count; i++) {
    const { privateKey } = await crypto.subtle.generateKey(SIGNING_ALGORITHM, false, ['sign', 'verify']);
    for (let n = 0; n < 2; n++) await crypto.subtle.sign(SIGNING_ALGORITHM, privateKey, text);
  }
}

/** The bytes below each signature hashed once, and two signatures proven for each signer. */
async function bareVerification({ pdf, proof }: Agreement): Promise<void> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(SIGNING_ALGORITHM, false, ['sign', 'verify']); // prettier-ignore
  const text = new Uint8Array(1_500);
  const signature = await crypto.subtle.sign(SIGNING_ALGORITHM, privateKey, text);
  for (const { field } of proof.acts) {
    if (field === undefined || field === null) throw new Error('an act without its field');
    await sha256(pdf.subarray(0, field.bytes));
    for (let n = 0; n < 2; n++) await crypto.subtle.verify(SIGNING_ALGORITHM, publicKey, signature, exact(text)); // prettier-ignore
  }
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  await work(); // compiled, fonts read
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

async function verified(agreement: Agreement, trust: Trust): Promise<void> {
  const found = await verifyAgreement(agreement.pdf, agreement.file, trust.anchors);
  if (!found.ok || found.value.acts.length !== agreement.proof.acts.length)
    throw new Error('a whole agreement does not verify');
}

export async function benchAgreement(): Promise<readonly Row[]> {
  const trust = await newTrust();
  const eight = await agreementOf(trust, signers(8), CLAUSES);
  const two = await agreementOf(trust, signers(2), CLAUSES);
  const typesetting = await medianMs(() => Promise.resolve(paper(CLAUSES)));
  const signing = await medianMs(() => bareSignatures(8));
  const made = await medianMs(() => agreementOf(trust, signers(8), CLAUSES));
  const bare = await medianMs(() => bareVerification(eight));
  const verifying = await medianMs(() => verified(eight, trust));
  const verifyingTwo = await medianMs(() => verified(two, trust));
  const kb = (bytes: Uint8Array): string => `${Math.round(bytes.length / 1024)} KB`;
  return [
    {
      what: `agreement of 20 clauses, 8 signers: PDF (${kb(eight.pdf)}), signatures and sealed proof (${kb(eight.file)})`,
      measured: `${made.toFixed(1)} ms`,
      against: `typesetting ${typesetting.toFixed(1)} ms + 8 bare keys and 16 signatures ${signing.toFixed(1)} ms`,
      ratio: made / (typesetting + signing),
      limit: null,
    },
    {
      what: 'verifier: that agreement whole',
      measured: `${verifying.toFixed(1)} ms`,
      against: `each signed part hashed and 16 signatures proven, bare: ${bare.toFixed(1)} ms`,
      ratio: verifying / bare,
      limit: null,
    },
    {
      what: 'verifier: 8 signers against 2',
      measured: `${verifying.toFixed(1)} ms`,
      against: `${verifyingTwo.toFixed(1)} ms`,
      ratio: verifying / verifyingTwo,
      limit: null,
    },
  ];
}
