/** F.2 "expired, number check fails": the card is read and the doubt comes with it, never silently dropped. */
import { expect, it } from 'vitest';
import { watchingReader } from './benches.ts';

it.each([
  ['expired', ['expired']],
  ['badCheckDigit', ['checkDigit']],
  ['resident', []],
] as const)('%s is read with the warnings %j', async (card, warnings) => {
  const { reader, host } = await watchingReader();
  reader.place(card);
  expect((await host.next('cardRead')).warnings).toEqual(warnings);
});
