/** Fingerprints (30 10): asked for only where the configuration allows it, checked by their lengths, handed to nobody. */
import { expect, it } from 'vitest';
import { startReader } from '../../devices/id-reader/driver.ts';
import type { CardReading } from '../../devices/id-reader/states.ts';
import { systemClock } from '../../devices/clock.ts';
import { simulatedReader, watchingReader } from './benches.ts';

/** What the driver hands over, and the same bytes after it has. */
async function readDirectly(
  card: 'resident' | 'residentElder' | 'foreign2023',
): Promise<{ bytes: number | null; after: readonly number[] }> {
  const reader = await simulatedReader();
  reader.place(card);
  let given: CardReading | undefined;
  let bytes: number | null = null;
  const ignore = (): void => {};
  const driver = await new Promise<ReturnType<typeof startReader>>((resolve) => {
    const started = startReader(
      { path: reader.path, baud: 115_200, fingerprint: true },
      systemClock,
      ignore,
      {
        stateChanged: ignore,
        cardFound: ignore,
        cardRead(reading) {
          given = reading;
          bytes = reading.fingerprint?.length ?? null;
          setImmediate(() => resolve(started));
        },
        cardFailed: ignore,
        cardLifted: ignore,
        cardLeft: ignore,
      },
    );
    started.watch(true);
  });
  await driver.close();
  return { bytes, after: [...(given?.fingerprint ?? []), ...(given?.photo ?? [])] };
}

it.each([
  ['resident', 1024],
  ['residentElder', 512],
  ['foreign2023', null],
] as const)(
  'of %s has %s bytes, which are zeroed after the hand-over like the photo',
  async (card, length) => {
    const { bytes, after } = await readDirectly(card);
    expect(bytes).toBe(length);
    expect(after.length).toBe(1024 + (length ?? 0));
    expect(after.every((byte) => byte === 0)).toBe(true);
  },
);

it('are not asked for by a booth that does not say so', async () => {
  const { reader, host } = await watchingReader();
  reader.place('resident');
  await host.next('cardRead');
  expect(reader.heard()).not.toContain('readWithFingerprint');
});

it('do not reach core where they are allowed', async () => {
  const { reader, host } = await watchingReader({ fingerprint: true });
  reader.place('resident');
  expect(Object.keys(await host.next('cardRead')).toSorted()).toEqual(['card', 'samNumber', 'warnings']);
  expect(reader.heard()).toContain('readWithFingerprint');
});
