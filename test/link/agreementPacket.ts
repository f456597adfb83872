/** A signed agreement as a booth sends it, for tests of the court: synthetic people, Typst's paper, real signatures; every part can be made wrong. */
import { sign } from 'node:crypto';
import { ulid } from 'ulid';
import { z } from 'zod';
import { issuerClaim, evidenceName, type AgreementPacket, type ConfirmationPacket, type PacketFile, type SignerEvidence } from '../../main/contract/session/packet.ts'; // prettier-ignore
import type { AgreementDraft } from '../../main/contract/session/terms.ts';
import { newRoot, oneTimeSigner } from '../../main/proof/certificates.ts';
import {
  canonicalText,
  proofText,
  sealedText,
  type Proof,
  type SealedProof,
} from '../../main/proof/proof.ts';
import { signPdf } from '../../main/proof/signPdf.ts';
import { hash, paper } from '../proof/agreementKit.ts';
import { hex, sealFile, type TestBooth } from './courtBooth.ts';

export const AT = '2026-11-25T10:00:00+08:00';
/** Of court and booth in these tests: soon after the signing, whenever they run. */
export const CLOCK = (): number => Date.parse('2026-11-25T10:05:00+08:00');
const VALID = { from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-27T00:00:00Z') };
const CLAUSES = ['李建国于 2026 年 12 月 25 日前向张明华支付伍万元整。', '双方再无其他争议。'];
export const DRAFT: AgreementDraft = {
  parties: [
    { id: 'p1', name: '张明华', age: 40, signer: { id: 'p1', as: 'self', maySettle: true } },
    { id: 'p2', name: '李建国', age: 45, signer: { id: 'p2', as: 'self', maySettle: true } },
  ],
  terms: [
    {
      id: 't1', kind: 'payMoney', debtor: 'p2', creditor: 'p1', fen: 5_000_000, words: '伍万元整', due: '2026-12-25', account: null,
      interestMilliPercent: null, text: '',
    },
  ],
  totalFen: null,
}; // prettier-ignore

const PEOPLE = [
  { id: 'p1', role: 'party', side: 'applicant', seat: 'A', name: '张明华', masked: '张*华', number: '110101199003071348' }, // prettier-ignore
  { id: 'p2', role: 'party', side: 'respondent', seat: 'B', name: '李建国', masked: '李*国', number: '500103199001010010' }, // prettier-ignore
  { id: 'p3', role: 'mediator', side: null, seat: 'staff', name: '王调解', masked: '王*解', number: '50010319491231002X' }, // prettier-ignore
] as const;

/** What a test makes wrong. Each works on what is about to be sealed. */
export type Wrong = {
  readonly session?: string;
  readonly draft?: AgreementDraft | null;
  readonly pdf?: (pdf: Uint8Array, base: Uint8Array) => Promise<Uint8Array> | Uint8Array;
  readonly proof?: (proof: Proof) => Proof;
  readonly sealed?: (sealed: SealedProof) => SealedProof;
  readonly evidence?: (evidence: SignerEvidence, index: number) => SignerEvidence;
  readonly packet?: (packet: AgreementPacket) => AgreementPacket;
  /** Who vouches for the issuer and seals the proof; the sending booth where nobody is named. */
  readonly signedBy?: TestBooth;
};

export type BuiltPacket = {
  readonly packet: AgreementPacket;
  readonly pdf: Uint8Array;
  readonly sealed: readonly Buffer[];
  readonly envelopeFiles: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly mime: string;
  }[];
};

const clock = { wall: AT, monotonicMs: 1000, bootId: 'test', lastSyncAt: AT, trusted: true };
const samplesOf = (index: number): SignerEvidence['samples'] =>
  Array.from({ length: 80 }, (_, at) => ({ t: at * 5, x: 1000 + at * 20 + index, y: 2000 + at, p: 400, flags: 3 })); // prettier-ignore

