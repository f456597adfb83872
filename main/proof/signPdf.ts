/** Adds one person's signature to a PDF as an increment (PAdES B-B): the bytes that were there stay, to the last one. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { sha256 } from './bytes.ts';
import { signCms } from './cms.ts';
import type { OneTimeSigner } from './certificates.ts';

export interface SigningAct {
  /** Unique in the document, for example `sign-3`. */
  readonly field: string;
  /** What a PDF reader shows: name and capacity. */
  readonly name: string;
  readonly at: Date;
}

/** Room for the CMS with two certificates, in bytes; without a time-stamp it takes about 1,200. */
const CONTENTS_BYTES = 4096;
/** Placeholder of the same width as every number that can stand there. */
const WIDE = 9_999_999_999;

export async function signPdf(pdf: Uint8Array, act: SigningAct, signer: OneTimeSigner): Promise<Uint8Array> {
  const prepared = await withField(pdf, act);
  const text = Buffer.from(prepared.buffer, prepared.byteOffset, prepared.byteLength).toString('latin1');
  const zeros = `<${'0'.repeat(CONTENTS_BYTES * 2)}>`;
  const gap = text.indexOf(zeros, pdf.length);
  const wide = `[ 0 ${WIDE} ${WIDE} ${WIDE} ]`;
  const rangeAt = text.indexOf(wide, pdf.length);
  if (gap < 0 || rangeAt < 0) throw new Error('the signature field is not where it was put');
  const after = gap + zeros.length;
  const range = `[ 0 ${gap} ${after} ${prepared.length - after} ]`.padEnd(wide.length);
  const signed = Uint8Array.from(prepared);
  signed.set(Buffer.from(range, 'latin1'), rangeAt);
  const covered = Buffer.concat([signed.subarray(0, gap), signed.subarray(after)]);
  const cms = await signCms(await sha256(covered), signer.key, signer.chain);
  if (cms.length > CONTENTS_BYTES) throw new Error(`a signature of ${cms.length} bytes has no room`);
  signed.set(Buffer.from(Buffer.from(cms).toString('hex'), 'latin1'), gap + 1);
  return signed;
}

async function withField(pdf: Uint8Array, { field, name, at }: SigningAct): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const page = document.getPages()[0]?.ref;
  if (page === undefined) throw new Error('a document without pages cannot be signed');
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: [0, WIDE, WIDE, WIDE],
      Contents: PDFHexString.of('0'.repeat(CONTENTS_BYTES * 2)),
      Name: PDFHexString.fromText(name),
      M: PDFString.fromDate(at),
    }),
  );
  // no area: the handwriting stands in the page itself, before the first signature
  const widget = context.register(
    context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], F: 132, T: PDFString.of(field), V: signature, P: page }),
  ); // prettier-ignore
  append(context.lookup(page, PDFDict), 'Annots', widget, document);
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (form === undefined)
    catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: [widget], SigFlags: 3 })));
  else append(form, 'Fields', widget, document);
  const signed = await document.commit({ useObjectStreams: false });
  if (!Buffer.from(pdf).equals(signed.subarray(0, pdf.length)))
    throw new Error('an increment must not touch what was there');
  return signed;
}

function append(
  owner: PDFDict,
  key: string,
  reference: ReturnType<PDFDocument['context']['register']>,
  document: PDFDocument,
): void {
  const list = owner.lookupMaybe(PDFName.of(key), PDFArray) ?? document.context.obj([]);
  list.push(reference);
  owner.set(PDFName.of(key), list);
}
