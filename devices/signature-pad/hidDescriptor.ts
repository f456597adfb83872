/** Reads any HID report descriptor into its reports and fields, within fixed bounds (devices.md B.10; HID 1.11, section 6.2.2). */
import { err, ok, type Result } from '../../main/contract/result.ts';

export type ReportKind = 'input' | 'output' | 'feature';

export interface HidField {
  readonly kind: ReportKind;
  /** 0: the device numbers no reports, and its reports have no id byte. */
  readonly reportId: number;
  /** From the first bit after the id byte, counted upwards from the lowest bit of each byte. */
  readonly bitOffset: number;
  readonly bitSize: number;
  /** Values in a row: more than one where the last usage stands for all that follow, as in a block of bytes. */
  readonly count: number;
  /** Page in the high 16 bits, usage in the low: `0x000d0042` is the tip switch. 0: padding. */
  readonly usage: number;
  /** Usages of the collections around it, outermost first. */
  readonly inside: readonly number[];
  readonly logicalMin: number;
  readonly logicalMax: number;
  readonly physicalMin: number;
  readonly physicalMax: number;
  readonly unit: number;
  /** Power of ten, already signed. */
  readonly unitExponent: number;
  readonly relative: boolean;
}

export interface HidReports {
  readonly fields: readonly HidField[];
  /** Usages of the outermost collections. */
  readonly applications: readonly number[];
  /** Payload bytes after the id byte, by report id. */
  readonly sizes: Readonly<Record<ReportKind, ReadonlyMap<number, number>>>;
  readonly numbered: boolean;
}

/** `truncated`: an item ends beyond the bytes. `unbalanced`: collections or the stack do not pair. `tooLarge`: a bound is passed. */
export type DescriptorError = 'truncated' | 'unbalanced' | 'tooLarge';

/** The kernel takes 4096 bytes and 12,288 usages; nothing real comes near these depths. */
export const BOUNDS = {
  bytes: 4096,
  depth: 32,
  stack: 16,
  fields: 4096,
  reportBytes: 8192,
  usages: 4096,
} as const;

const LONG_ITEM = 0xfe;
const ITEM_BYTES = [0, 1, 2, 4];
const MAIN = { input: 0x80, output: 0x90, feature: 0xb0, collection: 0xa0, end: 0xc0 } as const;
const GLOBAL = { page: 0x04, logicalMin: 0x14, logicalMax: 0x24, physicalMin: 0x34, physicalMax: 0x44, exponent: 0x54, unit: 0x64, size: 0x74, id: 0x84, count: 0x94, push: 0xa4, pop: 0xb4 } as const; // prettier-ignore
const LOCAL = { usage: 0x08, usageMin: 0x18, usageMax: 0x28 } as const;

interface Globals {
  readonly page: number;
  readonly logicalMin: number;
  readonly logicalMax: number;
  /** The same bytes without their sign: whether a maximum is signed depends on its minimum. */
  readonly logicalMaxBare: number;
  readonly physicalMin: number;
  readonly physicalMax: number;
  readonly exponent: number;
  readonly unit: number;
  readonly size: number;
  readonly id: number;
  readonly count: number;
}

const START: Globals = { page: 0, logicalMin: 0, logicalMax: 0, logicalMaxBare: 0, physicalMin: 0, physicalMax: 0, exponent: 0, unit: 0, size: 0, id: 0, count: 0 }; // prettier-ignore

interface Item {
  readonly tag: number;
  readonly value: number;
  readonly signed: number;
  readonly bytes: number;
  readonly next: number;
}

function itemAt(descriptor: Uint8Array, at: number): Item | null {
  const prefix = descriptor[at] ?? 0;
  const bytes = prefix === LONG_ITEM ? 2 + (descriptor[at + 1] ?? 0) : (ITEM_BYTES[prefix & 3] ?? 0);
  if (at + 1 + bytes > descriptor.length) return null;
  if (prefix === LONG_ITEM) return { tag: -1, value: 0, signed: 0, bytes: 0, next: at + 1 + bytes };
  let value = 0;
  for (let i = bytes; i > 0; i--) value = value * 256 + (descriptor[at + i] ?? 0);
  const half = 2 ** (bytes * 8 - 1);
  const signed = bytes > 0 && value >= half ? value - half * 2 : value;
  return { tag: prefix & 0xfc, value, signed, bytes, next: at + 1 + bytes };
}

/** Usages that wait for the next main item, one by one or as a range. */
interface Locals {
  readonly usages: number[];
  min: number | null;
}

function withGlobal(globals: Globals, item: Item): Globals {
  switch (item.tag) {
    case GLOBAL.page: return { ...globals, page: item.value & 0xffff };
    case GLOBAL.logicalMin: return { ...globals, logicalMin: item.signed };
    case GLOBAL.logicalMax: return { ...globals, logicalMax: item.signed, logicalMaxBare: item.value };
    case GLOBAL.physicalMin: return { ...globals, physicalMin: item.signed };
    case GLOBAL.physicalMax: return { ...globals, physicalMax: item.signed };
    case GLOBAL.exponent: return { ...globals, exponent: exponentOf(item) };
    case GLOBAL.unit: return { ...globals, unit: item.value };
    case GLOBAL.size: return { ...globals, size: item.value };
    case GLOBAL.id: return { ...globals, id: item.value };
    case GLOBAL.count: return { ...globals, count: item.value };
    default: return globals;
  } // prettier-ignore
}

