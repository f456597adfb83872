/** A recorded session of the simulated reader over a real serial port, replayed into protocol and session: the same events. */
import { expect, it } from 'vitest';
import { systemClock, type Clock } from '../../devices/clock.ts';
import { startReader } from '../../devices/id-reader/driver.ts';
import { createSimulatedClock } from '../../devices/simulators/clock.ts';
import type { ReaderFaultName } from '../../devices/simulators/samCommands.ts';
import { openSerial, type OpenSerial } from '../../devices/transport/serial.ts';
import { createWireTrace, everyByte, recordSerial, replaySerial } from '../../devices/transport/trace.ts';
import { simulatedReader } from './benches.ts';

interface Run {
  readonly events: string[];
  /** Resolves when the story of this test has been told to its end. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Watches for one card, to its leaving or to a pulled cable; everything the driver says is noted. */
function watchOne(
  path: string,
  clock: Clock,
  open: OpenSerial,
  hear: (event: string) => void = () => {},
): Run {
  const events: string[] = [];
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const note = (event: string): void => {
    events.push(event);
    hear(event);
    if (event === 'lifted' || event.startsWith('state {"kind":"disconnected"')) end();
  };
  const config = { path, baud: 115_200, newestAddress: true };
  const driver = startReader(config, clock, () => {}, {
    stateChanged: (state) => note(`state ${JSON.stringify(state)}`),
    cardFound: () => note('found'),
    cardRead: ({ card, warnings, samNumber, newestAddress, photo }) =>
      note(`read ${JSON.stringify([card, warnings, samNumber, newestAddress, [...photo.subarray(0, 8)]])}`),
    cardFailed: (error) => note(`failed ${JSON.stringify(error)}`),
    cardLifted: () => note('lifted'),
    cardLeft: () => note('left'),
  }, { open, today: () => '20261123' }); // prettier-ignore
  driver.watch(true);
  return { events, ended, close: () => driver.close() };
}

const STORIES: readonly (readonly [string, ReaderFaultName | null, 'lift' | 'unplug'])[] = [
  ['a card that is read and taken away', null, 'lift'],
  ['a card on a line with noise', 'garbageBefore', 'lift'],
  ['a card whose answers arrive bent', 'flippedBit', 'lift'],
  ['a card the SAM refuses', 'authFailed', 'lift'],
  ['a reader that is pulled out', null, 'unplug'],
];

it.each(STORIES)('%s', async (_, fault, ending) => {
  const reader = await simulatedReader();
  if (fault !== null) await reader.fault(fault);
  reader.place('resident');
  const trace = createWireTrace(systemClock, everyByte);
  const live = watchOne(reader.path, systemClock, recordSerial(openSerial, trace), (event) => {
    if (!event.startsWith('read') && !event.startsWith('failed')) return;
    if (ending === 'lift') reader.lift();
    else void reader.unplug();
  });
  await live.ended;
  await live.close();

  const clock = createSimulatedClock();
  const { open, replay } = replaySerial(trace.entries, clock);
  const replayed = watchOne('/dev/replayed', clock, open);
  await clock.pass((trace.entries.at(-1)?.atMs ?? 0) + 200);
  expect(replay.departure()).toBeNull();
  expect(replayed.events).toEqual(live.events);
  expect(live.events.some((event) => event.startsWith('read') || event.startsWith('failed'))).toBe(true);
  await replayed.close();
});
