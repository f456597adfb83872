/** F.2 "card moved": 41 while it is read, or taken away in the middle. */
import { expect, it } from 'vitest';
import { failsAs, watchingReader } from './benches.ts';

it('a card that moves is looked for again three times, then nobody may move it: cardRemoved', async () => {
  const { reader } = await failsAs('cardMoved', 'cardRemoved');
  expect(reader.heard().filter((command) => command === 'read')).toHaveLength(1 + 3);
});

it('a card that lies still again is read, as if nothing had been', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('cardMoved');
  reader.place('resident');
  await reader.until('read');
  await reader.clearFaults();
  expect((await host.next('cardRead')).card.name).toBe('张明华');
  expect(host.pushed.filter(({ name }) => name === 'cardFound')).toHaveLength(1);
});

it('a card that is lifted mid-read fails once and is read when it comes back', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('cardLiftedMidRead');
  reader.place('resident');
  expect((await host.next('cardFailed')).error.kind).toBe('cardRemoved');
  await host.next('cardLifted');
  reader.place('resident');
  expect((await host.next('cardRead')).card.name).toBe('张明华');
});