/** A nibble by the letter of the standard; some devices send a whole signed byte. */
const exponentOf = ({ value, signed }: Item): number => {
  if (value > 15) return Math.max(-8, Math.min(7, signed));
  return value > 7 ? value - 16 : value;
};

export function parseHidDescriptor(descriptor: Uint8Array): Result<HidReports, DescriptorError> {
  if (descriptor.length > BOUNDS.bytes) return err('tooLarge');
  const fields: HidField[] = [];
  const applications: number[] = [];
  const bits: Record<ReportKind, Map<number, number>> = { input: new Map(), output: new Map(), feature: new Map() }; // prettier-ignore
  const inside: number[] = [];
  const stack: Globals[] = [];
  let globals = START;
  let locals: Locals = { usages: [], min: null };
  let numbered = false;

  const addFields = (kind: ReportKind, flags: number): DescriptorError | null => {
    const { id, size, count } = globals;
    const from = bits[kind].get(id) ?? 0;
    if (size * count > BOUNDS.reportBytes * 8 || from + size * count > BOUNDS.reportBytes * 8)
      return 'tooLarge';
    bits[kind].set(id, from + size * count);
    const constant = (flags & 1) !== 0;
    // an array (flag 2 off) reports indices, a constant reports nothing: neither has fields of its own here
    if (constant || (flags & 2) === 0 || size > 32 || size === 0) return null;
    const named = Math.min(count, Math.max(1, locals.usages.length));
    if (fields.length + named > BOUNDS.fields) return 'tooLarge';
    const unsigned = globals.logicalMin >= 0;
    const around = [...inside];
    for (let i = 0; i < named; i++) {
      fields.push({
        kind, reportId: id, bitOffset: from + i * size, bitSize: size, count: i === named - 1 ? count - i : 1,
        usage: locals.usages[i] ?? 0,
        inside: around,
        logicalMin: globals.logicalMin, logicalMax: unsigned ? globals.logicalMaxBare : globals.logicalMax,
        physicalMin: globals.physicalMin, physicalMax: globals.physicalMax,
        unit: globals.unit, unitExponent: globals.exponent, relative: (flags & 4) !== 0,
      }); // prettier-ignore
    }
    return null;
  };
  const fullUsage = ({ value, bytes }: Item): number => (bytes === 4 ? value : globals.page * 65_536 + value);
  const addLocal = (item: Item): DescriptorError | null => {
    if (item.tag === LOCAL.usageMin) locals.min = fullUsage(item);
    if (item.tag === LOCAL.usage) locals.usages.push(fullUsage(item));
    if (item.tag === LOCAL.usageMax && locals.min !== null) {
      const [min, max] = [locals.min, fullUsage(item)];
      if (max - min + locals.usages.length > BOUNDS.usages) return 'tooLarge';
      for (let usage = min; usage <= max; usage++) locals.usages.push(usage);
      locals.min = null;
    }
    return locals.usages.length > BOUNDS.usages ? 'tooLarge' : null;
  };

  for (let at = 0; at < descriptor.length;) {
    const item = itemAt(descriptor, at);
    if (item === null) return err('truncated');
    at = item.next;
    let problem: DescriptorError | null = null;
    switch (item.tag) {
      case MAIN.input: problem = addFields('input', item.value); break;
      case MAIN.output: problem = addFields('output', item.value); break;
      case MAIN.feature: problem = addFields('feature', item.value); break;
      case MAIN.collection:
        if (inside.length === 0) applications.push(locals.usages[0] ?? 0);
        inside.push(locals.usages[0] ?? 0);
        if (inside.length > BOUNDS.depth) problem = 'tooLarge';
        break;
      case MAIN.end: if (inside.pop() === undefined) problem = 'unbalanced'; break;
      case GLOBAL.push: if (stack.push(globals) > BOUNDS.stack) problem = 'tooLarge'; break;
      case GLOBAL.pop: {
        const kept = stack.pop();
        if (kept === undefined) problem = 'unbalanced';
        else globals = kept;
        break;
      }
      case GLOBAL.id:
        numbered = true;
        if (item.value === 0 || item.value > 255) problem = 'unbalanced';
        globals = withGlobal(globals, item);
        break;
      case LOCAL.usage:
      case LOCAL.usageMin:
      case LOCAL.usageMax: problem = addLocal(item); break;
      default: globals = withGlobal(globals, item);
    } // prettier-ignore
    if (problem !== null) return err(problem);
    const main = item.tag !== -1 && (item.tag & 0x0c) === 0;
    if (main) locals = { usages: [], min: null };
  }
  if (inside.length > 0) return err('unbalanced');
  const bytes = (from: Map<number, number>): Map<number, number> => new Map([...from].map(([id, count]) => [id, Math.ceil(count / 8)])); // prettier-ignore
  return ok({
    fields,
    applications,
    numbered,
    sizes: { input: bytes(bits.input), output: bytes(bits.output), feature: bytes(bits.feature) },
  });
}

/** The (first) value of a field in a report's payload (without its id byte), signed where its logical minimum is negative; null where the report ends before it. */
export function fieldValue(field: HidField, payload: Uint8Array): number | null {
  const { bitOffset, bitSize, logicalMin } = field;
  if (bitOffset + bitSize > payload.length * 8) return null;
  let value = 0;
  for (let bit = bitSize - 1; bit >= 0; bit--) {
    const at = bitOffset + bit;
    value = value * 2 + (((payload[at >> 3] ?? 0) >> (at & 7)) & 1);
  }
  return logicalMin < 0 && value >= 2 ** (bitSize - 1) ? value - 2 ** bitSize : value;
}
