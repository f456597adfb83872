/** HID presence sensors (HID usage tables, page 0x20): where in which report "somebody is here" stands. */

const SENSOR_PAGE = 0x20;
/** Data field: Human Presence. */
const HUMAN_PRESENCE = 0x04b1;
const ITEM_BYTES = [0, 1, 2, 4];
const LONG_ITEM = 0xfe;

/** Bits are counted from the payload's first; `id` 0: the device numbers no reports. */
export interface PresenceField {
  readonly id: number;
  readonly bitOffset: number;
  readonly bits: number;
}

interface Globals {
  readonly page: number;
  readonly size: number;
  readonly count: number;
  readonly id: number;
}

const START: Globals = { page: 0, size: 0, count: 0, id: 0 };

/** Null: no such field. Bytes that make no sense are skipped and never throw. */
export function presenceField(descriptor: Uint8Array): PresenceField | null {
  let globals = START;
  const stack: Globals[] = [];
  let usages: number[] = [];
  const offsets = new Map<number, number>();
  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === LONG_ITEM) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const length = ITEM_BYTES[prefix & 3] ?? 0;
    let value = 0;
    for (let i = length; i > 0; i--) value = value * 256 + (descriptor[at + i] ?? 0);
    switch (prefix & 0xfc) {
      case 0x04: globals = { ...globals, page: value }; break;
      case 0x74: globals = { ...globals, size: value }; break;
      case 0x84: globals = { ...globals, id: value }; break;
      case 0x94: globals = { ...globals, count: value }; break;
      case 0xa4: stack.push(globals); break;
      case 0xb4: globals = stack.pop() ?? globals; break;
      // a four-byte usage carries its page with it
      case 0x08: usages.push(length === 4 ? value : globals.page * 0x10000 + value); break;
      case 0x80: {
        const { id, size, count } = globals;
        const offset = offsets.get(id) ?? 0;
        const place = usages.indexOf(SENSOR_PAGE * 0x10000 + HUMAN_PRESENCE);
        if (place >= 0 && place < count && size > 0) return { id, bitOffset: offset + place * size, bits: size };
        offsets.set(id, offset + size * count);
        usages = [];
        break;
      }
      case 0x90: case 0xb0: case 0xa0: case 0xc0: usages = []; break; // the other main items
      default: // limits, units: of no weight here
    } // prettier-ignore
    at += 1 + length;
  }
  return null;
}

/** Null: another report, or one too short. */
export function readPresence(field: PresenceField, report: Uint8Array): boolean | null {
  const payload = field.id === 0 ? report : report[0] === field.id ? report.subarray(1) : null;
  if (payload === null || field.bitOffset + field.bits > payload.length * 8) return null;
  for (let bit = field.bitOffset; bit < field.bitOffset + field.bits; bit++)
    if ((((payload[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1) return true;
  return false;
}
