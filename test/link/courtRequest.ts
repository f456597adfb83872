/** A synthetic mediation request for tests of the court: a small PDF, one scanned page, a signature. */
import canonicalize from 'canonicalize';
import { deflateSync } from 'node:zlib';
import { ulid } from 'ulid';
import type { GroupKey } from '../../main/contract/groupKey.ts';
import type { DisputeKindId } from '../../main/contract/policy.ts';
import type { RequestBundle, SealedFile } from '../../main/contract/request.ts';
import { hex, sealFile } from './courtBooth.ts';

const AT = '2026-11-23T10:31:07.000+08:00';
/** Synthetic number of domain.md 8.2. */
export const CARD_NUMBER = '110101199003071348';

/** A valid PDF of `pages` pages that holds nothing but its page number and a rule. */
export function smallPdf(pages = 2): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const kids: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const content = `BT /F1 28 Tf 72 720 Td (Mediation request - page ${page}) Tj ET 72 700 m 520 700 l S`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`;
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A grey PNG with a darker band, so that a page is seen to be a picture. */
export function smallPng(width = 120, height = 170): Buffer {
  const rows = Buffer.alloc((width + 1) * height, 235);
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 0;
    if (y % 14 === 7) rows.fill(90, y * (width + 1) + 12, (y + 1) * (width + 1) - 12);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A handwritten-looking pair of strokes in pad units, 200 samples a second. */
function strokes(): RequestBundle['signature']['samples'] {
  return Array.from({ length: 120 }, (_, index) => {
    const second = index >= 60;
    const step = second ? index - 60 : index;
    return {
      t: index * 5 + (second ? 180 : 0),
      x: (second ? 5200 : 1800) + step * 42,
      y: 2600 + Math.round(Math.sin(step / 7) * 900) + (second ? step * 10 : 0),
      p: 300 + Math.round(Math.sin(step / 20) * 200),
      flags: step === 59 ? 2 : 3,
    };
  });
}

const clock = { wall: AT, monotonicMs: 1000, bootId: 'test', lastSyncAt: AT, trusted: true };

export type SyntheticRequest = {
  readonly bundle: RequestBundle;
  /** Ciphertexts by their digest: what is uploaded. */
  readonly sealed: ReadonlyMap<string, Buffer>;
  readonly envelopeFiles: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly mime: string;
  }[];
};

export type Wish = {
  readonly name?: string;
  readonly number?: string;
  readonly evidencePages?: number;
  /** These pages (PNG), whatever is in them, instead of drawn ones. */
  readonly evidence?: readonly Buffer[];
  readonly disputeKind?: DisputeKindId;
  readonly groupKey?: GroupKey;
};

export function syntheticRequest({
  name = '王小明',
  number = CARD_NUMBER,
  evidencePages = 1,
  evidence = Array.from({ length: evidencePages }, (_, index) => smallPng(120 + index)),
  disputeKind = 'loan',
  groupKey,
}: Wish = {}): SyntheticRequest {
  const pdf = smallPdf();
  const plain: { name: string; role: SealedFile['role']; mime: string; bytes: Buffer }[] = [
    { name: '调解申请书.pdf', role: 'document', mime: 'application/pdf', bytes: pdf },
    ...evidence.map((bytes, index) => ({
      name: `借条 第 ${index + 1} 页`,
      role: 'evidence' as const,
      mime: 'image/png',
      bytes,
    })),
  ];
  const sealed = new Map<string, Buffer>();
  const files = plain.map((file): SealedFile => {
    const { key, sealed: bytes } = sealFile(file.bytes);
    const sealedSha256 = hex(bytes);
    sealed.set(sealedSha256, bytes);
    return {
      name: file.name, role: file.role, sha256: hex(file.bytes), size: file.bytes.length, mime: file.mime,
      sealedSha256, sealedSize: bytes.length, key,
    }; // prettier-ignore
  });
  const samples = strokes();
  const identity: RequestBundle['identity'] = {
    method: 'chipCard', level: 'L1', cardType: 'resident', warnings: [], samNumber: '05.04-20260101-0000000001', at: AT,
  }; // prettier-ignore
  const bundle: RequestBundle = {
    schema: 'request/1',
    id: ulid(),
    kind: 'mediationRequest',
    visitId: ulid(),
    capturedAt: AT,
    clock,
    card: {
      type: 'resident', name, sex: '1', birth: '19900307', number, validFrom: '20200101', validTo: '20400101', nation: '01',
      address: '示范市示范区演示路 1 号', authority: '示范市公安局',
    }, // prettier-ignore
    identity,
    needs: { larger: true, readAloud: true, helper: 'relative' },
    consents: [
      {
        stage: 'privacyNotice',
        textVersion: '1',
        language: 'zh-CN',
        shownMs: 8000,
        readAloud: false,
        answer: true,
        at: AT,
      },
      {
        stage: 'eService',
        textVersion: '1',
        language: 'zh-CN',
        shownMs: 5000,
        readAloud: true,
        answer: true,
        at: AT,
      },
    ],
    request: {
      disputeKind,
      causes: ['loan.private'],
      path: 'mediate',
      applicant: { phone: '13800006021', habitualResidence: '示范市示范区演示路 1 号' },
      respondents: [
        {
          kind: 'person',
          id: 'r1',
          name: '陈大华',
          sex: '1',
          phone: '13900001234',
          address: '示范市示范区演示路 2 号',
          idNumber: '',
        },
      ],
      claims: [{ id: 'c1', kind: 'principal', fen: 3_560_000, words: '归还借款本金' }],
      facts: [
        { id: 'f1', date: '2025-03', words: '把三万五千六百元借给对方，写了借条。' },
        { id: 'f2', date: '2026-03-01', words: '到期后多次催要，对方没有归还。' },
      ],
      evidence: [],
      service: { address: '示范市示范区演示路 1 号', phone: '13800006021', receiver: name },
      eService: { answer: true, mobile: '13800006021', textVersion: '1', shownMs: 5000, at: AT },
      mediationWish: 'yes',
    },
    policyVersion: 'test',
    document: {
      templateId: 'mediation-request',
      templateVersion: '1',
      title: '调解申请书',
      sha256: hex(pdf),
      pages: 2,
    },
    signature: {
      documentSha256: hex(pdf),
      geometry: { maxX: 9600, maxY: 6000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
      pad: { model: 'STU-430', serial: 'TEST0001', firmware: '1.0', driver: 'stu' },
      samples,
      gaps: 0,
      startedAt: AT,
      completedAt: AT,
      clock,
      identity,
      samplesSha256: hex(canonicalize(samples) ?? ''),
      pagesShown: [1, 2],
      readOutOffered: true,
      helper: 'relative',
    },
    files,
    corrects: null,
    ...(groupKey === undefined ? {} : { groupKey }),
  };
  const envelopeFiles = files.map((file) => ({
    sha256: file.sealedSha256,
    size: file.sealedSize,
    mime: 'application/octet-stream',
  }));
  return { bundle, sealed, envelopeFiles };
}
