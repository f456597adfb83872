/** F.2 "length inconsistency": the lengths inside an answer contradict its own length. */
import { expect, it } from 'vitest';
import { failsAs } from './benches.ts';

it('fails as protocol, and no partial data leaves the driver', async () => {
  const { reader } = await failsAs('lengthMismatch', 'protocol');
  expect(reader.heard().filter((command) => command === 'read').length).toBeGreaterThan(0);
});