export async function agreementPacket(booth: TestBooth, wrong: Wrong = {}): Promise<BuiltPacket> {
  const session = wrong.session ?? ulid();
  const draft = wrong.draft === undefined ? DRAFT : wrong.draft;
  const base = paper([...CLAUSES, session], draft === null ? {} : { terms: hash(canonicalText(draft)) });
  const issuer = await newRoot(`云舱调解 ${session}`, VALID);
  const signed = await signAll(base, issuer);
  const proof = (wrong.proof ?? ((same) => same))(proofOf(session, base, signed.acts));
  const pdf = await (wrong.pdf ?? ((same) => same))(signed.pdf, base);
  const by = wrong.signedBy ?? booth;
  const sealedProof = (wrong.sealed ?? ((same) => same))(sealedBy(by, proof));
  const parts = filesOf(pdf, sealedProof, base, wrong);
  const certificate = Buffer.from(issuer.certificate.rawData).toString('base64url');
  const said = Buffer.from(canonicalText(issuerClaim(session, certificate)));
  const packet: AgreementPacket = {
    schema: 'agreement/1', id: ulid(), kind: 'mediationAgreement', session, regime: 'people', disputeKind: 'loan', capturedAt: AT, clock,
    link: 'offline', site: '示例派出所', booth: '示例 1 号舱', policyVersion: 'test',
    document: { title: '人民调解协议书', templateId: 'agreement', templateVersion: '1', pages: 2, bytes: base.length, sha256: hash(base) },
    people: PEOPLE.map(({ id, role, side, seat, masked, number }, index) => ({
      id, role, side, seat, masked, last4: number.slice(-4), act: `act-${index + 1}`,
    })),
    lights: {
      parties: ['p1', 'p2'].map((party) => ({ party, at: AT })),
      others: [{ light: 'mediator', at: AT }],
      effectiveAt: AT,
    },
    ...(draft === null ? {} : { draft }),
    issuer: { certificate, kid: by.identity.kid, sig: sign(null, said, by.keys.privateKey).toString('base64url') },
    files: parts.map(({ file }) => file),
  }; // prettier-ignore
  return {
    packet: (wrong.packet ?? ((same) => same))(packet),
    pdf,
    sealed: parts.map(({ bytes }) => bytes),
    envelopeFiles: parts.map(({ file }) => ({ sha256: file.sealedSha256, size: file.sealedSize, mime: 'application/octet-stream' })), // prettier-ignore
  };
}

type Person = (typeof PEOPLE)[number];

async function signAll(
  base: Uint8Array,
  issuer: Awaited<ReturnType<typeof newRoot>>,
  people: readonly Person[] = PEOPLE,
): Promise<{ readonly pdf: Uint8Array; readonly acts: Proof['acts'] }> {
  let pdf = base;
  const acts: Proof['acts'] = [];
  const time = { at: AT, trusted: true };
  for (const [index, { id, name, seat }] of people.entries()) {
    const field = `sign-${index + 1}`;
    pdf = await signPdf(pdf, { field, name, at: new Date(AT) }, await oneTimeSigner(name, VALID, issuer));
    acts.push({
      id: `act-${index + 1}`, who: id, act: 'signed', document: hash(base), began: time, done: time, seat,
      soleControl: true, pad: { model: 'STU-540', serial: 'SIM0001', firmware: '1.8' }, samples: hash(canonicalText(samplesOf(index))),
      field: { name: field, bytes: pdf.length, sha256: hash(pdf) },
    }); // prettier-ignore
  }
  return { pdf, acts };
}

function proofOf(session: string, base: Uint8Array, acts: Proof['acts'], title = '人民调解协议书'): Proof {
  const time = { at: AT, trusted: true };
  return {
    v: 1,
    document: { title, template: 'agreement', templateVersion: '1', pages: 2, bytes: base.length, sha256: hash(base) },
    session: { id: session, regime: 'people', booth: '示例 1 号舱', court: '示例法院', opened: time, closed: time },
    participants: PEOPLE.map(({ id, role, side, name, seat }) => ({
      id, role, name, side, place: seat, joinedAt: AT, leftAt: null, identity: [{ method: 'chipCard', level: 'L1', time }],
    })),
    versions: [{ version: 1, sha256: hash(base), time }],
    shown: PEOPLE.flatMap(({ id }) => CLAUSES.map((_, index) => ({ who: id, what: `c${index + 1}`, way: 'heard' as const, ms: 4200, time }))),
    devices: [{ kind: 'signaturePad', model: 'STU-540', serial: 'SIM0001' }],
    software: '0.1.0',
    policyVersion: 'test',
    acts,
  }; // prettier-ignore
}

export function sealedBy(booth: TestBooth, proof: Proof): SealedProof {
  const text = proofText(proof);
  const said = { by: 'booth', kid: booth.identity.kid, at: AT } as const;
  const sig = sign(null, Buffer.from(sealedText(said, hash(text))), booth.keys.privateKey);
  return { proof: text, seals: [{ ...said, sig: sig.toString('base64url') }] };
}

type Written = {
  readonly people: readonly Person[];
  readonly name: string;
  readonly role: 'agreement' | 'application';
};

