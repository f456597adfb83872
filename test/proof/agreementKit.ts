/** A signed agreement with its proof, made from nothing but synthetic people: Typst's paper, real certificates, real seals. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { createDocumentPress } from '../../main/core/documents/documentMaker.ts';
import { newIssuer, newRoot, oneTimeSigner, type Issuer } from '../../main/proof/certificates.ts';
import { canonicalText, proofText, sealedText, type Proof, type Seal } from '../../main/proof/proof.ts';
import { signPdf } from '../../main/proof/signPdf.ts';
import type { Anchors } from '../../main/proof/verify.ts';

export const AT = '2026-11-25T10:00:00+08:00';
const VALID = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2030-01-01T00:00:00Z') };
export const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const SOURCE = `#set text(font: ("Noto Serif CJK SC",), lang: "zh", region: "cn", fallback: false)
#set document(title: "人民调解协议书", date: datetime(year: 2026, month: 11, day: 25))
#let data = json(bytes(sys.inputs.data))
#pdf.attach("manifest.json", bytes(sys.inputs.manifest), relationship: "source", mime-type: "application/json", description: "manifest")
= 人民调解协议书
#for clause in data.clauses [+ #clause]
#pagebreak()
（签名页）`;

let press: ReturnType<typeof createDocumentPress> | undefined;

/** `named`: what else the attached manifest names. */
export function paper(clauses: readonly string[], named: Readonly<Record<string, string>> = {}): Uint8Array {
  press ??= createDocumentPress({ fontDir: join(import.meta.dirname, '../../.cache/fonts') });
  if (!press.ok) throw new Error(`fonts: ${press.error.files.join(', ')}`);
  const made = press.value.make({
    template: { id: 'agreement', source: SOURCE },
    data: { clauses },
    manifest: canonicalText({ clauses: clauses.map(hash), ...named }),
    createdAt: Date.parse(AT),
  });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.pdf;
}

export interface Trust {
  readonly root: Issuer;
  readonly booth: Issuer;
  readonly boothKey: KeyObject;
  readonly courtKey: KeyObject;
  readonly anchors: Anchors;
}

const raw = (key: KeyObject): Uint8Array => {
  const { x } = key.export({ format: 'jwk' });
  return new Uint8Array(Buffer.from(x ?? '', 'base64url'));
};

export async function newTrust(): Promise<Trust> {
  const root = await newRoot('示例法院根证书', VALID);
  const booth = await newIssuer('云舱 1 号', VALID, root);
  const [boothPair, courtPair] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  return {
    root,
    booth,
    boothKey: boothPair.privateKey,
    courtKey: courtPair.privateKey,
    anchors: {
      roots: [new Uint8Array(root.certificate.rawData)],
      keys: [
        { by: 'booth', kid: 'booth-1', key: raw(boothPair.publicKey) },
        { by: 'court', kid: 'court-1', key: raw(courtPair.publicKey) },
      ],
    },
  };
}

export function sealOf(by: Seal['by'], text: string, key: KeyObject): Seal {
  const said = { by, kid: `${by}-1`, at: AT };
  return { ...said, sig: sign(null, Buffer.from(sealedText(said, hash(text))), key).toString('base64url') };
}

export interface Agreement {
  readonly base: Uint8Array;
  readonly pdf: Uint8Array;
  readonly proof: Proof;
  readonly file: Uint8Array;
}

export const sealed = (
  proof: Proof,
  trust: Trust,
  by: readonly Seal['by'][] = ['booth', 'court'],
): Uint8Array => {
  const text = proofText(proof);
  const seals = by.map((one) => sealOf(one, text, one === 'booth' ? trust.boothKey : trust.courtKey));
  return new TextEncoder().encode(canonicalText({ proof: text, seals }));
};

/** One signature a name, in this order. */
export async function agreementOf(
  trust: Trust,
  names: readonly string[],
  clauses: readonly string[],
): Promise<Agreement> {
  const base = paper(clauses);
  const document = hash(base);
  const time = { at: AT, trusted: true };
  let pdf = base;
  const acts: Proof['acts'][number][] = [];
  for (const [index, name] of names.entries()) {
    const field = `sign-${index + 1}`;
    pdf = await signPdf(
      pdf,
      { field, name, at: new Date(AT) },
      await oneTimeSigner(name, VALID, trust.booth),
    );
    acts.push({
      id: `act-${index + 1}`, who: `p${index + 1}`, act: 'signed', document, began: time, done: time, seat: 'A', soleControl: true,
      pad: { model: 'STU-540', serial: 'SIM0001', firmware: '1.8' }, samples: hash(`samples ${index}`),
      field: { name: field, bytes: pdf.length, sha256: hash(pdf) },
    }); // prettier-ignore
  }
  const proof: Proof = {
    v: 1,
    document: { title: '人民调解协议书', template: 'agreement', templateVersion: '1', pages: 2, bytes: base.length, sha256: document },
    session: { id: 's1', regime: 'people', booth: '示例站点 1 号舱', court: '示例法院', opened: time, closed: time },
    participants: names.map((name, index) => ({
      id: `p${index + 1}`, role: 'party', name, side: index === 0 ? 'applicant' : 'respondent', place: 'A', joinedAt: AT, leftAt: null,
      identity: [{ method: 'chipCard', level: 'L3', time }],
    })),
    versions: [{ version: 1, sha256: document, time }],
    shown: names.map((_name, index) => ({ who: `p${index + 1}`, what: 'c1', way: 'heard', ms: 4200, time })),
    devices: [{ kind: 'signaturePad', model: 'STU-540', serial: 'SIM0001' }],
    software: '0.1.0',
    policyVersion: '2026.1',
    acts,
  }; // prettier-ignore
  return { base, pdf, proof, file: sealed(proof, trust) };
}
