/** F.2 "SAM says 10/11": the command arrived bent at the reader, so the same words are said again. */
import { expect, it } from 'vitest';
import { failsAs, watchingReader } from './benches.ts';

it.each([
  ['samSaysChecksum', 'checksum', 1 + 3],
  ['samSaysLength', 'protocol', 1 + 1],
] as const)('for ever %s fails as %s after %i times', async (fault, kind, times) => {
  const { reader } = await failsAs(fault, kind);
  expect(reader.heard().filter((command) => command === 'read')).toHaveLength(times);
});

it('that goes away is not noticed at all', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('samSaysChecksum');
  reader.place('resident');
  await reader.until('read');
  await reader.clearFaults();
  expect((await host.next('cardRead')).card.type).toBe('resident');
  expect(host.pushed.some(({ name }) => name === 'cardFailed')).toBe(false);
});
