/** No bytes from jack, presence sensor or voice make a decoder throw, hang or take more than twice its bound; 1,000,000 each with YUNCANG_LONG=1. */
import { expect, it, vi } from 'vitest';
import { AMOUNT, feed, type Decode, type Target } from '../test/fuzz/feed.ts';
import { decodeJack, encodeJack, EVENT_BYTES } from './headset/protocol.ts';
import { presenceField, readPresence } from './presence/protocol.ts';
import { soundOf } from './voice/sound.ts';

vi.setConfig({ testTimeout: 1_800_000 });

const jack = (): Decode => {
  let rest: Uint8Array = new Uint8Array();
  return (bytes) => {
    const { events, rest: left } = decodeJack(Buffer.concat([rest, bytes]));
    if (left.length >= EVENT_BYTES || events.length > (rest.length + bytes.length) / EVENT_BYTES)
      throw new Error('more than was told');
    rest = left;
    return events.length > 0;
  };
};

/** Sensor page, three bits of something else, then presence; and the same without report ids. */
const SENSORS = [
  [0x05, 0x20, 0x09, 0x11, 0xa1, 0, 0x85, 7, 0x0a, 1, 2, 0x75, 3, 0x95, 1, 0x81, 2, 0x05, 0x01, 0x0b, 0xb1, 0x04, 0x20, 0, 0x75, 1, 0x95, 1, 0x81, 2, 0xc0],
  [0x05, 0x20, 0x09, 0x11, 0xa1, 0, 0x0a, 0xb1, 0x04, 0x75, 8, 0x95, 1, 0x81, 2, 0xc0],
].map((bytes) => Uint8Array.from(bytes)); // prettier-ignore
const presence: Decode = (bytes) => {
  const field = presenceField(bytes);
  if (field === null) return false;
  // a sensor that describes itself oddly may also report oddly
  readPresence(field, bytes);
  readPresence(field, bytes.subarray(0, 2));
  return true;
};

function wav(): Uint8Array {
  const file = Buffer.alloc(100);
  file.write('RIFF\x5c\0\0\0WAVEfmt \x10\0\0\0', 'latin1');
  file.write('data\x38\0\0\0', 36, 'latin1');
  return file;
}
const sound: Decode = (bytes) => {
  const heard = soundOf(bytes);
  if (heard !== null && heard.bytes.length > bytes.length) throw new Error('longer than the file');
  return heard !== null;
};

/** Two texts were made of each. */
const EMPTY_CHUNKS = Buffer.concat([wav().subarray(0, 12), new Uint8Array(400)]);

const SMALL = 8 << 10;
const TARGETS: readonly Target[] = [
  { name: 'jack', corpus: [encodeJack(true, 5), encodeJack(false, 9), new Uint8Array(EVENT_BYTES).fill(3, 18, 19)], start: jack, bound: (length) => SMALL + 16 * length },
  { name: 'presence', corpus: SENSORS, start: () => presence, bound: (length) => SMALL + 64 * length, longest: 1024 },
  { name: 'sound', corpus: [wav(), Buffer.concat([Buffer.from('OggS'), new Uint8Array(90)]), EMPTY_CHUNKS], tokens: ['RIFF', 'WAVE', 'fmt ', 'data', 'OggS'].map((tag) => Buffer.from(tag)), start: () => sound, bound: (length) => 2 * SMALL + 2 * length },
]; // prettier-ignore

it.each(TARGETS)('the $name decoder gives a value or a refusal', (target) => {
  expect(feed(target).inputs).toBeGreaterThanOrEqual(AMOUNT.inputs);
});
