/** F.2 "card left on reader": it was dealt with and still lies there. */
import { expect, it } from 'vitest';
import { watchingReader } from './benches.ts';

it('somebody is reminded once, after ten seconds, and its leaving is noticed all the same', async () => {
  const { reader, host } = await watchingReader();
  reader.place('resident');
  await host.next('cardRead');
  await host.next('cardLeft');
  reader.lift();
  await host.next('cardLifted');
  expect(host.pushed.filter(({ name }) => name === 'cardLeft')).toHaveLength(1);
});

it('a card that stays is not read twice, and the next one is', async () => {
  const { reader, host } = await watchingReader();
  reader.place('resident');
  await host.next('cardRead');
  await host.devices.ask('watchCard', { on: true });
  reader.lift();
  await host.next('cardLifted');
  expect(host.pushed.filter(({ name }) => name === 'cardFound')).toHaveLength(1);
  reader.place('secondResident');
  expect((await host.next('cardRead')).card.name).toBe('李建国');
});
