import { describe, expect, it } from 'vitest';
import { ok } from '../../main/contract/result.ts';
import { createSimulatedClock } from '../simulators/clock.ts';
import type { OpenSerial, SerialEars } from './serial.ts';
import { createReplay, createWireTrace, everyByte, recordSerial, replaySerial } from './trace.ts';

/** A port that answers each word with the same word twice, 7 ms later, and hangs up on 0xff. */
function echo(clock: ReturnType<typeof createSimulatedClock>): OpenSerial {
  return async (_path, _baud, _guard, ears) =>
    ok({
      write: (bytes) =>
        void clock.after(7, () =>
          bytes[0] === 0xff ? ears.closed() : ears.data(Uint8Array.of(...bytes, ...bytes)),
        ),
      setBaud: async () => {},
      close: async () => {},
    });
}
/** Opens, says two words and hangs up; everything heard with its time. */
async function converse(clock: ReturnType<typeof createSimulatedClock>, open: OpenSerial): Promise<string[]> {
  const heard: string[] = [];
  const ears: SerialEars = {
    data(bytes) {
      heard.push(`${clock.now()} ${Buffer.from(bytes).toString('hex')}`);
      bytes.fill(0);
    },
    closed: () => void heard.push(`${clock.now()} closed`),
  };
  const opened = await open('/dev/any', 9600, 250, ears);
  if (!opened.ok) return [opened.error];
  opened.value.write(Uint8Array.of(1));
  await clock.pass(20);
  await opened.value.setBaud(115_200);
  opened.value.write(Uint8Array.of(2, 3));
  await clock.pass(20);
  opened.value.write(Uint8Array.of(0xff));
  await clock.pass(20);
  return heard;
}

describe('a recorded wire', () => {
  it('plays back the same bytes at the same times, also where the listener zeroed its own', async () => {
    const clock = createSimulatedClock();
    const trace = createWireTrace(clock, everyByte);
    const heard = await converse(clock, recordSerial(echo(clock), trace));
    const later = createSimulatedClock();
    const { open, replay } = replaySerial(trace.entries, later);
    expect(await converse(later, open)).toEqual(heard);
    expect(heard).toEqual(['7 0101', '27 02030203', '47 closed']);
    expect([replay.ended(), replay.departure()]).toEqual([true, null]);
  });

  it('keeps no byte unless a test asks for them', async () => {
    const clock = createSimulatedClock();
    const trace = createWireTrace(clock);
    await converse(clock, recordSerial(echo(clock), trace));
    expect(trace.entries.filter(({ way }) => way === 'in').map(({ size, hex }) => [size, hex])).toEqual([
      [2, null],
      [4, null],
    ]);
  });

  it('names the first thing that goes differently', () => {
    const clock = createSimulatedClock();
    const trace = createWireTrace(clock, everyByte);
    trace.bytes('out', Uint8Array.of(0xab));
    const replay = createReplay(trace.entries);
    expect(replay.did('out', 'cd')).toBeNull();
    expect(replay.departure()).toBe('entry 0: recorded out ab, now out cd');
  });
});
