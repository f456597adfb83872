/** Reads PDF values (ISO 32000-1, 7.3) out of bytes: only the plain forms our own producer writes, everything else is refused. Pure. */

export type PdfValue =
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'reference'; readonly object: number }
  /** Numbers, booleans, null and strings by their exact spelling: they are only ever compared. `at` is where the spelling begins. */
  | { readonly kind: 'word'; readonly text: string; readonly at: number };

export interface Read {
  readonly value: PdfValue;
  /** The first byte after the value. */
  readonly end: number;
}

/** A dictionary in a dictionary and so on: our own go four deep. */
const MAX_DEPTH = 16;
const WHITE = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%]/;

export const skipWhite = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && WHITE.test(text.charAt(at))) at += 1;
  return at;
};

/** `text` is the file as Latin-1, one character a byte. Null: no value of ours begins here. */
export function readValue(text: string, from: number, depth = 0): Read | null {
  if (depth > MAX_DEPTH) return null;
  const at = skipWhite(text, from);
  const char = text.charAt(at);
  if (text.startsWith('<<', at)) return readDictionary(text, at, depth);
  if (char === '[') return readArray(text, at, depth);
  if (char === '/') return readName(text, at);
  if (char === '(') return readString(text, at);
  if (char === '<') return readHex(text, at);
  return readReference(text, at) ?? readWord(text, at);
}

function readDictionary(text: string, start: number, depth: number): Read | null {
  const entries = new Map<string, PdfValue>();
  let at = skipWhite(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const key = readName(text, at);
    if (key === null || key.value.kind !== 'name' || entries.has(key.value.name)) return null;
    const value = readValue(text, key.end, depth + 1);
    if (value === null) return null;
    entries.set(key.value.name, value.value);
    at = skipWhite(text, value.end);
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 };
}

function readArray(text: string, start: number, depth: number): Read | null {
  const items: PdfValue[] = [];
  let at = skipWhite(text, start + 1);
  while (text.charAt(at) !== ']') {
    const item = readValue(text, at, depth + 1);
    if (item === null) return null;
    items.push(item.value);
    at = skipWhite(text, item.end);
  }
  return { value: { kind: 'array', items }, end: at + 1 };
}

const regular = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && !WHITE.test(text.charAt(at)) && !DELIMITER.test(text.charAt(at))) at += 1;
  return at;
};

function readName(text: string, at: number): Read | null {
  if (text.charAt(at) !== '/') return null;
  const end = regular(text, at + 1);
  return end === at + 1 ? null : { value: { kind: 'name', name: text.slice(at + 1, end) }, end };
}

function readString(text: string, start: number): Read | null {
  let [at, open] = [start + 1, 1];
  while (open > 0) {
    const char = text.charAt(at);
    if (char === '') return null;
    if (char === '\\') at += 1;
    else if (char === '(') open += 1;
    else if (char === ')') open -= 1;
    at += 1;
  }
  return { value: { kind: 'word', text: text.slice(start, at), at: start }, end: at };
}

function readHex(text: string, start: number): Read | null {
  const end = text.indexOf('>', start);
  if (end < 0 || !/^[0-9a-fA-F\s]*$/.test(text.slice(start + 1, end))) return null;
  return { value: { kind: 'word', text: text.slice(start, end + 1), at: start }, end: end + 1 };
}

const REFERENCE = /(\d{1,10})[\t\n\r ]+0[\t\n\r ]+R(?![A-Za-z0-9])/y;

function readReference(text: string, at: number): Read | null {
  REFERENCE.lastIndex = at;
  const found = REFERENCE.exec(text);
  if (found === null) return null;
  return { value: { kind: 'reference', object: Number(found[1]) }, end: at + found[0].length };
}

function readWord(text: string, at: number): Read | null {
  const end = regular(text, at);
  const word = text.slice(at, end);
  if (!/^([+-]?\d+(\.\d+)?|[+-]?\.\d+|true|false|null)$/.test(word)) return null;
  return { value: { kind: 'word', text: word, at }, end };
}

/** Equal in meaning as our producer spells it: order of entries does not count, spelling of numbers and strings does. */
export function sameValue(a: PdfValue, b: PdfValue): boolean {
  if (a.kind === 'dictionary' && b.kind === 'dictionary') {
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => {
        const other = b.entries.get(key);
        return other !== undefined && sameValue(value, other);
      })
    );
  }
  if (a.kind === 'array' && b.kind === 'array')
    return (
      a.items.length === b.items.length && a.items.every((item, index) => sameItem(item, b.items[index]))
    );
  if (a.kind === 'name' && b.kind === 'name') return a.name === b.name;
  if (a.kind === 'reference' && b.kind === 'reference') return a.object === b.object;
  return a.kind === 'word' && b.kind === 'word' && a.text === b.text;
}

const sameItem = (a: PdfValue, b: PdfValue | undefined): boolean => b !== undefined && sameValue(a, b);

export const entryOf = (value: PdfValue | undefined, key: string): PdfValue | undefined =>
  value?.kind === 'dictionary' ? value.entries.get(key) : undefined;
export const nameIn = (value: PdfValue | undefined, key: string): string | null => {
  const entry = entryOf(value, key);
  return entry?.kind === 'name' ? entry.name : null;
};
export const referenceIn = (value: PdfValue | undefined, key: string): number | null => {
  const entry = entryOf(value, key);
  return entry?.kind === 'reference' ? entry.object : null;
};
export const itemsIn = (value: PdfValue | undefined, key: string): readonly PdfValue[] => {
  const entry = entryOf(value, key);
  return entry?.kind === 'array' ? entry.items : [];
};
