/** The address written on the chip later (devices.md A.4): offered where there is one, never an error where there is none. */
import { expect, it } from 'vitest';
import { newestAddressBlock } from '../../devices/simulators/cards.ts';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { watchingReader } from './benches.ts';

const written = (card: SimulatedCard): string =>
  Buffer.from(newestAddressBlock(card) ?? [])
    .toString('utf16le')
    .trim();

it('comes with the card that has one, and not with the card that has none', async () => {
  const { reader, host } = await watchingReader({ newestAddress: true });
  reader.place('resident');
  expect((await host.next('cardRead')).newestAddress).toBe(written('resident'));
  reader.lift();
  await host.next('cardLifted');
  await host.devices.ask('watchCard', { on: true });
  reader.place('secondResident');
  const read = await host.next('cardRead');
  expect([read.card.name, 'newestAddress' in read]).toEqual(['李建国', false]);
});

it('is asked for by the other command where a reader does not know the first, and that is remembered', async () => {
  const { reader, host } = await watchingReader({ newestAddress: true });
  await reader.fault('oldAddressCommand');
  for (const card of ['resident', 'hmtPermit'] as const) {
    reader.place(card);
    expect((await host.next('cardRead')).newestAddress).toBe(written(card));
    reader.lift();
    await host.next('cardLifted');
    await host.devices.ask('watchCard', { on: true });
  }
  const asked = reader.heard().filter((command) => command.startsWith('newestAddress'));
  expect(asked).toEqual(['newestAddress', 'newestAddressOld', 'newestAddressOld']);
});

it('is not asked for unless the booth wants it', async () => {
  const { reader, host } = await watchingReader();
  reader.place('resident');
  await host.next('cardRead');
  expect(reader.heard()).not.toContain('newestAddress');
});
