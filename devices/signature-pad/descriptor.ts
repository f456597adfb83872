/** Report sizes out of a HID report descriptor: each unit tells its own, so nothing is hard coded (devices.md B.3, B.10). */

export interface ReportSizes {
  /** Payload bytes after the id, by report id. */
  readonly feature: ReadonlyMap<number, number>;
  readonly input: ReadonlyMap<number, number>;
}

const LONG_ITEM = 0xfe;
const ITEM_BYTES = [0, 1, 2, 4];

/** Reads what it can; bytes that make no sense end the reading and never throw. */
export function parseDescriptor(descriptor: Uint8Array): ReportSizes {
  const bits = { feature: new Map<number, number>(), input: new Map<number, number>() };
  let globals = { size: 0, count: 0, id: 0 };
  const stack: (typeof globals)[] = [];
  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const length = ITEM_BYTES[prefix & 3] ?? 0;
    let value = 0;
    for (let i = length; i > 0; i--) value = value * 256 + (descriptor[at + i] ?? 0);
    const add = (into: Map<number, number>): void =>
      void into.set(globals.id, (into.get(globals.id) ?? 0) + globals.size * globals.count);
    switch (prefix & 0xfc) {
      case 0x74: globals = { ...globals, size: value }; break;
      case 0x84: globals = { ...globals, id: value }; break;
      case 0x94: globals = { ...globals, count: value }; break;
      case 0xa4: stack.push(globals); break;
      case 0xb4: globals = stack.pop() ?? globals; break;
      case 0x80: add(bits.input); break;
      case 0xb0: add(bits.feature); break;
      default: // usages, limits, collections: of no weight here
    } // prettier-ignore
    at += 1 + length;
  }
  const bytes = (from: Map<number, number>): Map<number, number> =>
    new Map([...from].map(([id, count]) => [id, Math.ceil(count / 8)]));
  return { feature: bytes(bits.feature), input: bytes(bits.input) };
}
