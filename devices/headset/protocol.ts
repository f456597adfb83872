/** Linux input events of a headphone jack (linux/input.h): `struct input_event`, 24 bytes on a 64-bit kernel. */

export const EVENT_BYTES = 24;
const TYPE_AT = 16;
const CODE_AT = 18;
const VALUE_AT = 20;
const EV_SYN = 0x00;
const SYN_DROPPED = 0x03;
const EV_SW = 0x05;
const SW_HEADPHONE_INSERT = 0x02;

export type JackEvent =
  | { readonly kind: 'moved'; readonly plugged: boolean }
  /** The kernel's buffer ran over: what was told before may no longer be true. */
  | { readonly kind: 'dropped' };

/** What the bytes tell about the jack, and the incomplete event at their end. */
export function decodeJack(bytes: Uint8Array): {
  readonly events: readonly JackEvent[];
  readonly rest: Uint8Array;
} {
  const events: JackEvent[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length - (bytes.length % EVENT_BYTES);
  for (let at = 0; at < whole; at += EVENT_BYTES) {
    const [type, code] = [view.getUint16(at + TYPE_AT, true), view.getUint16(at + CODE_AT, true)];
    if (type === EV_SW && code === SW_HEADPHONE_INSERT)
      events.push({ kind: 'moved', plugged: view.getInt32(at + VALUE_AT, true) !== 0 });
    else if (type === EV_SYN && code === SYN_DROPPED) events.push({ kind: 'dropped' });
  }
  return { events, rest: bytes.slice(whole) };
}

/** The same from the kernel's side, with the report that ends it; for simulators and tests. */
export function encodeJack(plugged: boolean, atMs: number): Uint8Array {
  const bytes = new Uint8Array(2 * EVENT_BYTES);
  const view = new DataView(bytes.buffer);
  for (const start of [0, EVENT_BYTES]) {
    view.setBigInt64(start, BigInt(Math.floor(atMs / 1000)), true);
    view.setBigInt64(start + 8, BigInt(Math.floor(atMs % 1000) * 1000), true);
  }
  view.setUint16(TYPE_AT, EV_SW, true);
  view.setUint16(CODE_AT, SW_HEADPHONE_INSERT, true);
  view.setInt32(VALUE_AT, plugged ? 1 : 0, true);
  return bytes; // the second event is EV_SYN, SYN_REPORT: all zero
}
