/** F.2 "length inconsistency": the lengths inside an answer contradict its own length. */
import { it } from 'vitest';
import { failsAs } from './benches.ts';

it('fails as protocol, and no partial data leaves the driver', async () => {
  await failsAs('lengthMismatch', 'protocol');
});
