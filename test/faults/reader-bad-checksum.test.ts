/** F.2 "bad checksum in answer": a bit of the card's data arrives bent. */
import { expect, it } from 'vitest';
import { failsAs, watchingReader } from './benches.ts';

it('a bent answer is asked for three times in all, fails as checksum, and gives no part of the card', async () => {
  const { reader } = await failsAs('flippedBit', 'checksum');
  expect(reader.heard().filter((command) => command === 'read')).toHaveLength(3);
});

it('the card is read after it is lifted and laid down again once the line is good', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('flippedBit');
  reader.place('secondResident');
  await host.next('cardFailed');
  await reader.clearFaults();
  reader.lift();
  await host.next('cardLifted');
  reader.place('secondResident');
  expect((await host.next('cardRead')).card.name).toBe('李建国');
});
