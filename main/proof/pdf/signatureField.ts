/** The signature in an increment: what it covers, and its CMS between exactly these two brackets. Pure. */
import { readObject, type PdfFile } from './revisions.ts';
import { entryOf, itemsIn, nameIn } from './values.ts';

export interface SignatureField {
  /** The bytes signed: everything of the revision but the hexadecimal string itself. */
  readonly ranges: readonly [readonly [number, number], readonly [number, number]];
  readonly cms: Uint8Array;
}

export type FieldFlaw = 'noSignature' | 'byteRange' | 'contents';

/** Checks 1 of the list in documents.md 4d: from byte 0 to the revision's end, with a gap of exactly `<hex>`. */
export function signatureFieldOf(file: PdfFile, index: number): SignatureField | FieldFlaw {
  const revision = file.revisions[index];
  const found = [...(revision?.objects ?? [])]
    .map(([number, offset]) => readObject(file.text, number, offset)?.value)
    .find((value) => nameIn(value, 'Type') === 'Sig');
  if (revision === undefined || found === undefined) return 'noSignature';
  const range = itemsIn(found, 'ByteRange').map((item) => (item.kind === 'word' ? Number(item.text) : NaN));
  const contents = entryOf(found, 'Contents');
  const [start, first, second, rest] = range;
  if (
    range.length !== 4 ||
    start === undefined ||
    first === undefined ||
    second === undefined ||
    rest === undefined
  )
    return 'byteRange';
  if (contents?.kind !== 'word' || !contents.text.startsWith('<')) return 'contents';
  const whole = start === 0 && first === contents.at && second === contents.at + contents.text.length;
  // a line end behind %%EOF may belong to the signed revision
  const end = second + rest;
  if (!whole || end < revision.end || file.text.slice(revision.end, end).trim() !== '') return 'byteRange';
  const cms = derIn(contents.text.slice(1, -1));
  return cms === null
    ? 'contents'
    : {
        ranges: [
          [0, first],
          [second, end],
        ],
        cms,
      };
}

/** The DER at the front of the zero-padded string, spelled in one way only. */
function derIn(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]+$/.test(hex)) return null;
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
  const [tag, size] = [bytes[0], bytes[1]];
  if (tag !== 0x30 || size !== 0x82) return null; // a CMS of ours is a sequence of 256 to 65,535 bytes
  const length = 4 + ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0);
  if (length > bytes.length || bytes.subarray(length).some((byte) => byte !== 0)) return null;
  return bytes.subarray(0, length);
}
