/** Nothing that names a person may reach the devices' log, whatever goes wrong. */
import { expect, it } from 'vitest';
import { decodeCard } from '../../devices/id-reader/card.ts';
import { CARD_BLOCKS } from '../../devices/simulators/cards.ts';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { watchingReader } from './benches.ts';

const CARDS: readonly SimulatedCard[] = [
  'resident',
  'hmtPermit',
  'foreign2017',
  'foreign2023',
  'badCheckDigit',
  'unknownType',
];

it('the log of readings, good and bad, holds no field of any card', async () => {
  const { reader, host } = await watchingReader();
  const secrets: string[] = [];
  for (const card of CARDS) {
    const record = decodeCard(CARD_BLOCKS[card]());
    if (record.ok) secrets.push(record.value.name, record.value.number, record.value.birth);
    reader.place(card);
    await (card === 'unknownType' ? host.next('cardFailed') : host.next('cardRead'));
    reader.lift();
    await host.next('cardLifted');
    await host.devices.ask('watchCard', { on: true });
  }
  const log = host.log();
  expect(log.match(/"cardRead"/g)?.length).toBe(CARDS.length - 1);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  const failed = JSON.stringify(host.pushed.filter(({ name }) => name === 'cardFailed'));
  expect(secrets.filter((secret) => failed.includes(secret))).toEqual([]);
});
