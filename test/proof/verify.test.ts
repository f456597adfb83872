/** The agreement that proves itself: an untouched one is read out, every tampering of documents.md 4d is named. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRef, PDFString, rgb } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { newIssuer, newRoot, oneTimeSigner } from '../../main/proof/certificates.ts';
import { canonicalText, proofText } from '../../main/proof/proof.ts';
import { signPdf } from '../../main/proof/signPdf.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import {
  AT,
  agreementOf,
  hash,
  newTrust,
  sealed,
  sealOf,
  type Agreement,
  type Trust,
} from './agreementKit.ts';

const NAMES = ['张明华', '李建国', '王调解（人民调解员）'];
const CLAUSES = ['李建国于 2026 年 12 月 25 日前向张明华支付伍万元整。', '双方再无其他争议。'];
const VALID = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2030-01-01T00:00:00Z') };

let trust: Trust;
let good: Agreement;
beforeAll(async () => {
  trust = await newTrust();
  good = await agreementOf(trust, NAMES, CLAUSES);
});

const verdict = async (pdf: Uint8Array, file: Uint8Array = good.file): Promise<string> => {
  const checked = await verifyAgreement(pdf, file, trust.anchors);
  return checked.ok ? 'intact' : checked.error.what;
};
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** An increment somebody adds behind the signatures. */
async function appended(change: (document: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.load(good.pdf, { forIncrementalUpdate: true, updateMetadata: false });
  await change(document);
  return document.commit({ useObjectStreams: false });
}

describe('an untouched agreement', () => {
  it('says who signed what and when, and who sealed it', async () => {
    const checked = await verifyAgreement(good.pdf, good.file, trust.anchors);
    expect(checked).toMatchObject({
      ok: true,
      value: {
        acts: NAMES.map((name) => ({ name, act: 'signed', done: { at: AT } })),
        sealedBy: ['booth', 'court'],
        courtSealedAt: AT,
      },
    });
  });

  it('keeps the paper as the exact beginning of every later file, and the earlier signatures good', async () => {
    const parts = good.proof.acts.map((act) => good.pdf.subarray(0, act.field?.bytes));
    for (const part of parts)
      expect(Buffer.from(part.subarray(0, good.base.length)).equals(good.base)).toBe(true);
    const first = { ...good.proof, acts: good.proof.acts.slice(0, 1) };
    expect(await verdict(parts[0] ?? new Uint8Array(), sealed(first, trust))).toBe('intact');
  });

  it('does not depend on the order in which signing acts reached the proof', () => {
    const turned = {
      ...good.proof,
      acts: [...good.proof.acts].reverse(),
      participants: [...good.proof.participants].reverse(),
    };
    expect(proofText(turned)).toBe(proofText(good.proof));
  });

  it('is told apart when the court has not sealed it yet', async () => {
    const checked = await verifyAgreement(good.pdf, sealed(good.proof, trust, ['booth']), trust.anchors);
    expect(checked).toMatchObject({ ok: true, value: { sealedBy: ['booth'], courtSealedAt: null } });
  });

  it('is accepted by pdfsig, all signatures trusted, and by qpdf', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuncang-proof-'));
    try {
      const file = join(folder, 'agreement.pdf');
      writeFileSync(file, good.pdf);
      const said = execFileSync('pdfsig', [file], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      expect(said.match(/Signature is Valid/g)).toHaveLength(NAMES.length);
      expect(said.match(/ETSI\.CAdES\.detached/g)).toHaveLength(NAMES.length);
      expect(said.match(/^ {2}- Total document signed/gm)).toHaveLength(1);
      for (const name of NAMES) expect(said).toContain(name);
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a changed paper', () => {
  it('is found when something is drawn over it in a later update (append attack)', async () => {
    const evil = await appended((document) =>
      document.getPages()[0]?.drawText('EVIL 999999', { x: 100, y: 500, color: rgb(0, 0, 0) }),
    );
    expect(await verdict(evil)).toBe('foreignChange');
  });

  it('is found when an update opens something by itself', async () => {
    const evil = await appended((document) =>
      document.catalog.set(
        PDFName.of('OpenAction'),
        document.context.obj({ S: 'JavaScript', JS: PDFString.of('1') }),
      ),
    );
    expect(await verdict(evil)).toBe('foreignChange');
  });

  it('is found when a form field with an area covers it', async () => {
    const evil = await appended((document) => {
      document
        .getForm()
        .createTextField('x')
        .addToPage(document.getPages()[0] ?? document.addPage());
    });
    expect(await verdict(evil)).toBe('foreignChange');
  });

  it('is found when a stream of the paper is replaced', async () => {
    const evil = await appended((document) => {
      const [page] = document.getPages();
      const contents = page?.node.get(PDFName.of('Contents'));
      if (contents instanceof PDFRef)
        document.context.assign(contents, document.context.flateStream('BT ET'));
    });
    expect(['foreignChange', 'pdfUnreadable']).toContain(await verdict(evil));
  });

  it('is found when it is the first revision that changed', async () => {
    const changed = Uint8Array.from(good.pdf);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(await verdict(changed)).toBe('paperChanged');
  });

  it('is found when the last signature is cut off', async () => {
    const shorter = good.pdf.subarray(0, good.proof.acts[1]?.field?.bytes);
    expect(await verdict(shorter)).toBe('signatureMissing');
  });

  it('is found when bytes follow the end, or stand between two objects of an increment', async () => {
    expect(await verdict(bytesOf(`${textOf(good.pdf)}%evil`))).toBe('pdfUnreadable');
    const at = good.proof.acts[1]?.field?.bytes ?? 0;
    const spaced = bytesOf(`${textOf(good.pdf.subarray(0, at))}%x\n${textOf(good.pdf.subarray(at))}`);
    expect(await verdict(spaced)).not.toBe('intact');
  });
});

describe('a signature that is not what it says', () => {
  it('is refused when it covers less than the file', async () => {
    const text = textOf(good.pdf);
    const at = text.lastIndexOf('/ByteRange [ 0 ');
    const range = /\/ByteRange \[ 0 (\d+) (\d+) (\d+) \]( *)/.exec(text.slice(at));
    const [all = '', first = '', second = '', rest = ''] = range ?? [];
    const less = `/ByteRange [ 0 ${first} ${second} ${Number(rest) - 10} ]`.padEnd(all.length);
    expect(await verdict(bytesOf(text.slice(0, at) + less + text.slice(at + all.length)))).not.toBe('intact');
    const late = `/ByteRange [ 5 ${first} ${second} ${rest} ]`.padEnd(all.length);
    expect(await verdict(bytesOf(text.slice(0, at) + late + text.slice(at + all.length)))).not.toBe('intact');
  });

  it('is refused when nobody at the table made it, though its certificate is good', async () => {
    const guest = await oneTimeSigner('赵四', VALID, trust.booth);
    const more = await signPdf(good.pdf, { field: 'sign-9', name: '赵四', at: new Date(AT) }, guest);
    expect(await verdict(more)).toBe('signatureUnproved');
  });

  const signedBy = async (name: string, issuer: Trust['booth'], validity = VALID): Promise<string> => {
    const pdf = await signPdf(
      good.base,
      { field: 'sign-1', name: NAMES[0] ?? '', at: new Date(AT) },
      await oneTimeSigner(name, validity, issuer),
    );
    const [act] = good.proof.acts;
    if (act === undefined) throw new Error('an act');
    const proof = {
      ...good.proof,
      acts: [{ ...act, field: { name: 'sign-1', bytes: pdf.length, sha256: hash(pdf) } }],
    };
    const checked = await verifyAgreement(pdf, sealed(proof, trust), trust.anchors);
    if (checked.ok) return 'intact';
    return checked.error.what === 'signatureBroken' ? checked.error.how : checked.error.what;
  };

  it('is refused from a certificate of another root', async () => {
    const foreign = await newRoot('别的根', VALID);
    expect(await signedBy('张明华', await newIssuer('云舱 1 号', VALID, foreign))).toBe('untrusted');
  });

  it('is refused from a certificate that a signer issued', async () => {
    const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    const issuer = { certificate: trust.booth.certificate, key: keys.privateKey };
    expect(await signedBy('张明华', issuer)).toBe('untrusted');
  });

  it('is refused from a certificate that was not valid then, or of another name', async () => {
    const past = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') };
    expect(await signedBy('张明华', trust.booth, past)).toBe('notValidThen');
    expect(await signedBy('李四', trust.booth)).toBe('signerDiffers');
    expect(await signedBy('张明华', trust.booth)).toBe('intact');
  });
});

describe('a changed proof', () => {
  const text = (): string => proofText(good.proof);
  const packed = (proof: string, seals: unknown): Uint8Array =>
    new TextEncoder().encode(canonicalText({ proof, seals }));

  it('is found when a time in it is another', async () => {
    const other = text().replace('10:00:00', '09:00:00');
    const old = [sealOf('booth', text(), trust.boothKey), sealOf('court', text(), trust.courtKey)];
    expect(await verdict(good.pdf, packed(other, old))).toBe('sealBroken');
  });

  it('is refused without the booth’s seal, or with one of an unknown key', async () => {
    expect(await verdict(good.pdf, packed(text(), [sealOf('court', text(), trust.courtKey)]))).toBe(
      'sealMissing',
    );
    const seal = { ...sealOf('booth', text(), trust.boothKey), kid: 'booth-2' };
    expect(await verdict(good.pdf, packed(text(), [seal]))).toBe('sealerUnknown');
  });

  it('is refused when the seal’s own time is moved or its signature spelled another way', async () => {
    const seal = sealOf('booth', text(), trust.boothKey);
    expect(await verdict(good.pdf, packed(text(), [{ ...seal, at: '2026-11-25T11:00:00+08:00' }]))).toBe(
      'sealBroken',
    );
    const last = seal.sig.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = alphabet[(alphabet.indexOf(last) ^ 1) % 64] ?? '';
    expect(await verdict(good.pdf, packed(text(), [{ ...seal, sig: seal.sig.slice(0, -1) + twin }]))).toBe(
      'sealBroken',
    );
  });

  it('is found when it is only spelled differently', async () => {
    const spaced = Buffer.from(good.file).toString('utf8').replace('{"proof"', '{ "proof"');
    expect(await verdict(good.pdf, new TextEncoder().encode(spaced))).toBe('proofRespelled');
    expect(
      await verdict(good.pdf, new TextEncoder().encode('\ufeff' + Buffer.from(good.file).toString('utf8'))),
    ).toBe('proofUnreadable');
  });

  it('is refused when it belongs to another paper', async () => {
    const other = await agreementOf(trust, NAMES.slice(0, 1), ['另一份协议。']);
    expect(await verdict(other.pdf)).toBe('paperChanged');
  });

  it('is refused when an act speaks of another paper than the one at hand', async () => {
    const proof = { ...good.proof, acts: good.proof.acts.map((act) => ({ ...act, document: hash('x') })) };
    expect(await verdict(good.pdf, sealed(proof, trust))).toBe('otherPaper');
  });

  it.each([['nothing', ''], ['no JSON', 'hello'], ['an empty object', '{}'], ['a list', '[]']])('is unreadable as %s', async (_what, given) => {
    expect(await verdict(good.pdf, new TextEncoder().encode(given))).toBe('proofUnreadable');
  }); // prettier-ignore

  it.each([['nothing', ''], ['text', 'hello'], ['a header alone', '%PDF-1.7\n'], ['an endless chain', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF']])('calls a PDF of %s unreadable', async (_what, given) => {
    expect(await verdict(bytesOf(given))).toBe('pdfUnreadable');
  }); // prettier-ignore
});