function filesOf(
  pdf: Uint8Array,
  sealedProof: SealedProof,
  base: Uint8Array,
  wrong: Pick<Wrong, 'evidence'>,
  { people, name, role }: Written = { people: PEOPLE, name: 'agreement.pdf', role: 'agreement' },
): readonly { readonly file: PacketFile; readonly bytes: Buffer }[] {
  const text = (value: unknown): Buffer => Buffer.from(canonicalText(value));
  const evidence = people.map((person, index): SignerEvidence => {
    const samples = samplesOf(index);
    const one: SignerEvidence = {
      v: 1, act: `act-${index + 1}`, who: person.id, role: person.role,
      card: {
        type: 'resident', name: person.name, sex: '1', birth: '19900307', number: person.number, validFrom: '20200101', validTo: '20400101',
        nation: '01', address: '示范市示范区演示路 1 号', authority: '示范市公安局',
      },
      identity: { method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: '05.04-20260101-0000000001', at: AT },
      notices: [], documentSha256: hash(base),
      geometry: { maxX: 9600, maxY: 6000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
      pad: { model: 'STU-540', serial: 'SIM0001', firmware: '1.8', driver: 'stu' }, samples, gaps: 0, startedAt: AT, completedAt: AT, clock,
      samplesSha256: hash(canonicalText(samples)),
    }; // prettier-ignore
    return (wrong.evidence ?? ((same) => same))(one, index);
  });
  const plain = [
    { name, role, mime: 'application/pdf', bytes: Buffer.from(pdf) },
    { name: 'agreement.proof.json', role: 'proof', mime: 'application/json', bytes: text(sealedProof) },
    ...evidence.map((one, index) => ({ name: evidenceName(`act-${index + 1}`), role: 'signer', mime: 'application/json', bytes: text(one) }) as const), // prettier-ignore
  ] as const;
  return plain.map(({ bytes, ...rest }) => {
    const { key, sealed } = sealFile(bytes);
    const file = { ...rest, sha256: hex(bytes), size: bytes.length, sealedSha256: hex(sealed), sealedSize: sealed.length, key }; // prettier-ignore
    return { file, bytes: sealed };
  });
}

/** What a test makes wrong in a joint application. */
export type WrongApplication = Pick<Wrong, 'evidence' | 'signedBy'> & {
  /** How many of the two parties sign. */
  readonly signers?: 1 | 2;
  /** The agreement that the paper names. */
  readonly names?: string;
  readonly packet?: (packet: ConfirmationPacket) => ConfirmationPacket;
};
export type BuiltApplication = Omit<BuiltPacket, 'packet'> & { readonly packet: ConfirmationPacket };

/** Both parties of a built agreement apply together, on a paper that names it. */
export async function applicationPacket(
  booth: TestBooth,
  to: Pick<BuiltPacket, 'packet'>,
  wrong: WrongApplication = {},
): Promise<BuiltApplication> {
  const { session, document } = to.packet;
  const title = '司法确认申请书';
  const base = paper(['请求确认协议有效。', session], { agreement: wrong.names ?? document.sha256 });
  const issuer = await newRoot(`云舱调解 ${session}`, VALID);
  const people = PEOPLE.slice(0, wrong.signers ?? 2);
  const { pdf, acts } = await signAll(base, issuer, people);
  const by = wrong.signedBy ?? booth;
  const parts = filesOf(pdf, sealedBy(by, proofOf(session, base, acts, title)), base, wrong, { people, name: 'application.pdf', role: 'application' });
  const certificate = Buffer.from(issuer.certificate.rawData).toString('base64url');
  const said = Buffer.from(canonicalText(issuerClaim(session, certificate)));
  const signs = (id: string): boolean => people.some((one) => one.id === id);
  const packet: ConfirmationPacket = {
    schema: 'confirmation/1', id: ulid(), kind: 'confirmationApplication', session, regime: 'people', disputeKind: 'loan', capturedAt: AT, clock,
    link: 'offline', site: '示例派出所', booth: '示例 1 号舱', policyVersion: 'test',
    document: { title, templateId: 'agreement', templateVersion: '1', pages: 2, bytes: base.length, sha256: hash(base) },
    people: PEOPLE.map(({ id, role, side, seat, masked, number }, index) => ({
      id, role, side, seat, masked, last4: number.slice(-4), act: signs(id) ? `act-${index + 1}` : null,
    })),
    lights: { parties: ['p1', 'p2'].map((party) => ({ party, at: signs(party) ? AT : null })), others: [], effectiveAt: null },
    agreement: { title: to.packet.document.title, sha256: document.sha256 },
    issuer: { certificate, kid: by.identity.kid, sig: sign(null, said, by.keys.privateKey).toString('base64url') },
    files: parts.map(({ file }) => file),
  };
  return {
    packet: (wrong.packet ?? ((same) => same))(packet),
    pdf,
    sealed: parts.map(({ bytes }) => bytes),
    envelopeFiles: parts.map(({ file }) => ({ sha256: file.sealedSha256, size: file.sealedSize, mime: 'application/octet-stream' })),
  };
} // prettier-ignore

export const sendApplication = (booth: TestBooth, built: BuiltApplication): Promise<string> =>
  sendAs('session.confirmation/1', booth, built);

/** Uploads and posts it; the id of the item. */
export const sendAgreement = (booth: TestBooth, built: BuiltPacket): Promise<string> =>
  sendAs('session.agreement/1', booth, built);

async function sendAs(
  schema: 'session.agreement/1' | 'session.confirmation/1',
  booth: TestBooth,
  built: BuiltPacket | BuiltApplication,
): Promise<string> {
  const item = booth.item(schema, await booth.seal(built.packet), [...built.envelopeFiles]);
  await booth.post([item]);
  for (const bytes of built.sealed) await booth.upload(bytes);
  return z.object({ id: z.string() }).parse(JSON.parse(item.env)).id;
}
