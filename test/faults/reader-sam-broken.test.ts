/** F.2 "self-test / unauthorised": 60 gets one reset, 66 none; then the reader is out of service. */
import { expect, it } from 'vitest';
import { watchingReader } from './benches.ts';

it.each([
  ['samSelfTest', 'samSelfTest', 1],
  ['samUnauthorised', 'samUnauthorised', 0],
] as const)('%s takes the reader out of service after %s and %i resets', async (fault, kind, resets) => {
  const { reader, host } = await watchingReader();
  await reader.fault(fault);
  reader.place('resident');
  expect(await host.state('idReader', 'fault')).toMatchObject({ error: { kind, retryable: false } });
  expect(reader.heard().filter((command) => command === 'reset')).toHaveLength(resets);
});

it('a self-test that only failed once is cured by the reset, and the card is read', async () => {
  const { reader, host } = await watchingReader();
  await reader.fault('selfTestOnce');
  reader.place('resident');
  expect((await host.next('cardRead')).card.type).toBe('resident');
  const states = host.pushed.flatMap((entry) => entry.name === 'deviceStateChanged' ? [entry.body.state.kind] : []); // prettier-ignore
  expect(states).not.toContain('fault');
});
