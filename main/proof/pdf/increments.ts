/** What a signature's increment may change, and nothing else: the append attack ends here. Pure. */
import { isSeamless, objectAt, readObject, type PdfFile } from './revisions.ts';
import { entryOf, itemsIn, nameIn, referenceIn, sameValue, type PdfValue } from './values.ts';

/** Name of the first thing an increment does that a signature does not need; null when it is a signature and no more. */
export function foreignChange(file: PdfFile, index: number): string | null {
  const [before, revision] = [file.revisions[index - 1], file.revisions[index]];
  if (before === undefined || revision === undefined) return 'no increment';
  if (!isSeamless(file, index)) return 'bytes between objects';
  const trailer = foreignInTrailer(before.trailer, revision.trailer);
  if (trailer !== null) return trailer;
  const root = referenceIn(revision.trailer, 'Root');
  const form = root === null ? null : referenceIn(objectAt(file, root, index) ?? undefined, 'AcroForm');
  let signatures = 0;
  for (const [number, offset] of revision.objects) {
    const value = readObject(file.text, number, offset)?.value;
    if (value === undefined) return 'an object that is not ours';
    const was = objectAt(file, number, index - 1);
    const known = file.revisions.slice(0, index).some((one) => one.objects.has(number));
    if (known && was === null) return 'a stream replaced';
    const what =
      was === null
        ? newObject(value, number === form)
        : changedObject(was, value, number === form, number === root);
    if (what !== null) return what;
    if (was === null && nameIn(value, 'Type') === 'Sig') signatures += 1;
  }
  return signatures === 1 ? null : 'not exactly one signature';
}

function foreignInTrailer(was: PdfValue, is: PdfValue): string | null {
  const same = (key: string): boolean => {
    const [a, b] = [entryOf(was, key), entryOf(is, key)];
    return a === undefined ? b === undefined : b !== undefined && sameValue(a, b);
  };
  const keys = is.kind === 'dictionary' ? [...is.entries.keys()] : [];
  if (!same('Root') || !same('Info')) return 'another root';
  return keys.every((key) => ['Size', 'Root', 'Info', 'ID', 'Prev'].includes(key))
    ? null
    : 'a trailer that is not ours';
}

const only = (value: PdfValue, keys: readonly string[]): boolean =>
  value.kind === 'dictionary' && [...value.entries.keys()].every((key) => keys.includes(key));

const SIGNATURE_KEYS = ['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'Name', 'M'];
const WIDGET_KEYS = ['Type', 'Subtype', 'FT', 'Rect', 'F', 'T', 'V', 'P'];

function newObject(value: PdfValue, isForm: boolean): string | null {
  if (isForm) return only(value, ['Fields', 'SigFlags']) ? null : 'a form that is not ours';
  if (nameIn(value, 'Type') === 'Sig')
    return only(value, SIGNATURE_KEYS) ? null : 'a signature that is not ours';
  const widget =
    nameIn(value, 'Subtype') === 'Widget' && nameIn(value, 'FT') === 'Sig' && only(value, WIDGET_KEYS);
  const nowhere = itemsIn(value, 'Rect').every((item) => item.kind === 'word' && Number(item.text) === 0);
  // a widget without an area cannot draw over the paper
  return widget && nowhere ? null : 'a new object that is no signature';
}

function changedObject(was: PdfValue, is: PdfValue, isForm: boolean, isRoot: boolean): string | null {
  if (isForm) return grownOnly(was, is, 'Fields') ? null : 'the form changed';
  if (isRoot) {
    const [a, b] = [entryOf(was, 'AcroForm'), entryOf(is, 'AcroForm')];
    const kept = a === undefined || (b !== undefined && sameValue(a, b));
    return kept && sameBut(was, is, 'AcroForm') ? null : 'the catalogue changed';
  }
  return nameIn(was, 'Type') === 'Page' && grownOnly(was, is, 'Annots') ? null : 'the paper changed';
}

function sameBut(was: PdfValue, is: PdfValue, key: string): boolean {
  if (was.kind !== 'dictionary' || is.kind !== 'dictionary') return false;
  const rest = (entries: ReadonlyMap<string, PdfValue>): PdfValue => ({
    kind: 'dictionary',
    entries: new Map([...entries].filter(([name]) => name !== key)),
  });
  return sameValue(rest(was.entries), rest(is.entries));
}

/** The list under `key` keeps what it had and gets references behind it. */
function grownOnly(was: PdfValue, is: PdfValue, key: string): boolean {
  const [before, after] = [itemsIn(was, key), itemsIn(is, key)];
  const kept = before.every((item, at) => {
    const now = after[at];
    return now !== undefined && sameValue(item, now);
  });
  return (
    kept &&
    after.length > before.length &&
    after.every((item) => item.kind === 'reference') &&
    sameBut(was, is, key)
  );
}
